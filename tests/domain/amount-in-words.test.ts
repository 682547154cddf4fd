import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords } from '#domain/amount-in-words.ts'
import { centavos } from '#domain/money.ts'

describe('an amount in words (mexico.md §7)', () => {
  it.each([
    [100, 'UN PESO 00/100 M.N.', 'UN PESO'],
    [2_100, 'VEINTIÚN PESOS 00/100 M.N.', 'accent'],
    [10_000, 'CIEN PESOS 00/100 M.N.', ''],
    [10_100, 'CIENTO UN PESOS 00/100 M.N.', ''],
    [100_000, 'UN MIL PESOS 00/100 M.N.', 'harder to alter than MIL'],
    [123_450, 'UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.', ''],
    [150_050, 'UN MIL QUINIENTOS PESOS 50/100 M.N.', ''],
    [2_637_099, 'VEINTISÉIS MIL TRESCIENTOS SETENTA PESOS 99/100 M.N.', ''],
    [100_000_000, 'UN MILLÓN DE PESOS 00/100 M.N.', 'DE PESOS after exact millions'],
    [
      123_456_789,
      'UN MILLÓN DOSCIENTOS TREINTA Y CUATRO MIL QUINIENTOS SESENTA Y SIETE PESOS 89/100 M.N.',
      '',
    ],
    [100_100, 'UN MIL UN PESOS 00/100 M.N.', ''],
    [100_100_000, 'UN MILLÓN UN MIL PESOS 00/100 M.N.', ''],
    [0, 'CERO PESOS 00/100 M.N.', ''],
    [5, 'CERO PESOS 05/100 M.N.', ''],
    [9_999, 'NOVENTA Y NUEVE PESOS 99/100 M.N.', 'never 100/100'],
    [200_000_000, 'DOS MILLONES DE PESOS 00/100 M.N.', ''],
    [100_000_050, 'UN MILLÓN DE PESOS 50/100 M.N.', 'exact pesos with centavos'],
    [2_100_000, 'VEINTIÚN MIL PESOS 00/100 M.N.', ''],
    [1_600, 'DIECISÉIS PESOS 00/100 M.N.', ''],
    [3_100, 'TREINTA Y UN PESOS 00/100 M.N.', ''],
    [100_000_000_000, 'UN MIL MILLONES DE PESOS 00/100 M.N.', ''],
    [100_000_000_000_000, 'UN BILLÓN DE PESOS 00/100 M.N.', 'the long scale'],
  ])('%i centavos: %s (%s)', (amount, text) => {
    expect(amountInWords(centavos(amount))).toBe(text)
  })

  it.each([
    [100_000, 'MIL PESOS 00/100 M.N.'],
    [100_100_000, 'UN MILLÓN MIL PESOS 00/100 M.N.'],
    [200_000, 'DOS MIL PESOS 00/100 M.N.'],
  ])('with the wording MIL, %i centavos: %s', (amount, text) => {
    expect(amountInWords(centavos(amount), 'mil')).toBe(text)
  })

  it('two amounts never read the same', () => {
    const money = fc.integer({ min: 0, max: 9_000_000_000_000_000 })
    fc.assert(
      fc.property(money, money, fc.constantFrom('unMil' as const, 'mil' as const), (a, b, wording) => {
        const words = amountInWords(centavos(a), wording)
        expect(words).not.toMatch(/ {2}|^ |undefined/)
        expect(words === amountInWords(centavos(b), wording)).toBe(a === b)
      }),
    )
  })

  it('a negative amount is a bug', () => {
    expect(() => amountInWords(centavos(-1))).toThrow(RangeError)
  })
})
