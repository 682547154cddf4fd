import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { refuse } from '#domain/result.ts'
import { DEFAULT_VAT_RATES, vatOf, vatRateOn } from '#domain/tax.ts'
import type { TaxPlace, VatRate } from '#domain/tax.ts'

const border: readonly VatRate[] = DEFAULT_VAT_RATES.map((rate) => ({ ...rate, enabled: true }))

describe('the IVA of a day and a place (D9)', () => {
  it.each<[TaxPlace, string, number, string]>([
    ['general', '2026-11-23', 1_600, ''],
    ['borderSouth', '2026-11-23', 1_600, 'the 8 % is off until the owner turns it on'],
  ])('by the table of a new ledger, %s on %s: %i (%s)', (place, d, expected) => {
    expect(vatRateOn(DEFAULT_VAT_RATES, place, day(d))).toEqual({ ok: true, value: expected })
  })

  it.each<[TaxPlace, string, number, string]>([
    ['borderSouth', '2026-11-23', 800, 'turned on'],
    ['borderSouth', '2020-12-31', 1_600, 'the day before the decree of the south'],
    ['borderNorth', '2019-01-01', 800, 'the first day of that of the north'],
    ['general', '2026-11-23', 1_600, 'elsewhere nothing changes'],
  ])('with the border rate turned on, %s on %s: %i (%s)', (place, d, expected) => {
    expect(vatRateOn(border, place, day(d))).toEqual({ ok: true, value: expected })
  })

  it('each day keeps its own rate, the last day of a row included', () => {
    const table: readonly VatRate[] = [
      {
        place: 'general',
        basisPoints: 1_600,
        validFrom: day('2010-01-01'),
        validUntil: day('2026-12-31'),
        enabled: true,
      },
      { place: 'general', basisPoints: 1_700, validFrom: day('2027-01-01'), validUntil: null, enabled: true },
    ]
    expect(['2026-12-31', '2027-01-01'].map((d) => vatRateOn(table, 'general', day(d)))).toEqual([
      { ok: true, value: 1_600 },
      { ok: true, value: 1_700 },
    ])
  })

  it('is refused where no rate holds', () => {
    expect(vatRateOn(DEFAULT_VAT_RATES, 'general', day('2009-12-31'))).toEqual(
      refuse('tax.rateMissing', { place: 'general', day: '2009-12-31' }),
    )
  })
})

describe('the tax on a subtotal', () => {
  it.each([
    [100_000, 1_600, 16_000, ''],
    [1_003, 1_600, 160, '160.48'],
    [1_009, 1_600, 161, '161.44'],
    [3, 1_600, 0, '0.48'],
    [25, 200, 1, 'half a centavo goes up: 0.5'],
    [-25, 200, -1, 'and a refund is its mirror'],
    [9_000_000_000_000_000, 1_600, 1_440_000_000_000_000, 'exact where a product would not be'],
    [0, 1_600, 0, ''],
  ])('%i centavos at %i: %i (%s)', (subtotal, rate, expected) => {
    expect(vatOf(centavos(subtotal), rate)).toBe(expected)
  })

  it('is never more than half a centavo off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e15 }),
        fc.integer({ min: 0, max: 10_000 }),
        (subtotal, rate) => {
          const off = BigInt(vatOf(centavos(subtotal), rate)) * 10_000n - BigInt(subtotal) * BigInt(rate)
          expect(off > -5_000n && off <= 5_000n).toBe(true)
        },
      ),
    )
  })
})
