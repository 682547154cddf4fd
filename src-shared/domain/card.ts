import { civilDay, lastDayOfMonth, type Day } from './calendar.ts'
import { cutoffAt } from './cutoff.ts'
import type { Months } from './rental.ts'

/**
 * When a card ends, as it is printed on it, month and year; null for anything else. A card is good through the last
 * day of its month.
 *   parseExpiry('08/28') // '2028-08'
 *   parseExpiry('8/2028') // '2028-08'
 *   parseExpiry('13/28') // null
 */
export function parseExpiry(text: string): string | null {
  const match = /^(0?[1-9]|1[0-2])\s*[/-]\s*(?:20)?(\d\d)$/.exec(text.trim())
  return match ? `20${match[2]}-${match[1]!.padStart(2, '0')}` : null
}

/** `formatExpiry('2028-08') // '08/28'` */
export function formatExpiry(expires: string): string {
  return `${expires.slice(5)}/${expires.slice(2, 4)}`
}

/** The last day on which it can be charged: `cardEndsOn('2028-02') // '2028-02-29'` */
export function cardEndsOn(expires: string): Day {
  return lastDayOfMonth(civilDay(Number(expires.slice(0, 4)), Number(expires.slice(5)), 1))
}

export interface ChargedRental {
  readonly activatedOn: Day
  readonly lastDay: boolean
  readonly months: Months
  readonly paidMonths: number
}

/**
 * The first automatic charge that a card cannot pay, because it ends before that cutoff: charges fall on the cutoffs
 * from paid-until on, a period apart (R15).
 *   activated 2026-05-10, monthly, paid 6 months, card 12/26 // '2027-01-10'
 *   the same, yearly, paid 12 months, card 05/27             // '2028-05-10': that of 2027-05-10 still passes
 */
export function firstChargeAfterCard(rental: ChargedRental, expires: string): Day {
  const ends = cardEndsOn(expires)
  for (let month = rental.paidMonths; ; month += rental.months) {
    const chargeOn = cutoffAt(rental.activatedOn, 1, month, rental.lastDay)
    if (chargeOn > ends) return chargeOn
  }
}
