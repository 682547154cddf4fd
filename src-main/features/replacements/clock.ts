import type { WriteDb } from '#db/sql.ts'
import { readingOf } from '#domain/promise.ts'
import { missingDocuments, REPLACEMENT_RANGE } from '#domain/replacement.ts'
import { dayAndClock, instantOf, localMoment } from '#domain/zoned.ts'
import type { PromiseTerms } from '#features/catalogue/promise.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { replacementClockWhy, replacementDocumentNames } from '#messages/es-MX/replacements.ts'
import { documentsOf, type Replacement } from './sql.ts'

/** The vendor's 24 to 48 business hours (mexico.md §10). */
export const REPLACEMENT_TERMS: PromiseTerms = {
  range: REPLACEMENT_RANGE,
  reading: readingOf,
  sentences: [replacementClockWhy],
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
