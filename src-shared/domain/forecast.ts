import { addDays, addMonths, day, monthOf, yearOf, type Day } from './calendar.ts'
import { cutoffAt, periodOf } from './cutoff.ts'
import { NOTHING, centavos, type Centavos } from './money.ts'
import type { Months } from './rental.ts'

/** Rentals that stand alike: the same next cutoff, period and day of the month. */
export interface RentedGroup {
  readonly nextCutoff: Day
  readonly months: Months
  /** Day of the month of their first activation, to which a short month gives way and which comes back (C6). */
  readonly anchorDay: number
  readonly lastDay: boolean
  readonly rentals: number
  /** Without IVA, at the prices of today; rentals without a price are in `unpriced`. */
  readonly amount: Centavos
  readonly unpriced: number
}

export interface Expected {
  readonly from: Day
  /** The first day after it. */
  readonly until: Day
  readonly renewals: number
  readonly amount: Centavos
  readonly unpriced: number
}

/**
 * What comes in if everybody renews as rented: each rental on its next cutoff and every period after it, counted from
 * the anchor, so that the 31st comes back after February (R25, C6). One that has passed unpaid counts once, on the first
 * day: of the months in between nobody pays, and its next period begins a whole one later (D19).
 *   one monthly rental, next cutoff 2026-11-30, of 100.00: twelve months from 2026-11-01 have 12 renewals of 100.00
 */
export function expectedIn(groups: readonly RentedGroup[], bounds: readonly Day[]): Expected[] {
  const first = bounds[0]!
  const last = bounds.at(-1)!
  const sums = bounds.slice(1).map((until, i) => ({
    from: bounds[i]!,
    until,
    renewals: 0,
    amount: NOTHING as number,
    unpriced: 0,
  }))
  for (const group of groups) {
    for (const at of cutoffsOf(group, first, last)) {
      const sum = sums.find(({ from, until }) => from <= at && at < until)
      if (!sum) continue
      sum.renewals += group.rentals
      sum.amount += group.amount
      sum.unpriced += group.unpriced
    }
  }
  return sums.map((sum) => ({ ...sum, amount: centavos(sum.amount) }))
}

/** Bounds of so many calendar months from the first day of a day's month: one more than months. */
export function monthBounds(from: Day, months: number): Day[] {
  const first = `${from.slice(0, 7)}-01` as Day
  return Array.from({ length: months + 1 }, (_, i) => addMonths(first, i))
}

/** Bounds of so many weeks of seven days that begin on a day. */
export function weekBounds(from: Day, weeks: number): Day[] {
  return Array.from({ length: weeks + 1 }, (_, i) => addDays(from, i * 7))
}

function* cutoffsOf(
  { nextCutoff, months, anchorDay, lastDay }: RentedGroup,
  first: Day,
  last: Day,
): Generator<Day> {
  const anchor = day(`2000-01-${String(anchorDay).padStart(2, '0')}`)
  let month = (yearOf(nextCutoff) - 2000) * 12 + monthOf(nextCutoff) - 1
  if (nextCutoff < first) {
    yield first
    // Paid on that day it would run from the last boundary before it, and not from where it lapsed (D19).
    month = periodOf(anchor, 1, first, lastDay).n + months
  }
  for (let cutoff: Day; (cutoff = cutoffAt(anchor, 1, month, lastDay)) < last; month += months) {
    if (cutoff >= first) yield cutoff
  }
}
