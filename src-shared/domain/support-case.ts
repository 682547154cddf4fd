import { addBusinessDays, type BusinessCalendar } from './business-time.ts'
import type { Day } from './calendar.ts'

/** R91. */
export const CASE_CHANNELS = ['phone', 'chat', 'email', 'remote'] as const
export type CaseChannel = (typeof CASE_CHANNELS)[number]

export const CASE_STATES = [
  'open',
  'specialist',
  'waitingClient',
  'waitingThirdParty',
  'development',
  'closed',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** R110: given to what free support takes in, and to nothing else. */
export const CASE_PRIORITIES = ['high', 'normal', 'low'] as const
export type CasePriority = (typeof CASE_PRIORITIES)[number]

/** R112–R115: agreed, no contact after the attempts, a duplicate of another; or told to go elsewhere. */
export const CLOSING_REASONS = ['agreed', 'noContact', 'duplicate', 'notEntitled', 'outOfScope'] as const
export type ClosingReason = (typeof CLOSING_REASONS)[number]

/** What is charged for advice by the hour (R102), in centavos without IVA: `advisoryCharge(90, 60_000) // 90_000`. */
export function advisoryCharge(minutes: number, hourRate: number): number {
  return Math.round((minutes * hourRate) / 60)
}

/** The figures of a vendor's policy that cases are handled by; each with the days on which it holds (C13). */
export interface CasePolicy {
  /** R113: business days of waiting for the client before the attempts begin. */
  readonly waitingDays: number
  /** R113: attempts before the case may be closed. */
  readonly attempts: number
  /** R109: business hours of an accounting import from complete data. */
  readonly importHours: number
  /** R115, C14: whether a duplicate may be closed without a word. The office tells all the same. */
  readonly duplicateNotified: boolean
  /** R119: development only what was reproduced whole. */
  readonly reproduceFirst: boolean
}

export const SOFTMAS_CASE_POLICY: CasePolicy = {
  waitingDays: 10,
  attempts: 2,
  importHours: 48,
  duplicateNotified: true,
  reproduceFirst: true,
}

/** Business days of the office after which somebody asks again about a case that a third party or development has (R120). */
export const WAITING_FOLLOW_UP_DAYS = 5

/** A stretch in which the case waits for somebody else: instants in the order of their text; open while `until` is null. */
export interface Pause {
  readonly from: string
  readonly until: string | null
}

export interface WaitingClient {
  /** The day since which the client owes an answer. */
  readonly since: Day
  readonly attempts: readonly Day[]
}

/** What is to be done next for a case that waits for its client (R113), prepared as a task and never done by itself. */
export type WaitingStep =
  | { readonly step: 'wait'; readonly until: Day }
  | { readonly step: 'attempt'; readonly number: number; readonly from: Day }
  | { readonly step: 'mayClose'; readonly from: Day }

/**
 * Ten business days, two attempts to reach the client, and then a person may close the case (R113). An attempt before
 * the ten days are over is a call like any other and does not count.
 *   waitingStep({ since: '2026-03-02', attempts: [] }, softmas, SOFTMAS_CASE_POLICY, '2026-03-10')
 *   // { step: 'wait', until: '2026-03-17' }: the 16th is a holiday
 */
export function waitingStep(
  { since, attempts }: WaitingClient,
  calendar: BusinessCalendar,
  policy: CasePolicy,
  today: Day,
): WaitingStep {
  const from = addBusinessDays(calendar, since, policy.waitingDays)
  const counted = attempts.filter((on) => on >= from).toSorted()
  if (counted.length >= policy.attempts) return { step: 'mayClose', from: counted[policy.attempts - 1]! }
  if (today < from) return { step: 'wait', until: from }
  return { step: 'attempt', number: counted.length + 1, from }
}

export type ClosingRefusal = 'alreadyClosed' | 'waitNotOver' | 'attemptsMissing' | 'duplicateNeedsOriginal'

/** Whether a case may be closed for a reason, and why not (R112–R115). */
export function mayClose(
  state: CaseState,
  reason: ClosingReason,
  waiting: WaitingStep | null,
  duplicateOf: string | null,
): ClosingRefusal | null {
  if (state === 'closed') return 'alreadyClosed'
  if (reason === 'duplicate') return duplicateOf === null ? 'duplicateNeedsOriginal' : null
  if (reason !== 'noContact') return null
  if (waiting === null || waiting.step === 'wait') return 'waitNotOver'
  return waiting.step === 'attempt' ? 'attemptsMissing' : null
}

const NEXT: Readonly<Record<CaseState, readonly CaseState[]>> = {
  open: ['specialist', 'waitingClient', 'waitingThirdParty', 'development', 'closed'],
  specialist: ['waitingClient', 'waitingThirdParty', 'development', 'closed'],
  waitingClient: ['open', 'specialist', 'closed'],
  waitingThirdParty: ['open', 'specialist', 'closed'],
  development: ['open', 'specialist', 'closed'],
  closed: [],
}

/** A closed case is not opened again: another subject, or the same once more, is a new case linked to it (R114). */
export function caseMayBecome(state: CaseState, next: CaseState): boolean {
  return NEXT[state].includes(next)
}

/** A defect goes to development only when the adviser has reproduced it whole (R119). */
export function mayGoToDevelopment(
  policy: Pick<CasePolicy, 'reproduceFirst'>,
  facts: { readonly reproduced: boolean; readonly steps: string },
): boolean {
  return !policy.reproduceFirst || (facts.reproduced && facts.steps.trim() !== '')
}
