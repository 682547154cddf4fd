import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardNumberIn } from '#domain/card-number.ts'

describe('a full card number', () => {
  it.each([
    ['4111111111111111', '1111', 'Visa, 16 digits'],
    ['cobrar a 4111 1111 1111 1111, dijo Lety', '1111', 'in a sentence, in groups'],
    ['5555-5555-5555-4444', '4444', 'with hyphens'],
    ['3782 822463 10005', '0005', 'American Express, 15 digits'],
    ['4222222222222', '2222', '13 digits, the shortest'],
    ['6304000000000000000', '0000', '19 digits, the longest'],
    ['tarjeta4111111111111111vence0127', '1111', 'with letters around it'],
    ['ref 123 y 4111.1111.1111.1111', '1111', 'with points'],
  ])('is found in «%s»', (text, last4) => expect(cardNumberIn(text)).toBe(last4))

  it.each([
    ['', 'nothing'],
    ['4111111111111112', 'its check digit is wrong'],
    ['421111111111', '12 digits are too few'],
    ['41111111111111111113', '20 digits are too many'],
    ['terminada en 1111, vence 01/27', 'the last four digits are what may be kept'],
    ['998 844 0824', 'a telephone'],
    ['SPEI 2026112340014BMOV0000497861320', 'a tracking key'],
    ['41111111, 11111111', 'two numbers'],
  ])('is not «%s»: %s', (text) => expect(cardNumberIn(text)).toBeNull())

  it('is found however its digits are grouped', () => {
    const groups = fc.array(fc.constantFrom('', ' ', '-'), { minLength: 15, maxLength: 15 })
    fc.assert(
      fc.property(groups, (between) => {
        const text = [...'4012888888881881'].map((digit, i) => digit + (between[i] ?? '')).join('')
        expect(cardNumberIn(text)).toBe('1881')
      }),
    )
  })
})
