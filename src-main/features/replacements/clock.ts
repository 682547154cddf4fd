import type { WriteDb } from '#db/sql.ts'
import { promisedRange, readingOf } from '#domain/promise.ts'
import { missingDocuments, REPLACEMENT_RANGE } from '#domain/replacement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { whyPromise } from '#domain/why-promise.ts'
import { dayAndClock, instantOf, localMoment } from '#domain/zoned.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import type { Running } from '#features/unlocks/clock.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { replacementClockWhy, replacementDocumentNames } from '#messages/es-MX/replacements.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { documentsOf, type Replacement } from './sql.ts'

/** Both ends of the vendor's 24 to 48 business hours, from an instant (mexico.md §10). */
export function startReplacementClock(calendar: BusinessCalendar, at: string): Result<Running> {
  const clockFrom = localMoment(at, calendar.zone)
  const range = promisedRange(calendar, clockFrom, REPLACEMENT_RANGE)
  return range === null
    ? refuse('unlock.calendarClosed', { calendar: calendar.name })
    : ok({ clockFrom, ...range })
}

/** What a screen shows of the promise: instants, in whose clocks to say them, and how the late one comes about. */
export function replacementPromise(
  calendar: BusinessCalendar,
  of: Running & { readonly zone: string },
  zones: readonly string[],
) {
  const { unit, most } = REPLACEMENT_RANGE
  const why = whyPromise(calendar, of.clockFrom, most, unit, readingOf(most))
  const late = instantOf(of.late, of.zone)
  return {
    early: instantOf(of.early, of.zone),
    late,
    zones: [...zones],
    why: [replacementClockWhy, ...(why === null ? [] : whySentences(why)), `${promisedMoment(late, zones)}.`],
  }
}

/** What is due next of an open one, and its one task in Hoy: papers and sending at once, then the end of the promise. */
export function withNext(
  db: WriteDb,
  row: Replacement,
  { now, zone }: { readonly now: string; readonly zone: string },
): Replacement {
  clearTasksOf(db, row.id)
  if (row.closedOn !== null) return { ...row, dueOn: null, dueTime: null }
  const { serial, clientId } = findSerial(db, row.serialId)!
  const base = { ref: row.id, clientId, serialId: row.serialId }
  if (row.late !== null) {
    const { day: dueOn, time: dueTime } = dayAndClock(localMoment(instantOf(row.late, row.zone), zone))
    setTask(db, { ...base, kind: 'replacement.promise', dueOn, dueTime, params: { serial } })
    return { ...row, dueOn, dueTime }
  }
  const dueOn = dayAndClock(localMoment(now, zone)).day
  const received = documentsOf(db, row.id).map(({ document }) => document)
  const missing = missingDocuments(row.cause, received).map((document) => replacementDocumentNames[document])
  if (missing.length > 0) {
    setTask(db, {
      ...base,
      kind: 'replacement.documents',
      dueOn,
      dueTime: null,
      params: { serial, missing },
    })
  } else setTask(db, { ...base, kind: 'replacement.send', dueOn, dueTime: null, params: { serial } })
  return { ...row, dueOn, dueTime: null }
}
