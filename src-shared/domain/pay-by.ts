import { businessDaysBefore, formatMoment, openIntervals, parseClock } from './business-time.ts'
import type { BusinessCalendar } from './business-time.ts'
import { addDays, FIRST_DAY } from './calendar.ts'
import type { Day } from './calendar.ts'
import type { Method } from './payment-method.ts'
import type { Policies } from './policies.ts'

export interface PayByPolicy {
  /** Calendar days before the cutoff by which the money must be seen (R27, C5). */
  readonly advanceDays: number
  /** Business days of the bank until a cheque, or a deposit at the counter, is seen. */
  readonly chequeClearingDays: number
  readonly counterClearingDays: number
  /** A transfer made by this hour is still seen and applied the same day; the bank's closing when that is earlier. */
  readonly transferLatest: string
}

export const DEFAULT_PAY_BY: PayByPolicy = {
  advanceDays: 1,
  chequeClearingDays: 1,
  counterClearingDays: 1,
  transferLatest: '14:00',
}

/** What the rules of the office say of it. */
export function payByPolicyOf({
  advanceDays,
  chequeClearingDays,
  counterClearingDays,
  transferLatest,
}: Pick<Policies, keyof PayByPolicy>): PayByPolicy {
  return { advanceDays, chequeClearingDays, counterClearingDays, transferLatest }
}

/** Why that moment: the portal takes it at any hour, a bank must be open, or the money takes days to be seen. */
export type PayByReason =
  | { readonly kind: 'anyHour'; readonly cutoff: Day }
  | { readonly kind: 'bankHours'; readonly cutoff: Day; readonly closedFrom: Day | null }
  | { readonly kind: 'clearing'; readonly cutoff: Day; readonly businessDays: number; readonly seenOn: Day }

export interface PayBy {
  readonly method: Method
  readonly day: Day
  /** 'HH:mm', local time of the bank; '23:59' where any hour of the day will do. */
  readonly time: string
  readonly reason: PayByReason
}

/**
 * The last moment to pay so that the money is seen before the cutoff (beyond.md 3, C5). It depends on who must act: the
 * portal takes a card, PayPal or Bancanet at any hour, a bank is closed at the weekend.
 *   payBy('transfer', '2027-01-31', bank) // vie 2027-01-29, 14:00: the 30th is a Saturday
 *   payBy('card', '2027-01-31', bank)     // sáb 2027-01-30, 23:59
 *   payBy('cheque', '2027-01-31', bank)   // jue 2027-01-28, 16:00: seen one business day later
 * Null when the bank's calendar was never open before.
 */
export function payBy(
  method: Method,
  cutoff: Day,
  bank: BusinessCalendar,
  policy: PayByPolicy = DEFAULT_PAY_BY,
): PayBy | null {
  if (cutoff <= addDays(FIRST_DAY, policy.advanceDays)) return null
  const seenBy = addDays(cutoff, -policy.advanceDays)
  if (method === 'card' || method === 'paypal' || method === 'bancanet') {
    return { method, day: seenBy, time: '23:59', reason: { kind: 'anyHour', cutoff } }
  }
  const clearing = { transfer: 0, cheque: policy.chequeClearingDays, counter: policy.counterClearingDays }[
    method
  ]
  const seenOn = businessDaysBefore(bank, seenBy, 0)
  const day = businessDaysBefore(bank, seenBy, clearing)
  if (seenOn === null || day === null) return null
  const reason: PayByReason =
    clearing > 0
      ? { kind: 'clearing', cutoff, businessDays: clearing, seenOn }
      : { kind: 'bankHours', cutoff, closedFrom: seenOn < seenBy ? addDays(seenOn, 1) : null }
  return {
    method,
    day,
    time: latestHour(bank, day, method === 'transfer' ? policy.transferLatest : null),
    reason,
  }
}

/** The bank's closing on that day, or the agreed hour when it comes first and the bank has opened by then. */
function latestHour(bank: BusinessCalendar, d: Day, agreed: string | null): string {
  const intervals = openIntervals(bank, d)
  const closes = intervals.at(-1)!.closes
  const hour = agreed === null ? null : parseClock(agreed)
  const latest = hour !== null && hour > intervals[0]!.opens ? Math.min(hour, closes) : closes
  return formatMoment(d, Math.min(latest, 1_439)).slice(11)
}
