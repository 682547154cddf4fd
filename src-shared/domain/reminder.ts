import { addDays } from './calendar.ts'
import type { Day } from './calendar.ts'
import type { Months } from './rental.ts'

/** Days before the cutoff on which a client is reminded, by period (D10). */
export type ReminderPolicy = Readonly<Record<Months, readonly number[]>>

export const DEFAULT_REMINDERS: ReminderPolicy = {
  1: [3, 1, 0],
  6: [30, 15, 7, 3, 1, 0],
  12: [30, 15, 7, 3, 1, 0],
}

/** An automatic charge is announced five calendar days before it (LFPC art. 76 Bis, mexico.md §9). */
export const LEGAL_NOTICE_DAYS = 5

/** Of an automatic charge: the reminder that the law asks for, whenever it leaves. */
export function isLegalNotice({ offset }: { readonly offset: number }): boolean {
  return offset === LEGAL_NOTICE_DAYS
}

/** Of an automatic charge: near enough to be kept as its notice; one of weeks before is no more than a reminder. */
export function announces({ offset }: { readonly offset: number }): boolean {
  return offset >= 0 && offset <= LEGAL_NOTICE_DAYS
}

/**
 * The offsets of a rental, the earliest first.
 *   reminderOffsets(1, true)  // [5, 3, 1, 0]
 *   reminderOffsets(12, true) // [30, 15, 7, 5, 3, 1, 0]
 */
export function reminderOffsets(
  months: Months,
  autoCharge: boolean,
  policy: ReminderPolicy = DEFAULT_REMINDERS,
): number[] {
  const offsets = new Set(autoCharge ? [...policy[months], LEGAL_NOTICE_DAYS] : policy[months])
  return [...offsets].toSorted((a, b) => b - a)
}

/** `reminderOffsets` for many rentals under one policy: `const offsetsOf = offsetsBy(policy)`, then `offsetsOf(12, true)` each. */
export function offsetsBy(
  policy: ReminderPolicy,
): (months: Months, autoCharge: boolean) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (months, autoCharge) => {
    const key = `${months} ${autoCharge}`
    const offsets = known.get(key) ?? reminderOffsets(months, autoCharge, policy)
    known.set(key, offsets)
    return offsets
  }
}

/**
 * Days before a cutoff as somebody lists them, from the farthest to the nearest; an empty list reminds nobody. Null when
 * one is no whole number from 0 to 365, or there are more than twelve.
 *   readOffsets('1, 3 y 0') // [3, 1, 0]
 *   readOffsets('3, -1')    // null
 */
export function readOffsets(text: string): number[] | null {
  const words = text.split(/[\s,;y]+/i).filter((word) => word !== '')
  const days = [...new Set(words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : NaN)))]
  if (days.length > 12 || days.some((day) => !(day <= 365))) return null
  return days.toSorted((a, b) => b - a)
}

/** `offsetsText([3, 1, 0]) // '3, 1, 0'` */
export function offsetsText(offsets: readonly number[]): string {
  return offsets.join(', ')
}

/** The call that a person makes once the cutoff has passed unconfirmed stands as the offset of the day after it. */
export const CALL_AFTER = -1

/**
 * The first day on which something of a cutoff is due, by which reminders are found without looking at every serial:
 * offsets fire from the farthest to the nearest, so `firedDownTo`, the least that has fired, says all. While a promise
 * holds, its day.
 *   cutoff 2026-03-31, offsets 3, 1, 0, fired down to 3 // '2026-03-30'
 */
export function nextReminderOn(facts: {
  readonly cutoff: Day
  readonly offsets: readonly number[]
  readonly firedDownTo: number | null
  readonly knownSince: Day
  readonly promisedFor: Day | null
  /** Whether a person calls once the cutoff has passed unconfirmed. */
  readonly callAfter: boolean
}): Day | null {
  const { cutoff, firedDownTo, knownSince, promisedFor } = facts
  for (const offset of facts.callAfter ? [...facts.offsets, CALL_AFTER] : facts.offsets) {
    if (firedDownTo !== null && offset >= firedDownTo) continue
    const on = addDays(cutoff, -offset)
    if (on >= knownSince) return promisedFor !== null && promisedFor > on ? promisedFor : on
  }
  return null
}

export interface ReminderFacts {
  readonly cutoff: Day
  readonly offsets: readonly number[]
  /** Those that have fired for this cutoff; another cutoff starts anew. */
  readonly fired: readonly number[]
  /** Since when the ledger knows of this cutoff: what was due before is not caught up on. */
  readonly knownSince: Day
  readonly paid: boolean
  readonly cancelled: boolean
  /** The day by which the client has promised to pay. */
  readonly promisedFor: Day | null
}

export interface Reminder {
  readonly offset: number
  readonly scheduledOn: Day
  /** Its day went by without it: the program was closed. */
  readonly late: boolean
  /** After the cutoff it is a task for a person and no longer a message to the client. */
  readonly as: 'message' | 'task'
}

/**
 * The reminders to fire today, each offset once, 0 and 1 too, and those that were missed, marked late (D10, dates.md
 * §5, 8; beyond.md I7). None after payment or cancellation, nor while a promise to pay by a later day holds. The caller
 * puts a client's serials into one message and writes down what fired.
 *   cutoff 2026-03-31, offsets 3, 1, 0, fired 3, today 2026-03-31
 *   // [{ offset: 1, scheduledOn: '2026-03-30', late: true, as: 'message' }, { offset: 0, …, late: false }]
 */
export function remindersDue(facts: ReminderFacts, today: Day): Reminder[] {
  if (facts.paid || facts.cancelled) return []
  if (facts.promisedFor !== null && facts.promisedFor > today) return []
  return facts.offsets
    .filter((offset) => !facts.fired.includes(offset))
    .map((offset) => ({ offset, scheduledOn: addDays(facts.cutoff, -offset) }))
    .filter(({ scheduledOn }) => facts.knownSince <= scheduledOn && scheduledOn <= today)
    .toSorted((a, b) => b.offset - a.offset)
    .map((due) => ({
      ...due,
      late: due.scheduledOn < today,
      as: today > facts.cutoff ? 'task' : 'message',
    }))
}
