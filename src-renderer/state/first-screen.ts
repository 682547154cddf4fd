import { create } from 'zustand'

/** Whether the first screen of this window has what it shows: what nobody waits for is asked only then. */
export const useFirstScreen = create<{ readonly isThere: boolean }>(() => ({ isThere: false }))

export function firstScreenIsThere(): void {
  if (!useFirstScreen.getState().isThere) useFirstScreen.setState({ isThere: true })
}
