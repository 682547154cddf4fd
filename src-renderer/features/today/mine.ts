import { create } from 'zustand'

const kept = 'vigente.mine'

/** "Mis clientes": only of those whom the operator follows; stays as it was on this PC. */
export const useMine = create<{ readonly mine: boolean }>(() => ({
  mine: localStorage.getItem(kept) === 'yes',
}))

export function seeMine(mine: boolean): void {
  if (mine) localStorage.setItem(kept, 'yes')
  else localStorage.removeItem(kept)
  useMine.setState({ mine })
}
