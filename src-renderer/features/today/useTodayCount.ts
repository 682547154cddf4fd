import type { OutputOf } from '#contract/index.ts'
import type { TodaySection } from '#contract/today.ts'
import { useQueryOf } from '../../api.ts'

const PRESSING: readonly TodaySection[] = ['reported', 'cutToday', 'tolerance', 'cutTomorrow']

/** Beside "Hoy" in the side bar: what cannot wait until the office opens again. Of today, whatever day is looked at. */
export function useTodayCount(): number | null {
  const { data } = useQueryOf('today.list', { limit: 1 }, { ofToday: true })
  return data === undefined ? null : pressing(data)
}

export function pressing({ sections, tasks }: Pick<OutputOf<'today.list'>, 'sections' | 'tasks'>): number {
  return [...sections, ...tasks.sections]
    .filter(({ section }) => PRESSING.includes(section))
    .reduce((sum, { count }) => sum + count, 0)
}
