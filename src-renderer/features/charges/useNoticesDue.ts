import { useQueryOf } from '../../api.ts'

/** Beside the name in the side bar: charges that must be announced today, or whose day for it went by. */
export function useNoticesDue(): number | null {
  const due = useQueryOf('charges.noticesDue', { limit: 1 }, { later: true }).data?.total ?? 0
  return due === 0 ? null : due
}
