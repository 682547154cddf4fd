import { cutoffAt } from './cutoff.ts'
import { addDays, type Day } from './calendar.ts'
import type { Mode } from './rental.ts'

/** What decides whether somebody may have free support at a moment. */
export interface SupportFacts {
  readonly mode: Mode
  /** A rented system: the first day that is no longer paid; null while it is not activated. */
  readonly paidUntil: Day | null
  /** A bought one: the day it was bought, and the days of its updates since. */
  readonly purchasedOn: Day | null
  readonly updatedOn: readonly Day[]
  /** False: its version gets no support by telephone, e-mail or remote access any more (R118). */
  readonly versionSupported: boolean
  /** It hangs from this office's or this vendor's accounts. */
  readonly ours: boolean
}

/**
 * Whether a serial has left by a day: one that "no renovará" from a day to come (D13) has until then what it has paid for
 * (R89): support, its code, another computer.
 *   isGone({ status: 'left', leftOn: '2027-01-31' }, '2026-11-23') // false
 */
export function isGone(
  { status, leftOn }: { readonly status: 'active' | 'left'; readonly leftOn: Day | null },
  today: Day,
): boolean {
  return status === 'left' && (leftOn === null || leftOn <= today)
}

export type EntitlementReason =
  | 'rentalInForce'
  | 'purchaseInForce'
  | 'rentalEnded'
  | 'notActivated'
  | 'purchaseEnded'
  | 'purchaseDayUnknown'
  | 'versionOutdated'
  | 'notOurs'

export interface Entitlement {
  readonly entitled: boolean
  readonly reason: EntitlementReason
  /** The policy's rule that says so. */
  readonly rule: 'R88' | 'R89' | 'R90' | 'R118'
  /** First day without support; null where there was none. */
  readonly endsOn: Day | null
}

/**
 * The day that a sentence names: the last one of what is in force, as beside each cutoff, and the first one without of what
 * ended.
 *   daySaid('rentalInForce', '2026-11-30') // '2026-11-29'
 *   daySaid('rentalEnded', '2026-11-30')   // '2026-11-30'
 */
export function daySaid(reason: EntitlementReason, endsOn: Day): Day {
  return reason === 'rentalInForce' || reason === 'purchaseInForce' ? addDays(endsOn, -1) : endsOn
}

/** Months of support that come with a bought licence, and with each update of it (R90). */
export const SUPPORT_MONTHS = 12

/**
 * Free support on the day of the request (R88): for a rented system as long as it is rented (R89), for a bought one
 * twelve months from the purchase or its last update (R90); none for a version that is out of support (R118), whose
 * users have the help and the web alone. What was asked in time stays in time.
 *   entitlementOn({ mode: 'electronic', purchasedOn: '2025-11-23', … }, '2026-11-22') // entitled, ends 2026-11-23
 */
export function entitlementOn(facts: SupportFacts, today: Day): Entitlement {
  if (!facts.ours) return { entitled: false, reason: 'notOurs', rule: 'R88', endsOn: null }
  const force = facts.mode === 'subscription' ? rented(facts, today) : bought(facts, today)
  if (!force.entitled || facts.versionSupported) return force
  return { ...force, entitled: false, reason: 'versionOutdated', rule: 'R118' }
}

/** A lost licence is replaced while it is in force and never after, whatever is offered for it (R121). */
export function mayReplaceLicence(facts: SupportFacts, today: Day): boolean {
  return facts.ours && (facts.mode === 'subscription' ? rented(facts, today) : bought(facts, today)).entitled
}

function rented({ paidUntil }: SupportFacts, today: Day): Entitlement {
  if (paidUntil === null) return { entitled: false, reason: 'notActivated', rule: 'R89', endsOn: null }
  const entitled = today < paidUntil
  return { entitled, reason: entitled ? 'rentalInForce' : 'rentalEnded', rule: 'R89', endsOn: paidUntil }
}

function bought({ purchasedOn, updatedOn }: SupportFacts, today: Day): Entitlement {
  const paidOn = [...(purchasedOn === null ? [] : [purchasedOn]), ...updatedOn].toSorted()
  const first = paidOn[0]
  if (first === undefined) {
    return { entitled: false, reason: 'purchaseDayUnknown', rule: 'R90', endsOn: null }
  }
  const last = paidOn.findLast((on) => on <= today) ?? first
  const endsOn = cutoffAt(last, SUPPORT_MONTHS, 1)
  const entitled = first <= today && today < endsOn
  return { entitled, reason: entitled ? 'purchaseInForce' : 'purchaseEnded', rule: 'R90', endsOn }
}
