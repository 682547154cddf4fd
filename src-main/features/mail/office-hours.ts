import type { ReadDb } from '#db/sql.ts'
import { openIntervals, parseMoment } from '#domain/business-time.ts'
import { localMoment } from '#domain/zoned.ts'
import { findCalendar } from '#features/catalogue/sql.ts'

/** The office's own clock, 'YYYY-MM-DDTHH:mm', and whether it is open then (D17). */
export function officeMoment(db: ReadDb, now: string): { readonly moment: string; readonly open: boolean } {
  const office = findCalendar(db, 'office')
  if (office === null) throw new Error('the office calendar is seeded and cannot be removed')
  const moment = localMoment(now, office.zone)
  const { day, minute } = parseMoment(moment)!
  const open = openIntervals(office, day).some(({ opens, closes }) => opens <= minute && minute < closes)
  return { moment, open }
}

export function isOfficeOpen(db: ReadDb, now: string): boolean {
  return officeMoment(db, now).open
}
