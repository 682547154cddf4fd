import type { Policies } from './policies.ts'
import type { Months } from './rental.ts'

/** Tarjeta, transferencia, cheque nominativo, PayPal, Bancanet, ventanilla. */
export type Method = 'card' | 'transfer' | 'cheque' | 'paypal' | 'bancanet' | 'counter'

export const METHODS: readonly Method[] = ['card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter']

/** Which methods each period takes; an office may edit it (C8). */
export type MethodPolicy = Readonly<Record<Months, readonly Method[]>>

/** A month by card only (R11); six months and a year by any (R12), the card among them (D2). */
export const DEFAULT_METHODS: MethodPolicy = { 1: ['card'], 6: METHODS, 12: METHODS }

/** The matrix by the office's own setting of D2. */
export function methodPolicyOf(policies: Pick<Policies, 'cardForLongPeriods'>): MethodPolicy {
  if (policies.cardForLongPeriods) return DEFAULT_METHODS
  const others = METHODS.filter((method) => method !== 'card')
  return { ...DEFAULT_METHODS, 6: others, 12: others }
}

export interface MethodChoice {
  readonly method: Method
  readonly allowed: boolean
  /** Why it is off: a month is paid by card only (R11), or the office does not take it for this period. */
  readonly why: 'monthlyIsCardOnly' | 'offByPolicy' | null
}

/**
 * Every method, in the order in which they are shown, with the reason of those that are off: a screen shows them grey
 * and does not hide them (R11, R12, C8, D2).
 *   methodsFor(1)[1] // { method: 'transfer', allowed: false, why: 'monthlyIsCardOnly' }
 */
export function methodsFor(months: Months, policy: MethodPolicy = DEFAULT_METHODS): MethodChoice[] {
  return METHODS.map((method) => {
    if (policy[months].includes(method)) return { method, allowed: true, why: null }
    const why = months === 1 && method !== 'card' ? 'monthlyIsCardOnly' : 'offByPolicy'
    return { method, allowed: false, why }
  })
}

/** `isMethodAllowed(1, 'counter') // false` */
export function isMethodAllowed(
  months: Months,
  method: Method,
  policy: MethodPolicy = DEFAULT_METHODS,
): boolean {
  return policy[months].includes(method)
}

export interface CartMethodChoice extends MethodChoice {
  /** The periods of the cart that do not take it, shortest first. */
  readonly offFor: readonly Months[]
}

/**
 * What a cart with several periods may be paid by: only what all of them take (R11, R12, C8), and of the others which
 * period forbids them and why.
 *   methodsForCart([1, 12]) // card alone; transfer { why: 'monthlyIsCardOnly', offFor: [1] }
 */
export function methodsForCart(
  periods: readonly Months[],
  policy: MethodPolicy = DEFAULT_METHODS,
): CartMethodChoice[] {
  const distinct = [...new Set(periods)].toSorted((a, b) => a - b)
  return METHODS.map((method) => {
    const off = distinct
      .map((months) => ({ months, choice: methodsFor(months, policy).find((one) => one.method === method)! }))
      .filter(({ choice }) => !choice.allowed)
    return {
      method,
      allowed: off.length === 0,
      why: off[0]?.choice.why ?? null,
      offFor: off.map(({ months }) => months),
    }
  })
}
