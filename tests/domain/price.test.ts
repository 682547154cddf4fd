import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { priceOf } from '#domain/price.ts'
import type { Price } from '#domain/price.ts'
import type { Months } from '#domain/rental.ts'
import { refuse } from '#domain/result.ts'

const sae: Price = {
  productId: 'SAE',
  months: 12,
  baseCentavos: centavos(100_000),
  perUserCentavos: centavos(15_000),
  validFrom: day('2026-01-01'),
  validUntil: day('2026-12-31'),
}
const table: readonly Price[] = [
  sae,
  { ...sae, months: 1, baseCentavos: centavos(10_000), perUserCentavos: centavos(1_500) },
  { ...sae, baseCentavos: centavos(120_000), validFrom: day('2026-07-01'), validUntil: null },
]

describe('the price of a period', () => {
  it.each<[Months, number, string, number, string]>([
    [12, 1, '2026-06-30', 100_000, 'one user: the base'],
    [12, 3, '2026-06-30', 130_000, 'and each further simultaneous one (R34)'],
    [12, 1, '2026-07-01', 120_000, 'two rows hold: the later one'],
    [12, 1, '2027-03-01', 120_000, 'without an end'],
    [1, 2, '2026-12-31', 11_500, 'the last day of a row is included'],
  ])('%i months, %i users, on %s: %i (%s)', (months, users, d, expected) => {
    expect(priceOf(table, { productId: 'SAE', months, users, day: day(d) })).toEqual({
      ok: true,
      value: expected,
    })
  })

  it.each<[string, Months, string, string]>([
    ['SAE', 1, '2027-01-01', 'the row has ended'],
    ['SAE', 12, '2025-12-31', 'not begun'],
    ['SAE', 6, '2026-06-30', 'no row of that period'],
    ['COI', 12, '2026-06-30', 'no row of that system'],
  ])('%s, %i months, on %s is refused (%s)', (productId, months, d) => {
    expect(priceOf(table, { productId, months, users: 1, day: day(d) })).toEqual(
      refuse('price.missing', { productId, months, day: d }),
    )
  })
})
