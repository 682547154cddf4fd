import { addBusinessDays, type BusinessCalendar } from './business-time.ts'
import { parseDay, type Day } from './calendar.ts'

/** What a person may ask of who holds their data: acceso, rectificación, cancelación, oposición. */
export const ARCO_KINDS = ['access', 'rectification', 'cancellation', 'opposition'] as const
export type ArcoKind = (typeof ARCO_KINDS)[number]

/** The terms of the law of 2010, widely taken as kept by that of 2025: counsel confirms. */
export const ARCO_ANSWER_DAYS = 20
export const ARCO_ACT_DAYS = 15

/**
 * The last business day of the office on which a request is answered; the day it came is not counted.
 *   answerBy(office, '2026-11-23')
 */
export function answerBy(office: BusinessCalendar, receivedOn: Day): Day {
  return addBusinessDays(office, receivedOn, ARCO_ANSWER_DAYS)
}

/** And, where it was granted, on which it is done. */
export function actBy(office: BusinessCalendar, answeredOn: Day): Day {
  return addBusinessDays(office, answeredOn, ARCO_ACT_DAYS)
}

/**
 * Until when what proves income and taxes is kept: five years from the annual return, which is filed in the April after
 * (CFF, art. 30). Nothing is deleted then: it is proposed.
 *   keptUntil('2020-08-15') // '2026-04-30'
 */
export function keptUntil(lastActivityOn: Day): Day {
  return parseDay(`${Number(lastActivityOn.slice(0, 4)) + 6}-04-30`)!
}

export interface Consent {
  /** Purposes that the contract does not need: offers and news. Off until the person says otherwise. */
  readonly voluntary: boolean
  /** Since when the person does not want to be written to for what is not needed; null where they do not mind. */
  readonly opposedOn: Day | null
}

/**
 * Whether somebody may be written to. What the service needs (a cutoff, a charge, a code) always; news of what they
 * rent until they oppose; offers only to who agreed.
 *   mayBeWrittenTo({ voluntary: false, opposedOn: null }, 'news')  // true
 *   mayBeWrittenTo({ voluntary: false, opposedOn: null }, 'offer') // false
 */
export function mayBeWrittenTo(
  { voluntary, opposedOn }: Consent,
  what: 'service' | 'news' | 'offer',
): boolean {
  if (what === 'service') return true
  if (opposedOn !== null) return false
  return what === 'news' || voluntary
}
