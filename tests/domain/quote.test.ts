import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { checkQuoteOrder, quoteLines, quoteState, quoteSums, quoteValidUntil } from '#domain/quote.ts'
import { vatOf } from '#domain/tax.ts'

const today = day('2026-11-23')

describe('how long a quote holds', () => {
  it('is fifteen days when nobody says otherwise, the day that is said, and never a day that has passed', () => {
    expect(quoteValidUntil(today, null)).toEqual({ ok: true, value: '2026-12-08' })
    expect(quoteValidUntil(today, today)).toEqual({ ok: true, value: '2026-11-23' })
    expect(quoteValidUntil(today, day('2026-11-22'))).toMatchObject({
      refusal: { code: 'quote.validInPast', params: { day: '2026-11-22', today } },
    })
  })

  it.each([
    ['2026-12-08', 'open', 'its last day is one of them'],
    ['2026-12-09', 'expired', 'the day after'],
  ])('on %s it is %s: %s', (on, state) => {
    expect(quoteState({ status: 'open', validUntil: day('2026-12-08') }, day(on))).toBe(state)
  })

  it('one that was answered does not expire, and no order is made of it again', () => {
    const accepted = { folio: 'A-0001', status: 'accepted', validUntil: day('2026-12-08') } as const
    expect(quoteState(accepted, day('2027-06-01'))).toBe('accepted')
    expect(checkQuoteOrder(accepted, today)).toMatchObject({ refusal: { code: 'quote.closed' } })
  })
})

describe('the sums of a quote', () => {
  it('round the IVA system by system: three of 33.33 are 15.99 of IVA, not 16.00', () => {
    expect(quoteSums([{ price: centavos(3_333), quantity: 3 }], 1_600)).toEqual({
      subtotal: 9_999,
      vat: 1_599,
      total: 11_598,
    })
  })

  it('are those of the order that is made of it, however its systems are grouped', () => {
    const system = fc.record({
      serialId: fc.constant(null),
      productId: fc.constantFrom('aspel-sae', 'aspel-coi'),
      users: fc.integer({ min: 1, max: 3 }),
      months: fc.constantFrom(1 as const, 6 as const, 12 as const),
      price: fc.integer({ min: 0, max: 5_000_000 }).map(centavos),
    })
    fc.assert(
      fc.property(fc.array(system, { minLength: 1, maxLength: 30 }), (systems) => {
        const lines = quoteLines(systems)
        const oneByOne = systems.reduce((sum, { price }) => sum + price + vatOf(price, 1_600), 0)
        expect(quoteSums(lines, 1_600).total).toBe(oneByOne)
        expect(lines.reduce((n, { quantity }) => n + quantity, 0)).toBe(systems.length)
      }),
    )
  })
})
