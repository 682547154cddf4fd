import type { ReadDb, WriteDb } from '#db/sql.ts'
import { addBusinessDays, type BusinessCalendar } from '#domain/business-time.ts'
import { promisedRange } from '#domain/promise.ts'
import { refuse, ok, type Result } from '#domain/result.ts'
import { documentStates, readingFor, type UnlockRule } from '#domain/unlock.ts'
import { whyPromise } from '#domain/why-promise.ts'
import { zoneOfCity } from '#domain/city-zone.ts'
import { dayAndClock, instantOf, localMoment } from '#domain/zoned.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { documentNames, unlockRuleSentence, clockStartSentence } from '#messages/es-MX/unlocks.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { documentsOf, type Unlock } from './sql.ts'

/** Local moments of the vendor's calendar. */
export interface Running {
  readonly clockFrom: string
  readonly early: string
  readonly late: string
}

export function vendorCalendar(db: ReadDb, calendarId: string): BusinessCalendar {
  const calendar = findCalendar(db, calendarId)
  if (calendar === null) throw new Error(`the calendar ${calendarId} of a vendor is gone`)
  return calendar
}

/** Both ends of the promise when its clock starts at an instant (R47–R52, C9). */
export function startClock(calendar: BusinessCalendar, rule: UnlockRule, at: string): Result<Running> {
  const clockFrom = localMoment(at, calendar.zone)
  const range = promisedRange(calendar, clockFrom, rule.range, readingFor(rule))
  return range === null
    ? refuse('unlock.calendarClosed', { calendar: calendar.name })
    : ok({ clockFrom, ...range })
}

/** What a screen shows of a promise: instants, in whose clocks to say them, and how the late one comes about. */
export function shownPromise(
  calendar: BusinessCalendar,
  of: Running & { readonly rule: UnlockRule; readonly zone: string },
  zones: readonly string[],
) {
  const { rule, zone } = of
  const { unit, most } = rule.range
  const why = whyPromise(calendar, of.clockFrom, most, unit, readingFor(rule)(most))
  const late = instantOf(of.late, zone)
  return {
    early: instantOf(of.early, zone),
    late,
    zones: [...zones],
    why: [
      unlockRuleSentence(rule),
      clockStartSentence(rule.clockStart),
      ...(why === null ? [] : whySentences(why)),
      `${promisedMoment(late, zones)}.`,
    ],
  }
}

/** In whose clocks a moment is said: the vendor's, the office's, and the client's where it is another (C12). */
export function zonesOf(db: ReadDb, vendorZone: string, officeZone: string, clientId: string): string[] {
  const client = zoneOfCity(findClient(db, clientId)?.city ?? '')
  return [...new Set([vendorZone, officeZone, ...(client === null ? [] : [client])])]
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
