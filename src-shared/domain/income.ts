import type { Day } from './calendar.ts'
import { centavos, type Centavos } from './money.ts'

/**
 * What an amount with IVA is without it, rounded half up once, to the centavo; a reversal carries the same figure with
 * its sign, so that both together are nothing.
 *   netOf(centavos(116000), 1600)  // 100000
 *   netOf(centavos(-116000), 1600) // -100000
 */
export function netOf(amount: Centavos, vatBasisPoints: number): Centavos {
  const absolute = Math.abs(amount)
  const divisor = 10_000 + vatBasisPoints
  const net = Math.floor((absolute * 20_000 + divisor) / (2 * divisor))
  return centavos(amount < 0 ? -net : net)
}

/** Who sends the invoice to the client (C16): D1 says the vendor, unless the client's record says otherwise. */
export type BilledBy = 'vendor' | 'distributor'

/**
 * From a month on: what the distributor earns of a sale of the vendor's (its commission), or what a sale of its own
 * costs (the vendor's price), both in hundredths of a per cent of the sale without IVA.
 */
export interface MarginRate {
  readonly billedBy: BilledBy
  /** Null holds for every system without a rate of its own. */
  readonly productId: string | null
  readonly basisPoints: number
  /** The first day of a month: a month is never of two rates. */
  readonly validFrom: Day
}

/** The rate of a sale in a month, 'YYYY-MM': the system's own before the general one, the later before the earlier. */
export function rateIn(
  rates: readonly MarginRate[],
  billedBy: BilledBy,
  productId: string,
  month: string,
): number | null {
  const inForce = rates
    .filter((rate) => rate.billedBy === billedBy && rate.validFrom.slice(0, 7) <= month)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const own = inForce.find((rate) => rate.productId === productId)
  return (own ?? inForce.find((rate) => rate.productId === null))?.basisPoints ?? null
}

/**
 * What the distributor keeps of sales without IVA (C16, D1): of the vendor's invoices a commission, of its own what is
 * left after the cost. Null where the office has said no rate: nothing is guessed.
 *   marginOf('vendor', centavos(100000), 1500)      // 15000: a commission of 15 %
 *   marginOf('distributor', centavos(100000), 7000) // 30000: it costs 70 %
 */
export function marginOf(billedBy: BilledBy, net: Centavos, basisPoints: number | null): Centavos | null {
  if (basisPoints === null) return null
  const share = Math.sign(net) * Math.floor((Math.abs(net) * basisPoints + 5_000) / 10_000)
  return centavos(billedBy === 'vendor' ? share : net - share)
}

/**
 * Whether a renewal was paid while the system could still be used: at the latest on the last covered day, the one before
 * the cutoff (R26: no days after it; D4: the cutoff day itself counts as late).
 *   isOnTime('2026-11-29', '2026-11-30') // true
 *   isOnTime('2026-11-30', '2026-11-30') // false
 */
export function isOnTime(paidOn: Day, cutoff: Day): boolean {
  return paidOn < cutoff
}
