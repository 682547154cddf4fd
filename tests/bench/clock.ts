import type { Clock } from '#core/app.ts'
import { day } from '#domain/calendar.ts'

/** The day of every measure. */
export const BENCH_DAY = day('2026-11-23')
const instant = new Date('2026-11-23T15:00:00Z')
export const BENCH_CLOCK: Clock = { now: () => instant }

/**
 * Of a program at work: a millisecond later each time it is asked, so that the ids of what it gives grow as those of an
 * office do. At one instant a hundred thousand ids would lie anywhere, and so would every index of them.
 */
export function workingClock(): Clock {
  let asked = 0
  return { now: () => new Date(instant.getTime() + (asked += 1)) }
}
