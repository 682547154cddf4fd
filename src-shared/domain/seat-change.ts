import { dayOfMonth, daysBetween, isLastDayOfMonth, monthOf, yearOf } from './calendar.ts'
import type { Day } from './calendar.ts'
import { centavos } from './money.ts'
import type { Centavos } from './money.ts'

/** Real days of the period, or every month as 30 days (a setting, dates.md §3). */
export type ProrationBasis = 'realDays' | 'fixed30'

export interface Proration {
  readonly amount: Centavos
  /** "14 de 30 días" */
  readonly days: number
  readonly of: number
}

/** A paid period, half-open: `next` is the cutoff and no longer belongs to it. */
export interface PaidPeriod {
  readonly start: Day
  readonly next: Day
}

/**
 * The part of a whole period's amount from a day to its end, rounded half up once (dates.md §3). A preview: the vendor
 * prices the change.
 *   prorate(300.00, 2016-04-15 to 2016-05-15, from 2016-05-01) // 140.00, 14 of 30 days
 */
export function prorate(
  amount: Centavos,
  period: PaidPeriod,
  from: Day,
  basis: ProrationBasis = 'realDays',
): Proration {
  const count = basis === 'realDays' ? daysBetween : daysOfThirty
  const of = count(period.start, period.next)
  const days = Math.min(of, Math.max(0, count(from, period.next)))
  return { amount: roundHalfUp(BigInt(amount) * BigInt(days), BigInt(of)), days, of }
}

export interface SeatChange {
  readonly users: number
  readonly wanted: number
  /** Price of a whole period with the users of today, and with those wanted. */
  readonly price: Centavos
  readonly wantedPrice: Centavos
  readonly period: PaidPeriod
  /** The validation at which it would take effect (R33). */
  readonly from: Day
}

export interface SeatChangePreview {
  readonly kind: 'increase' | 'decrease' | 'same'
  /** At the validation; null for a decrease, which gives no money back in mid-period (D3). */
  readonly now: (Proration & { readonly from: Day }) | null
  /** At the next paid period: what each period costs more, or less. */
  readonly atNextPayment: { readonly from: Day; readonly perPeriod: Centavos }
}

/**
 * A change of simultaneous users, now and at the next payment, side by side (R33, R34, C18, D3): an increase may take
 * effect at any validation, a decrease only at the next paid period.
 *   5 to 8 users, 300.00 more a month, from day 1 of a period of 30 with 14 left // now 140.00, then 300.00 a period
 */
export function previewSeatChange(change: SeatChange, basis: ProrationBasis = 'realDays'): SeatChangePreview {
  const difference = centavos(change.wantedPrice - change.price)
  const atNextPayment = { from: change.period.next, perPeriod: difference }
  if (change.wanted === change.users) return { kind: 'same', now: null, atNextPayment }
  if (change.wanted < change.users) return { kind: 'decrease', now: null, atNextPayment }
  return {
    kind: 'increase',
    now: { ...prorate(difference, change.period, change.from, basis), from: change.from },
    atNextPayment,
  }
}

/** Days between as if every month had 30: the 31st and the last of February count as the 30th. */
function daysOfThirty(from: Day, to: Day): number {
  const dayNumber = (d: Day) => (isLastDayOfMonth(d) ? 30 : dayOfMonth(d))
  return (
    (yearOf(to) - yearOf(from)) * 360 + (monthOf(to) - monthOf(from)) * 30 + dayNumber(to) - dayNumber(from)
  )
}

function roundHalfUp(numerator: bigint, denominator: bigint): Centavos {
  const absolute = numerator < 0n ? -numerator : numerator
  const rounded = Number((absolute * 2n + denominator) / (denominator * 2n))
  return centavos(numerator < 0n ? -rounded : rounded)
}
