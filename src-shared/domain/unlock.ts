import type { Day } from './calendar.ts'
import { readingOf, type HoursReading, type TimeRange } from './promise.ts'
import type { Mode } from './rental.ts'

/** Why a system must move to another computer (R42). */
export const UNLOCK_CAUSES = ['damage', 'theft', 'formatting', 'hardware', 'operatingSystem'] as const
export type UnlockCause = (typeof UNLOCK_CAUSES)[number]

/** The papers that a vendor asks for before its clock starts. */
export const UNLOCK_DOCUMENTS = ['letter', 'proofOfPurchase', 'certificatePhoto', 'identification'] as const
export type UnlockDocument = (typeof UNLOCK_DOCUMENTS)[number]

/** One row of a vendor's table (R47–R51); which table holds on a day is a rule of the office, with its dates (C13). */
export interface UnlockRule {
  readonly mode: Mode
  /** The first unlock, or each one after it. */
  readonly ordinal: 'first' | 'further'
  readonly range: TimeRange
  /** From the request (R52), or from the moment at which the documents were accepted (R50, R51, C11). */
  readonly clockStart: 'request' | 'documentsAccepted'
  /** How its hours are read (C9): 24 hours and more as business days where it is 'byAmount'. */
  readonly reading: UnlockReading
  readonly documents: readonly UnlockDocument[]
}

export const UNLOCK_READINGS = ['byAmount', 'officeClock', 'businessDay24'] as const
export type UnlockReading = (typeof UNLOCK_READINGS)[number]

/** The table of each vendor, by the vendor's id. */
export type UnlockTables = Readonly<Record<string, readonly UnlockRule[]>>

const AT_ONCE: TimeRange = { unit: 'minutes', least: 10, most: 15 }
const HOURS_4_TO_24: TimeRange = { unit: 'businessHours', least: 4, most: 24 }
const HOURS_24_TO_48: TimeRange = { unit: 'businessHours', least: 24, most: 48 }

/** The table as the vendor publishes it (R47–R51); a physical licence has one value for both (C10). */
export const DEFAULT_UNLOCK_RULES: readonly UnlockRule[] = [
  rule('subscription', 'first', AT_ONCE, 'request', []),
  rule('subscription', 'further', HOURS_4_TO_24, 'request', []),
  rule('electronic', 'first', AT_ONCE, 'request', []),
  rule('electronic', 'further', HOURS_24_TO_48, 'documentsAccepted', ['letter', 'proofOfPurchase']),
  rule('physical', 'first', HOURS_24_TO_48, 'documentsAccepted', ['letter', 'certificatePhoto']),
  rule('physical', 'further', HOURS_24_TO_48, 'documentsAccepted', ['letter', 'certificatePhoto']),
]

function rule(
  mode: Mode,
  ordinal: UnlockRule['ordinal'],
  range: TimeRange,
  clockStart: UnlockRule['clockStart'],
  documents: readonly UnlockDocument[],
): UnlockRule {
  return { mode, ordinal, range, clockStart, reading: 'byAmount', documents }
}

/**
 * The row of a table for the n-th unlock of a serial (R45, R46, R54); null where the table has none.
 *   unlockRule(DEFAULT_UNLOCK_RULES, 'subscription', 2).range // 4 to 24 business hours
 */
export function unlockRule(rules: readonly UnlockRule[], mode: Mode, ordinal: number): UnlockRule | null {
  const which = ordinal <= 1 ? 'first' : 'further'
  return rules.find((row) => row.mode === mode && row.ordinal === which) ?? null
}

/** `readingFor({ reading: 'byAmount' })(48) // 'businessDay24'` */
export function readingFor({ reading }: Pick<UnlockRule, 'reading'>): (hours: number) => HoursReading {
  return reading === 'byAmount' ? readingOf : () => reading
}

/**
 * Which unlock the next one would be (R54, D8). A subscription counts within the period of its activations; a bought
 * licence has one period, its whole life.
 *   nextOrdinal('subscription', ['2026-02-12', '2026-03-02'], '2026-02-28') // 2
 */
export function nextOrdinal(mode: Mode, grantedOn: readonly Day[], periodStart: Day): number {
  const counted = mode === 'subscription' ? grantedOn.filter((on) => on >= periodStart) : grantedOn
  return counted.length + 1
}

export const UNLOCK_STATES = [
  'requested',
  'documentsMissing',
  'withVendor',
  'granted',
  'refused',
  'withdrawn',
] as const
export type UnlockState = (typeof UNLOCK_STATES)[number]

/** Those in which somebody still waits. */
export const OPEN_UNLOCKS: readonly UnlockState[] = ['requested', 'documentsMissing', 'withVendor']

/** From where an unlock may go where; a rejected paper leads back to the missing ones, and the clock waits again. */
const NEXT: Readonly<Record<UnlockState, readonly UnlockState[]>> = {
  requested: ['documentsMissing', 'withVendor', 'withdrawn'],
  documentsMissing: ['withVendor', 'withdrawn'],
  withVendor: ['documentsMissing', 'granted', 'refused', 'withdrawn'],
  granted: [],
  refused: [],
  withdrawn: [],
}

/** What somebody does with an unlock, as the refusal of it names it. */
export type UnlockAct = 'send' | 'receive' | 'accept' | 'reject' | 'grant' | 'refuse' | 'withdraw'

/** `unlockMayBecome('granted', 'withVendor') // false`: a granted one is history; what comes after is the next unlock. */
export function unlockMayBecome(state: UnlockState, next: UnlockState): boolean {
  return NEXT[state].includes(next)
}

/** One paper of an unlock each time that it came; a rejected one stays as what was wrong with it. */
export interface ReceivedDocument {
  readonly document: UnlockDocument
  readonly state: 'received' | 'accepted' | 'rejected'
}

/** How a required paper stands by what came last of it. */
export type DocumentState = 'missing' | ReceivedDocument['state']

/**
 * The checklist (R50, R51): each required paper by the last one that came.
 *   documentStates(['letter'], [{ document: 'letter', state: 'rejected' }]) // [['letter', 'rejected']]
 */
export function documentStates(
  required: readonly UnlockDocument[],
  received: readonly ReceivedDocument[],
): (readonly [UnlockDocument, DocumentState])[] {
  return required.map((document) => [
    document,
    received.findLast((one) => one.document === document)?.state ?? 'missing',
  ])
}
