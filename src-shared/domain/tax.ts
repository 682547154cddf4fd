import type { Day } from './calendar.ts'
import { day } from './calendar.ts'
import { centavos } from './money.ts'
import type { Centavos } from './money.ts'
import { ok, refuse } from './result.ts'
import type { Result } from './result.ts'

/** Of the seller's establishment, not of the client's postcode (mexico.md §4). */
export type TaxPlace = 'general' | 'borderNorth' | 'borderSouth'

export interface VatRate {
  readonly place: TaxPlace
  /** Hundredths of a per cent: 16 % is 1600. */
  readonly basisPoints: number
  readonly validFrom: Day
  /** The last day of validity, included; null = until something else is decreed. */
  readonly validUntil: Day | null
  /** The border rate stays off until the owner, who must have given notice for it, turns it on (D9). */
  readonly enabled: boolean
}

/**
 * The table a ledger starts with (mexico.md §4). The decrees on the border gave 8 % from 2019 in the north and from 2021
 * in the south (Othón P. Blanco; not Cancún). Their last confirmed day is 2025-12-31: who turns them on has confirmed
 * that they still hold.
 */
export const DEFAULT_VAT_RATES: readonly VatRate[] = [
  { place: 'general', basisPoints: 1_600, validFrom: day('2010-01-01'), validUntil: null, enabled: true },
  { place: 'borderNorth', basisPoints: 800, validFrom: day('2019-01-01'), validUntil: null, enabled: false },
  { place: 'borderSouth', basisPoints: 800, validFrom: day('2021-01-01'), validUntil: null, enabled: false },
]

/**
 * The rate of a place on a day, in basis points; where the place has none in force and turned on, the general one (D9).
 * Each payment keeps the rate of its day. Refused with 'tax.rateMissing' when not even the general rate holds that day.
 *   vatRateOn(DEFAULT_VAT_RATES, 'borderSouth', '2026-03-01') // ok 1600: the 8 % is off
 */
export function vatRateOn(table: readonly VatRate[], place: TaxPlace, d: Day): Result<number> {
  const rate = inForce(table, place, d) ?? inForce(table, 'general', d)
  return rate ? ok(rate.basisPoints) : refuse('tax.rateMissing', { place, day: d })
}

/**
 * The tax on a subtotal, rounded half up once, to the centavo; a refund carries the same figure with its sign.
 *   vatOf(centavos(1003), 1600) // 160, from 160.48
 */
export function vatOf(subtotal: Centavos, basisPoints: number): Centavos {
  const absolute = Math.abs(subtotal)
  // In two parts, so that a large subtotal never leaves the safe integers.
  const whole = Math.floor(absolute / 10_000) * basisPoints
  const rest = Math.floor(((absolute % 10_000) * basisPoints + 5_000) / 10_000)
  return centavos(subtotal < 0 ? -(whole + rest) : whole + rest)
}

function inForce(table: readonly VatRate[], place: TaxPlace, d: Day): VatRate | undefined {
  return table
    .filter(
      (r) =>
        r.enabled && r.place === place && r.validFrom <= d && (r.validUntil === null || d <= r.validUntil),
    )
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
}
