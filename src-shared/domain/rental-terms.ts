import type { Method } from './payment-method.ts'
import type { Months } from './rental.ts'

/** What a payment may change about a rental beside its cutoff. */
export interface RentalTerms {
  readonly users: number
  readonly months: Months
  readonly method: Method | null
  readonly autoCharge: boolean
}

export type Term = keyof RentalTerms

export const TERMS: readonly Term[] = ['users', 'months', 'method', 'autoCharge']

export interface TermBack {
  readonly term: Term
  readonly from: RentalTerms[Term]
  readonly to: RentalTerms[Term]
  /** Somebody has changed it since the payment: it stays as it is. */
  readonly kept: boolean
}

/**
 * What goes back when the payment that changed it is reversed (D20): what is still as the payment left it. What was
 * changed again since then stays, and is named, so that a person looks at it.
 *   before 3 users, after 5, now 5 // users 5 → 3
 *   before 3 users, after 5, now 6 // users kept at 6
 */
export function termsBack(before: RentalTerms, after: RentalTerms, now: RentalTerms): readonly TermBack[] {
  return TERMS.filter((term) => before[term] !== after[term] && now[term] !== before[term]).map((term) => ({
    term,
    from: now[term],
    to: before[term],
    kept: now[term] !== after[term],
  }))
}

/** `applyBack(now, termsBack(before, after, now))`: the terms once the payment is reversed. */
export function applyBack(now: RentalTerms, back: readonly TermBack[]): RentalTerms {
  return back.reduce((terms, { term, to, kept }) => (kept ? terms : { ...terms, [term]: to }), now)
}
