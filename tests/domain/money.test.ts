import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCentavos, centavos, formatPesos, parsePesos } from '#domain/money.ts'

describe('an amount of money', () => {
  it.each<[string, number | null, string]>([
    ['$1,234.50', 123_450, ''],
    ['1234.5', 123_450, 'one decimal'],
    ['1234', 123_400, 'no decimals'],
    [' $ 1,234,567.89 ', 123_456_789, 'spaces'],
    ['.50', 50, 'only centavos'],
    ['1,500.00 MXN', 150_000, 'with the currency'],
    ['$1,500.00 M.N.', 150_000, 'with the currency'],
    ['1500 pesos', 150_000, 'with the word'],
    ['-$20.00', -2_000, 'a debt'],
    ['0', 0, ''],
    ['1,23', null, 'neither thousands nor centavos'],
    ['1.234,50', null, "another country's form"],
    ['12,34,567', null, 'groups of two'],
    ['99.999', null, 'a fraction of a centavo is not rounded in silence'],
    ['', null, 'nothing'],
    ['$', null, 'nothing'],
    ['.', null, 'nothing'],
    ['12a', null, 'letters'],
    ['1e5', null, 'letters'],
    ['99999999999999999', null, 'more than fits'],
  ])('%j is read as %s (%s)', (text, expected) => {
    expect(parsePesos(text)).toBe(expected)
  })

  it('is written with thousands and two decimals', () => {
    expect([0, 5, 100, 123_450, 123_456_789, -2_050].map((n) => formatPesos(centavos(n)))).toEqual([
      '$0.00',
      '$0.05',
      '$1.00',
      '$1,234.50',
      '$1,234,567.89',
      '-$20.50',
    ])
  })

  it('reads back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(parsePesos(formatPesos(centavos(n)))).toBe(centavos(n))
      }),
    )
  })

  it('is whole centavos or a bug', () => {
    expect(addCentavos()).toBe(0)
    expect(addCentavos(centavos(10), centavos(20), centavos(-5))).toBe(25)
    expect(() => centavos(0.5)).toThrow(RangeError)
    expect(() => centavos(Number.NaN)).toThrow(RangeError)
    expect(() => addCentavos(centavos(Number.MAX_SAFE_INTEGER), centavos(1))).toThrow(RangeError)
  })
})
