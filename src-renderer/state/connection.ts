import { create } from 'zustand'

/** `lost`: the core does not answer; `locked`: it answers, but no longer to this window. Neither saves anything. */
export type ConnectionState = 'open' | 'lost' | 'locked'

export interface Connection {
  readonly state: ConnectionState
}

export const useConnection = create<Connection>(() => ({ state: 'open' }))

export function connectionIs(state: ConnectionState): void {
  if (useConnection.getState().state !== state) useConnection.setState({ state })
}
