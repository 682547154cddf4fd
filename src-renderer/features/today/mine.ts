import { create } from 'zustand'
import { isMineKept, MINE_KEY } from '../../state/kept.ts'

/** "Mis clientes": only of those whom the operator follows; stays as it was on this PC. */
export const useMine = create<{ readonly mine: boolean }>(() => ({
  mine: isMineKept(),
}))

export function seeMine(mine: boolean): void {
  if (mine) localStorage.setItem(MINE_KEY, 'yes')
  else localStorage.removeItem(MINE_KEY)
  useMine.setState({ mine })
}
