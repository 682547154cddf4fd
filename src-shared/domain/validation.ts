import { addDays } from './calendar.ts'
import type { Day } from './calendar.ts'
import { cutoffAt, nextCutoff } from './cutoff.ts'

/** The longest the vendor speaks of: "hasta 15 días naturales, dependiendo del sistema" (R32). */
export const LONGEST_OFFLINE_DAYS = 15

/**
 * The n-th monthly validation, from the same anchor as the cutoffs, whatever period was paid (R29, C6).
 *   validationAt('2026-01-31', 1) // '2026-02-28'
 * A yearly rental has twelve, the last on the day of its renewal (dates.md §5, 7).
 */
export function validationAt(anchor: Day, n: number, lastDay = false): Day {
  return cutoffAt(anchor, 1, n, lastDay)
}

/** `nextValidation('2026-01-31', '2026-03-01') // { n: 2, day: '2026-03-31' }` */
export function nextValidation(anchor: Day, onOrAfter: Day, lastDay = false): { n: number; day: Day } {
  return nextCutoff(anchor, 1, onOrAfter, lastDay)
}

export interface ValidationTolerance {
  /** The last day to count on. */
  readonly plannedLastDay: Day
  /** The last day on which it may still work. */
  readonly possibleLastDay: Day
  /** False: shown as "hasta 15, sin confirmar". */
  readonly confirmed: boolean
}

/**
 * Until when a paid rental works without its validation (R32, C2). Day 1 is the day after the scheduled one, and the
 * last of the `offlineDays` is still covered. It never lengthens a period that is not paid.
 *   validationTolerance('2026-10-31', 15)   // planned 2026-11-15, possible 2026-11-15, confirmed
 *   validationTolerance('2026-10-31', null) // planned 2026-10-31, possible 2026-11-15, not confirmed (D7)
 */
export function validationTolerance(scheduled: Day, offlineDays: number | null): ValidationTolerance {
  return {
    plannedLastDay: addDays(scheduled, offlineDays ?? 0),
    possibleLastDay: addDays(scheduled, offlineDays ?? LONGEST_OFFLINE_DAYS),
    confirmed: offlineDays !== null,
  }
}
