import { businessDaysBefore, lastMomentBefore } from './business-time.ts'
import type { BusinessCalendar } from './business-time.ts'
import { addDays } from './calendar.ts'
import type { Day } from './calendar.ts'
import { payBy, type PayByPolicy } from './pay-by.ts'
import type { Method } from './payment-method.ts'

/** "Hasta con 1 día de anticipación a su fecha de corte" (R27). */
export const ADVANCE_DAYS = 1

/**
 * The last working moment to act before a cutoff (R27, C5, beyond.md 2): no later than so many calendar days before it,
 * moved back to a day on which the office, or the client, is open; local time of that calendar.
 *   actBy('2026-03-16', office) // '2026-03-14T14:00': Sunday is closed, Saturday closes at 14:00
 * Null when that calendar was never open before.
 */
export function actBy(cutoff: Day, calendar: BusinessCalendar, advanceDays = ADVANCE_DAYS): string | null {
  const open = businessDaysBefore(calendar, addDays(cutoff, -advanceDays), 0)
  return open === null ? null : lastMomentBefore(calendar, addDays(open, 1))
}

/**
 * The last working moment to act on a rental that its client pays by hand: no later than the money can still be seen,
 * which for a bank that is closed is before the office's own last moment (R27, beyond.md 3).
 *   actToPayBy('2026-03-16', 'card', office, bank, policy)     // '2026-03-14T14:00', a Saturday
 *   actToPayBy('2026-03-16', 'transfer', office, bank, policy) // '2026-03-13T14:00': the bank is closed on Saturday
 */
export function actToPayBy(
  cutoff: Day,
  method: Method,
  office: BusinessCalendar,
  bank: BusinessCalendar,
  policy: PayByPolicy,
): string | null {
  const open = actBy(cutoff, office, policy.advanceDays)
  const last = payBy(method, cutoff, bank, policy)
  if (last === null || open === null) return open
  const paid = `${last.day}T${last.time}`
  return paid < open ? paid : open
}
