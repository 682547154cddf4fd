import { addDays, daysBetween } from './calendar.ts'
import type { Day } from './calendar.ts'

/** "Solamente funcionará durante 30 días" after it is installed (R20). */
export const TRIAL_DAYS = 30

export interface Trial {
  /** The last day on which it still opens. */
  readonly lastDay: Day
  /** The first day on which it no longer does. */
  readonly stopsOn: Day
  /** Days from `today` to the last one: 0 on the last day, negative when the trial is over. */
  readonly daysLeft: number
}

/**
 * The only deadline of a serial that is not activated yet (R20, C4). The day of installation is day 0, and day 30 still
 * opens (D16). The paid period starts with the activation; the days left of the trial are lost.
 *   trialOf('2026-03-01', '2026-03-29') // lastDay 2026-03-31, stopsOn 2026-04-01, daysLeft 2
 */
export function trialOf(installedOn: Day, today: Day, trialDays = TRIAL_DAYS): Trial {
  const lastDay = addDays(installedOn, trialDays)
  return { lastDay, stopsOn: addDays(lastDay, 1), daysLeft: daysBetween(today, lastDay) }
}
