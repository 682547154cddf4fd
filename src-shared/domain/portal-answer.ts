import type { Day } from './calendar.ts'
import { paidUntil } from './rental.ts'

/** What the vendor's portal shows of a system whose renewal the office has recorded as paid. */
export interface PortalView {
  /** "Próximo Pago" */
  readonly nextPayment: Day
  readonly users: number
}

/** What the portal should show of a rental that is paid for so many months since its activation. */
export function portalShould(rental: {
  readonly activatedOn: Day
  readonly paidMonths: number
  /** 1: each cutoff is the last day of its month. */
  readonly lastDay: number
  readonly users: number
}): PortalView {
  const { activatedOn, paidMonths, lastDay, users } = rental
  return { nextPayment: paidUntil(activatedOn, paidMonths, lastDay === 1), users }
}

/** What came back: as it is here, otherwise than here, or that it will not be done. */
export type PortalWord = 'confirmed' | 'differs' | 'refused'

export interface PortalSaid {
  readonly nextPayment: Day | null
  readonly users: number | null
  /** The portal's own words where it does not do it. */
  readonly refused: string | null
}

/** What the portal says beside what is here; null where both say the same, or it said nothing of it. */
export interface PortalContrast {
  /** The portal's own words where it does not do it, else empty. */
  readonly refused: string
  readonly nextPayment: Day | null
  readonly nextPaymentHere: Day
  readonly users: number | null
  readonly usersHere: number
}

/**
 * What an answer of the portal amounts to. A refusal is one whatever else was read; of the rest, all that was read must
 * be as it is here.
 *   portalWord({ nextPayment: '2026-12-13', users: 5 }, { nextPayment: '2026-12-13', users: null, refused: null })
 *     // 'confirmed'
 *   portalWord({ nextPayment: '2026-12-13', users: 5 }, { nextPayment: '2026-11-13', users: 5, refused: null })
 *     // 'differs'
 */
export function portalWord(here: PortalView, said: PortalSaid): PortalWord {
  const { refused, nextPayment, users } = portalContrast(here, said)
  if (refused !== '') return 'refused'
  return nextPayment === null && users === null ? 'confirmed' : 'differs'
}

export function portalContrast(here: PortalView, said: PortalSaid): PortalContrast {
  return {
    refused: said.refused ?? '',
    nextPayment: said.nextPayment === here.nextPayment ? null : said.nextPayment,
    nextPaymentHere: here.nextPayment,
    users: said.users === here.users ? null : said.users,
    usersHere: here.users,
  }
}

/** The portal's users, where they are all that differs: the money was received, so its date is not taken. */
export function usersToAccept({ refused, nextPayment, users }: PortalContrast): number | null {
  return refused === '' && nextPayment === null ? users : null
}

/** How long a cutoff that went by is still looked at: after it the client has called, or it works. */
export const LOOKED_AT_DAYS = 3
