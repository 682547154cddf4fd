import { DEFAULT_REMINDERS, type ReminderPolicy } from './reminder.ts'
import { DEFAULT_UNLOCK_RULES, type UnlockTables } from './unlock.ts'

/** The office's own settings of the rules, each with the default that the README's decisions explain. */
export interface Policies {
  /** IANA zone in which "today" is decided. */
  readonly zone: string
  /** D11: validations count as done after their day unless somebody says otherwise. */
  readonly presumeValidations: boolean
  /** D11: so do automatic charges. */
  readonly presumeAutoCharges: boolean
  /** C8, D2: a six-month or yearly rental may be paid by card. */
  readonly cardForLongPeriods: boolean
  /** C1: the change of users opens this many days before the cutoff. */
  readonly usersWindowDays: number
  /** R27, C5: act at the latest this many days before the cutoff. */
  readonly advanceDays: number
  /** Business days of the bank until a cheque, or a deposit at the counter, is seen. */
  readonly chequeClearingDays: number
  readonly counterClearingDays: number
  /** D10: days before the cutoff on which a client is reminded, by period in months. */
  readonly reminderOffsets: ReminderPolicy
  /** A transfer made by this hour is still seen the same day. */
  readonly transferLatest: string
  /** R18: business days of the vendor in which an invoice is released. */
  readonly invoiceDays: number
  /** R47–R51, C13: how long each vendor takes for an unlock. One that is not here has no table of its own. */
  readonly unlockRules: UnlockTables
  /** Free keys of each kind that are kept for a PC, which gives them without a network; 0 keeps none. */
  readonly leasedKeys: number
  /** Days that they are kept for it, and again from half of them before the end. */
  readonly leaseDays: number
  /** mexico.md §7: "UN MIL" (harder to alter) instead of "MIL". */
  readonly wordingUnMil: boolean
}

export type PolicyField = keyof Policies

export const DEFAULT_POLICIES: Policies = {
  zone: 'America/Cancun',
  presumeValidations: true,
  presumeAutoCharges: true,
  cardForLongPeriods: true,
  usersWindowDays: 5,
  advanceDays: 1,
  chequeClearingDays: 1,
  counterClearingDays: 1,
  reminderOffsets: DEFAULT_REMINDERS,
  transferLatest: '14:00',
  invoiceDays: 5,
  unlockRules: { aspel: DEFAULT_UNLOCK_RULES },
  leasedKeys: 5,
  leaseDays: 14,
  wordingUnMil: true,
}
