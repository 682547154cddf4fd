import { addDays, type Day } from './calendar.ts'
import { periodOf } from './cutoff.ts'
import { effectivePaidMonths, paidUntil, type Months, type Presumptions } from './rental.ts'

export interface RenewableRental {
  readonly activatedOn: Day | null
  readonly lastDay: boolean
  readonly months: Months
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly autoCharge: boolean
  readonly chargeFailedMonth?: number | null
}

/** A stretch of months of a rental, counted from the anchor: `firstMonth` 6 and `months` 6 is the second half-year. */
export interface Stretch {
  readonly firstMonth: number
  readonly months: number
}

export interface RenewalPlan {
  readonly period: Stretch
  /** Months that were taken as charged without a record (D11), recorded as presumed when money comes. */
  readonly presumed: Stretch | null
  /** Months without service and without charge between the lapse and the payment (D19). */
  readonly noService: Stretch | null
  /** Null until the activation: the clock has no anchor yet (C4). */
  readonly cutoffBefore: Day | null
  readonly cutoffAfter: Day | null
  readonly firstDay: Day | null
  /** "Funciona hasta el …": the day before the cutoff (D4). */
  readonly lastCoveredDay: Day | null
  readonly paidMonths: number
}

/**
 * What a payment of `months` buys (D19). Paid-until is the anchor + k months: a rental in force goes from k to
 * k + months; a lapsed one from the last boundary on or before the day of payment, and the months between are without
 * service. A change of period keeps the anchor, and paying late never moves it (D5).
 *   activated 2026-01-31, paid 3 months, 1 more on 2026-04-20 // cutoff 2026-04-30 → 2026-05-31
 *   the same, paid on 2026-06-10 // months 3 to 4 without service, cutoff 2026-05-31 → 2026-06-30
 */
export function planRenewal(
  rental: RenewableRental,
  months: Months,
  paidOn: Day,
  presume: Presumptions,
): RenewalPlan {
  const anchor = rental.activatedOn
  if (anchor === null) return unanchored(rental, months)
  const covered = effectivePaidMonths(rental, anchor, presume, paidOn)
  const boundary = paidUntil(anchor, covered, rental.lastDay)
  const start = boundary <= paidOn ? lastBoundary(anchor, paidOn, rental.lastDay, covered) : covered
  const cutoffAfter = paidUntil(anchor, start + months, rental.lastDay)
  return {
    period: { firstMonth: start, months },
    presumed: stretch(rental.paidMonths, covered),
    noService: stretch(covered, start),
    cutoffBefore: boundary,
    cutoffAfter,
    firstDay: paidUntil(anchor, start, rental.lastDay),
    lastCoveredDay: addDays(cutoffAfter, -1),
    paidMonths: start + months,
  }
}

/**
 * A renewal that starts at a month of its own instead of the next one: `next` is what `planRenewal` gives. Months
 * between what is covered and that month are without service.
 */
export function planFromMonth(
  rental: { readonly activatedOn: Day; readonly lastDay: boolean },
  period: Stretch,
  next: RenewalPlan,
): RenewalPlan {
  const { firstMonth, months } = period
  const covered = next.period.firstMonth - (next.noService?.months ?? 0)
  const cutoffAfter = paidUntil(rental.activatedOn, firstMonth + months, rental.lastDay)
  return {
    ...next,
    period,
    noService: stretch(covered, firstMonth),
    presumed: firstMonth >= covered ? next.presumed : null,
    cutoffAfter,
    firstDay: paidUntil(rental.activatedOn, firstMonth, rental.lastDay),
    lastCoveredDay: addDays(cutoffAfter, -1),
    paidMonths: firstMonth + months,
  }
}

/** Periods of a rental never overlap (D19): the first stretch that the new one would share a month with, or null. */
export function overlapping<S extends Stretch>(taken: readonly S[], wanted: Stretch): S | null {
  return (
    taken.find(
      (stretch) =>
        stretch.firstMonth < wanted.firstMonth + wanted.months &&
        wanted.firstMonth < stretch.firstMonth + stretch.months,
    ) ?? null
  )
}

/** Which month of the rental starts on a day; null when the day is no boundary of the series. */
export function monthStartingOn(anchor: Day, lastDay: boolean, firstDay: Day): number | null {
  if (firstDay < anchor) return null
  const period = periodOf(anchor, 1, firstDay, lastDay)
  return period.start === firstDay ? period.n : null
}

function lastBoundary(anchor: Day, paidOn: Day, lastDay: boolean, atLeast: number): number {
  if (paidOn < anchor) return atLeast
  return Math.max(atLeast, periodOf(anchor, 1, paidOn, lastDay).n)
}

function stretch(from: number, until: number): Stretch | null {
  return until > from ? { firstMonth: from, months: until - from } : null
}

function unanchored(rental: RenewableRental, months: Months): RenewalPlan {
  return {
    period: { firstMonth: rental.paidMonths, months },
    presumed: null,
    noService: null,
    cutoffBefore: null,
    cutoffAfter: null,
    firstDay: null,
    lastCoveredDay: null,
    paidMonths: rental.paidMonths + months,
  }
}
