import { useQueryOf } from '../../api.ts'

/** Beside the name in the side bar: unlocks for which somebody still waits. */
export function useUnlocksOpen(): number | null {
  const open = useQueryOf('unlocks.list', { limit: 1 }, { later: true }).data?.total ?? 0
  return open === 0 ? null : open
}
