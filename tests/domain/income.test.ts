import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { isOnTime, marginOf, netOf, rateIn, type MarginRate } from '#domain/income.ts'
import { centavos } from '#domain/money.ts'
import { vatOf } from '#domain/tax.ts'

test.each([
  [116_000, 1_600, 100_000],
  [-116_000, 1_600, -100_000],
  [1, 1_600, 1],
  [100, 1_600, 86],
  [0, 1_600, 0],
  [58_000, 0, 58_000],
])('%i centavos with IVA at %i basis points are %i without', (amount, rate, net) => {
  expect(netOf(centavos(amount), rate)).toBe(net)
})

test('a subtotal with its IVA comes back as it was, at any rate', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e11 }), fc.constantFrom(0, 800, 1_600), (subtotal, rate) => {
      const net = centavos(subtotal)
      expect(netOf(centavos(net + vatOf(net, rate)), rate)).toBe(net)
    }),
  )
})

// C16, D1
test('C16: of what the vendor bills the distributor earns a commission, of its own sales what the cost leaves', () => {
  expect(marginOf('vendor', centavos(100_000), 1_500)).toBe(15_000)
  expect(marginOf('distributor', centavos(100_000), 7_000)).toBe(30_000)
  expect(marginOf('vendor', centavos(-100_000), 1_500)).toBe(-15_000)
  expect(marginOf('vendor', centavos(100_000), null)).toBeNull()
})

test('C16: a rate holds from its month on; that of the system goes before the general one', () => {
  const rate = (from: string, basisPoints: number, productId: string | null = null): MarginRate => ({
    billedBy: 'vendor',
    productId,
    basisPoints,
    validFrom: day(`${from}-01`),
  })
  const rates = [rate('2026-01', 1_000), rate('2026-07', 1_200), rate('2026-03', 2_000, 'aspel-sae')]
  expect(rateIn(rates, 'vendor', 'aspel-coi', '2025-12')).toBeNull()
  expect(rateIn(rates, 'vendor', 'aspel-coi', '2026-06')).toBe(1_000)
  expect(rateIn(rates, 'vendor', 'aspel-coi', '2026-07')).toBe(1_200)
  expect(rateIn(rates, 'vendor', 'aspel-sae', '2026-02')).toBe(1_000)
  expect(rateIn(rates, 'vendor', 'aspel-sae', '2026-09')).toBe(2_000)
  expect(rateIn(rates, 'distributor', 'aspel-sae', '2026-09')).toBeNull()
})

test('R26, D4: a renewal is on time through the day before the cutoff, and late from the cutoff day on', () => {
  expect(isOnTime(day('2026-11-29'), day('2026-11-30'))).toBe(true)
  expect(isOnTime(day('2026-11-30'), day('2026-11-30'))).toBe(false)
  expect(isOnTime(day('2026-12-01'), day('2026-11-30'))).toBe(false)
})
