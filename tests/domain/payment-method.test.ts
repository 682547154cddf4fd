import { describe, expect, it } from 'vitest'
import { isMethodAllowed, methodPolicyOf, methodsFor } from '#domain/payment-method.ts'

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
