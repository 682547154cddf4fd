import type { WriteDb } from '#db/sql.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { documentStates, readingFor, type UnlockRule } from '#domain/unlock.ts'
import { dayAndClock, instantOf, localMoment } from '#domain/zoned.ts'
import { vendorCalendar, type PromiseTerms } from '#features/catalogue/promise.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { documentNames, unlockRuleSentence, clockStartSentence } from '#messages/es-MX/unlocks.ts'
import { documentsOf, type Unlock } from './sql.ts'

/** What the row of the vendor's table promises (R47–R52). */
export function termsOf(rule: UnlockRule): PromiseTerms {
  return {
    range: rule.range,
    reading: readingFor(rule),
    sentences: [unlockRuleSentence(rule), clockStartSentence(rule.clockStart)],
  }
}

/**
 * What is due next of an open unlock, and its one task in Hoy, by the clock of the office: to send it and to ask for
 * papers is due at once, the vendor's word on the papers its next business day, the code by the late end of the promise.
 */
export function withNext(
  db: WriteDb,
  row: Unlock,
  { now, zone }: { readonly now: string; readonly zone: string },
): Unlock {
  const { serial, clientId } = findSerial(db, row.serialId)!
  const base = { ref: row.id, clientId, serialId: row.serialId }
  const today = dayAndClock(localMoment(now, zone))
  clearTasksOf(db, row.id)
  if (row.closedOn !== null) return { ...row, dueOn: null, dueTime: null }
  if (row.state === 'documentsMissing') {
    const missing = documentStates(row.rule.documents, documentsOf(db, row.id)).flatMap(
      ([document, state]) => (state === 'missing' || state === 'rejected' ? [documentNames[document]] : []),
    )
    if (missing.length > 0) {
      setTask(db, {
        ...base,
        kind: 'unlock.documents',
        dueOn: today.day,
        dueTime: null,
        params: { serial, missing },
      })
      return { ...row, dueOn: today.day, dueTime: null }
    }
  }
  if (row.state !== 'withVendor') {
    const params = { serial, computer: row.computer }
    setTask(db, { ...base, kind: 'unlock.send', dueOn: today.day, dueTime: null, params })
    return { ...row, dueOn: today.day, dueTime: null }
  }
  if (row.late === null) {
    const there = dayAndClock(localMoment(now, row.zone))
    const dueOn = addBusinessDays(vendorCalendar(db, row.calendarId), there.day, 1)
    setTask(db, { ...base, kind: 'unlock.answer', dueOn, dueTime: null, params: { serial } })
    return { ...row, dueOn, dueTime: null }
  }
  const late = dayAndClock(localMoment(instantOf(row.late, row.zone), zone))
  const early = localMoment(instantOf(row.early!, row.zone), zone)
  const params = { serial, computer: row.computer, early }
  setTask(db, { ...base, kind: 'unlock.promise', dueOn: late.day, dueTime: late.time, params })
  return { ...row, dueOn: late.day, dueTime: late.time }
}
