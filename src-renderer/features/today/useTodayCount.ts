import type { TodaySection } from '#contract/today.ts'
import { useQueryOf } from '../../api.ts'

const PRESSING: readonly TodaySection[] = ['reported', 'cutToday', 'tolerance', 'cutTomorrow']

/** Beside "Hoy" in the side bar: what cannot wait until the office opens again. Of today, whatever day is looked at. */
export function useTodayCount(): number | null {
  const { data } = useQueryOf('today.list', { limit: 1 })
  return data === undefined ? null : pressing(data.sections)
}

export function pressing(sections: readonly { section: TodaySection; count: number }[]): number {
  return sections
    .filter(({ section }) => PRESSING.includes(section))
    .reduce((sum, { count }) => sum + count, 0)
}
