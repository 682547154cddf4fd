import fc from 'fast-check'
import { fromEpochDay, toEpochDay } from '#domain/calendar.ts'
import { day } from '#domain/calendar.ts'

/** Any day of two centuries, days 29 to 31 among them. */
export const anyDay = fc
  .integer({ min: toEpochDay(day('1950-01-01')), max: toEpochDay(day('2149-12-31')) })
  .map(fromEpochDay)

/** The anchors that go wrong elsewhere: the last days of a month (beyond.md I1–I3). */
export const lateAnchor = anyDay.filter((d) => d >= '1950' && Number(d.slice(8)) >= 29)

export const anchor = fc.oneof(anyDay, lateAnchor)
export const period = fc.constantFrom(1 as const, 6 as const, 12 as const)
