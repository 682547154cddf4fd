import type { ReadDb } from '#db/sql.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import { zoneOfCity } from '#domain/city-zone.ts'
import { promisedRange, type HoursReading, type TimeRange } from '#domain/promise.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { whyPromise } from '#domain/why-promise.ts'
import { instantOf, localMoment } from '#domain/zoned.ts'
import { findClient } from '#features/clients/sql.ts'
import { promisedMoment } from '#messages/es-MX/dates.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { findCalendar } from './sql.ts'

/** What a vendor promises of one kind of request. */
export interface PromiseTerms {
  readonly range: TimeRange
  /** How its hours are read (C9). */
  readonly reading: (hours: number) => HoursReading
  /** What says so, as the first lines of how the promise comes about. */
  readonly sentences: readonly string[]
}

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

/** Both ends of a promise when its clock starts at an instant (R47–R52, C9). */
export function startClock(
  calendar: BusinessCalendar,
  { range, reading }: PromiseTerms,
  at: string,
): Result<Running> {
  const clockFrom = localMoment(at, calendar.zone)
  const ends = promisedRange(calendar, clockFrom, range, reading)
  return ends === null
    ? refuse('unlock.calendarClosed', { calendar: calendar.name })
    : ok({ clockFrom, ...ends })
}

/** What a screen shows of a promise: instants, in whose clocks to say them, and how the late one comes about. */
export function shownPromise(
  calendar: BusinessCalendar,
  { range, reading, sentences }: PromiseTerms,
  of: Running & { readonly zone: string },
  zones: readonly string[],
) {
  const why = whyPromise(calendar, of.clockFrom, range.most, range.unit, reading(range.most))
  const late = instantOf(of.late, of.zone)
  return {
    early: instantOf(of.early, of.zone),
    late,
    zones: [...zones],
    why: [...sentences, ...(why === null ? [] : whySentences(why)), `${promisedMoment(late, zones)}.`],
  }
}

/** In whose clocks a moment is said: the vendor's, the office's, and the client's where it is another (C12). */
export function zonesOf(db: ReadDb, vendorZone: string, officeZone: string, clientId: string): string[] {
  const client = zoneOfCity(findClient(db, clientId)?.city ?? '')
  return [...new Set([vendorZone, officeZone, ...(client === null ? [] : [client])])]
}
