import type { Day } from './calendar.ts'
import { centavos } from './money.ts'
import type { Centavos } from './money.ts'
import type { Months } from './rental.ts'
import { ok, refuse } from './result.ts'
import type { Result } from './result.ts'

/** One row of the price table, before IVA. */
export interface Price {
  readonly productId: string
  readonly months: Months
  /** The whole period with its first user. */
  readonly baseCentavos: Centavos
  /** Each further user, for the whole period. */
  readonly perUserCentavos: Centavos
  readonly validFrom: Day
  /** The last day it holds, included; null = until a later row. */
  readonly validUntil: Day | null
}

export interface PriceQuestion {
  readonly productId: string
  readonly months: Months
  readonly users: number
  readonly day: Day
}

/**
 * What a product costs for a period and so many users on a day, before IVA. Where two rows hold that day, the one that
 * began later. Refused with 'price.missing' when none does: nothing is priced by a row that has ended.
 *   base 1,000.00 and 150.00 a further user, 3 users // ok 130000
 */
export function priceOf(table: readonly Price[], question: PriceQuestion): Result<Centavos> {
  const row = table
    .filter((price) => price.productId === question.productId && price.months === question.months)
    .filter((p) => p.validFrom <= question.day && (p.validUntil === null || question.day <= p.validUntil))
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]
  if (!row) {
    const { productId, months, day } = question
    return refuse('price.missing', { productId, months, day })
  }
  return ok(centavos(row.baseCentavos + row.perUserCentavos * (question.users - 1)))
}
