import { describe, expect, it } from 'vitest'
import {
  isMethodAllowed,
  METHODS,
  methodPolicyOf,
  methodsFor,
  methodsForCart,
} from '#domain/payment-method.ts'

describe('how a period may be paid', () => {
  it('a month by card only, and each other method says why (R11)', () => {
    expect(methodsFor(1)).toEqual([
      { method: 'card', allowed: true, why: null },
      ...(['transfer', 'cheque', 'paypal', 'bancanet', 'counter'] as const).map((method) => ({
        method,
        allowed: false,
        why: 'monthlyIsCardOnly',
      })),
    ])
  })

  it.each([6, 12] as const)('%i months by any (R12), the card among them (D2)', (months) => {
    expect(methodsFor(months)).toEqual(
      (['card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter'] as const).map((method) => ({
        method,
        allowed: true,
        why: null,
      })),
    )
  })

  it('an office may take the card off the long periods (C8)', () => {
    const policy = methodPolicyOf({ cardForLongPeriods: false })
    expect(methodsFor(12, policy)[0]).toEqual({ method: 'card', allowed: false, why: 'offByPolicy' })
    expect([
      isMethodAllowed(12, 'card', policy),
      isMethodAllowed(12, 'card'),
      isMethodAllowed(1, 'counter'),
    ]).toEqual([false, true, false])
  })
})

describe('how a cart with several periods may be paid', () => {
  it('only by what all of them take: with a monthly line by card alone, which says so (R11, R12)', () => {
    expect(methodsForCart([12, 1, 6, 1])).toEqual([
      { method: 'card', allowed: true, why: null, offFor: [] },
      ...(['transfer', 'cheque', 'paypal', 'bancanet', 'counter'] as const).map((method) => ({
        method,
        allowed: false,
        why: 'monthlyIsCardOnly',
        offFor: [1],
      })),
    ])
  })

  it('of long periods alone by any (R12, D2)', () => {
    expect(methodsForCart([12, 6]).map(({ allowed }) => allowed)).toEqual(METHODS.map(() => true))
  })

  it('not at all where the office takes no card for a year and a month takes nothing else (C8)', () => {
    const choices = methodsForCart([1, 12], methodPolicyOf({ cardForLongPeriods: false }))
    expect(choices.filter(({ allowed }) => allowed)).toEqual([])
    expect(choices[0]).toEqual({ method: 'card', allowed: false, why: 'offByPolicy', offFor: [12] })
  })

  it('of one period exactly as that period', () => {
    for (const months of [1, 6, 12] as const) {
      expect(methodsForCart([months, months]).map(({ offFor: _off, ...choice }) => choice)).toEqual(
        methodsFor(months),
      )
    }
  })
})
