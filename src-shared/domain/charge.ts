import { addDays, type Day } from './calendar.ts'
import { methodsFor, type Method, type MethodPolicy } from './payment-method.ts'
import { effectivePaidMonths, paidUntil, type Presumptions, type RentalFacts } from './rental.ts'
import { LEGAL_NOTICE_DAYS } from './reminder.ts'

/** The same switch has two names, by the version of the portal (C19). */
export const PORTAL_LABELS = { desk: 'Administrador de cargos', account: 'Administrar pagos' } as const
export type PortalVersion = keyof typeof PORTAL_LABELS

/** How a client said yes to automatic charges (mexico.md §9). */
export const CONSENT_WAYS = ['email', 'whatsapp', 'paper', 'call', 'portal'] as const
export const NOTICE_CHANNELS = ['email', 'whatsapp', 'call', 'paper'] as const

/**
 * The last day on which the notice of a charge is in time: five calendar days before it (LFPC art. 76 Bis, mexico.md
 * §9). `noticeDueOn('2026-12-01') // '2026-11-26'`
 */
export function noticeDueOn(chargeOn: Day): Day {
  return addDays(chargeOn, -LEGAL_NOTICE_DAYS)
}

export type NoticeState = 'sent' | 'late' | 'due' | 'later'

/**
 * How the notice of the next charge stands: sent; due on its day; late once that day is over; later before it.
 *   noticeState('2026-12-01', null, '2026-11-26') // 'due'
 *   noticeState('2026-12-01', null, '2026-11-27') // 'late'
 */
export function noticeState(chargeOn: Day, sentOn: Day | null, today: Day): NoticeState {
  if (sentOn !== null) return 'sent'
  const due = noticeDueOn(chargeOn)
  return today > due ? 'late' : today === due ? 'due' : 'later'
}

type Charged = Pick<RentalFacts, 'months' | 'paidMonths' | 'autoCharge' | 'lastDay' | 'chargeFailedMonth'>

/**
 * Which charge is meant when somebody reports one as declined: the last that was presumed done (D11), else the next.
 * The month counts from the anchor, and the charge falls on the cutoff that begins it.
 *   activated 2026-05-10, monthly, paid 5 months, on 2026-11-23 // month 6, charge of 2026-11-10, which was presumed
 *   the same, paid 7 months                                     // month 7, charge of 2026-12-10, the next
 */
export function declinedCharge(
  facts: Charged,
  anchor: Day,
  presume: Presumptions,
  today: Day,
): { readonly month: number; readonly chargeOn: Day } {
  const presumed = effectivePaidMonths(facts, anchor, presume, today)
  const month = presumed > facts.paidMonths ? presumed - (facts.months ?? 0) : presumed
  return { month, chargeOn: paidUntil(anchor, month, facts.lastDay) }
}

/** What a client may pay with instead of the card that failed: nothing for a month (R11), the others else (R12). */
export function otherMethods(months: 1 | 6 | 12, policy: MethodPolicy): Method[] {
  return methodsFor(months, policy)
    .filter(({ method, allowed }) => allowed && method !== 'card')
    .map(({ method }) => method)
}
