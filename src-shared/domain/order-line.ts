import type { Day } from './calendar.ts'
import { overlapping, planFromMonth, planRenewal, type RenewableRental } from './renewal.ts'
import type { RenewalPlan, Stretch } from './renewal.ts'
import { paidUntil, type Months, type Presumptions } from './rental.ts'

/** A renewal on record, as far as an order must know it. */
export interface RecordedRenewal extends Stretch {
  readonly id: string
  readonly state: 'presumed' | 'confirmed' | 'noService' | 'reversed'
  readonly paymentId: string | null
}

export interface OrderedPeriod {
  /** The month of the rental that the order asked money for, fixed when it was made. */
  readonly firstMonth: number
  readonly months: Months
}

export type OrderLinePlan =
  | { readonly kind: 'renew'; readonly plan: RenewalPlan }
  /** The client or the portal had said so already: the money is the one of that renewal. */
  | { readonly kind: 'adopt'; readonly renewalId: string; readonly plan: RenewalPlan }
  /** Paid by another payment (D20): the second renewal of the same months is refused. */
  | { readonly kind: 'taken'; readonly paymentId: string | null }

/**
 * What the money of an order buys for one of its lines (D19, D20). The order asked for certain months of the rental:
 * - another payment has them: refused, and that payment is shown;
 * - somebody noted that same renewal without its money: this is its money, and nothing moves;
 * - the rental lapsed since: from the last boundary on or before the day of payment, the months between without service;
 * - an automatic charge was only presumed for them (D11): the money confirms it;
 * - else from where the rental is paid until, and never a gap nor an overlap.
 *   monthly, activated 2026-01-31, paid 3 months, asked for month 3, paid on 2026-06-10
 *   // renew: months 3 to 4 without service, cutoff 2026-06-30
 */
export function planOrderLine(
  rental: RenewableRental,
  renewals: readonly RecordedRenewal[],
  asked: OrderedPeriod,
  paidOn: Day,
  presume: Presumptions,
): OrderLinePlan {
  const inForce = renewals.filter(({ state }) => state === 'confirmed' || state === 'presumed')
  const wanted = { firstMonth: asked.firstMonth, months: asked.months }
  const next = planRenewal(rental, asked.months, paidOn, presume)
  const taken = overlapping(inForce, wanted)
  if (taken !== null) {
    const same = taken.firstMonth === wanted.firstMonth && taken.months === wanted.months
    if (taken.paymentId !== null || !same) return { kind: 'taken', paymentId: taken.paymentId }
    return { kind: 'adopt', renewalId: taken.id, plan: confirming(rental, wanted, next) }
  }
  if (next.period.firstMonth <= asked.firstMonth) return freeOr(inForce, next)
  if (next.noService !== null) return freeOr(inForce, next)
  return { kind: 'renew', plan: confirming(rental, wanted, next) }
}

function freeOr(inForce: readonly RecordedRenewal[], plan: RenewalPlan): OrderLinePlan {
  const taken = overlapping(inForce, plan.period)
  return taken === null ? { kind: 'renew', plan } : { kind: 'taken', paymentId: taken.paymentId }
}

/** Months that count as covered, without their money until now: paid-until stays where it is or grows. */
function confirming(rental: RenewableRental, period: Stretch, next: RenewalPlan): RenewalPlan {
  const paidMonths = Math.max(rental.paidMonths, period.firstMonth + period.months)
  const anchor = rental.activatedOn
  if (anchor === null) return { ...next, period, presumed: null, noService: null, paidMonths }
  const plan = planFromMonth({ activatedOn: anchor, lastDay: rental.lastDay }, period, next)
  return {
    ...plan,
    presumed: null,
    noService: null,
    cutoffBefore: paidUntil(anchor, rental.paidMonths, rental.lastDay),
    paidMonths,
  }
}
