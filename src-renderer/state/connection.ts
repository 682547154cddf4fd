import { create } from 'zustand'

/** Whether the core answers. While it does not, nothing can be saved, and the screen says so. */
export interface Connection {
  readonly lost: boolean
}

export const useConnection = create<Connection>(() => ({ lost: false }))

export function connectionIs(state: 'open' | 'lost'): void {
  const lost = state === 'lost'
  if (useConnection.getState().lost !== lost) useConnection.setState({ lost })
}
