import * as dateFns from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  civilDay,
  day,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  FIRST_DAY,
  fromEpochDay,
  isCalcRangeOk,
  isLastDayOfMonth,
  LAST_DAY,
  lastDayOfMonth,
  monthOf,
  parseDay,
  toEpochDay,
  weekday,
  yearOf,
} from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import { anyDay } from './arbitraries.ts'

/** The oracle's date of a day, at noon. */
function date(d: Day): Date {
  return new Date(yearOf(d), monthOf(d) - 1, dayOfMonth(d), 12)
}

function fromDate(at: Date): string {
  return dateFns.format(at, 'yyyy-MM-dd')
}

describe('a calendar day', () => {
  it.each([
    ['2026-01-31', true, ''],
    ['2024-02-29', true, 'leap year'],
    ['2000-02-29', true, 'a century that 400 divides'],
    ['1900-01-01', true, 'the first day'],
    ['9999-12-31', true, 'the last day'],
    ['2026-02-29', false, 'no leap year'],
    ['1900-02-29', false, 'a century that 400 does not divide'],
    ['2026-04-31', false, 'April has 30'],
    ['2026-13-01', false, 'month 13'],
    ['2026-00-10', false, 'month 0'],
    ['2026-01-00', false, 'day 0'],
    ['1899-12-31', false, 'before the calendar'],
    ['0000-01-01', false, 'before the calendar'],
    ['2026-1-31', false, 'one digit'],
    ['31/01/2026', false, 'other forms belong to the importer'],
    ['2026-01-31T00:00', false, 'a moment'],
    [' 2026-01-31', false, 'a space'],
    ['２０２６-01-31', false, 'other digits'],
    ['', false, 'nothing'],
  ])('%s is a day: %s (%s)', (text, exists) => {
    expect(parseDay(text)).toBe(exists ? text : null)
  })

  it('throws where a literal is not a day', () => {
    expect(() => day('2026-02-30')).toThrow(RangeError)
  })

  it('counts every day of the calendar once, in order', () => {
    let previous = FIRST_DAY
    for (let n = toEpochDay(FIRST_DAY) + 1; n <= toEpochDay(LAST_DAY); n += 1) {
      const next = fromEpochDay(n)
      if (toEpochDay(next) !== n || !(next > previous)) throw new Error(`${previous} → ${next}`)
      previous = next
    }
    expect(previous).toBe(LAST_DAY)
  })

  it('throws outside 1900 to 9999', () => {
    expect(() => addDays(LAST_DAY, 1)).toThrow(RangeError)
    expect(() => addDays(FIRST_DAY, -1)).toThrow(RangeError)
    expect(() => addMonths(LAST_DAY, 1)).toThrow(RangeError)
    expect(() => civilDay(1899, 12, 31)).toThrow(RangeError)
  })

  it.each([
    ['9990-05-31', 115, true, 'December 9999'],
    ['9990-05-31', 116, false, 'January 10000'],
    ['2026-01-31', 12_000, true, 'a thousand years'],
    ['1900-03-31', -2, true, 'January 1900'],
    ['1900-03-31', -3, false, 'December 1899'],
  ])('%s and %i months stay in the calendar: %s (%s)', (from, months, inside) => {
    expect(isCalcRangeOk(day(from), months)).toBe(inside)
  })
})

describe('date-fns agrees', () => {
  it('on adding days and months, on weekdays, months and distances', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), anyDay, (d, n, other) => {
        expect({
          days: addDays(d, n),
          months: addMonths(d, n),
          last: lastDayOfMonth(d),
          isLast: isLastDayOfMonth(d),
          length: daysInMonth(yearOf(d), monthOf(d)),
          weekday: weekday(d),
          between: daysBetween(d, other),
          parsed: parseDay(d),
        }).toEqual({
          days: fromDate(dateFns.addDays(date(d), n)),
          months: fromDate(dateFns.addMonths(date(d), n)),
          last: fromDate(dateFns.lastDayOfMonth(date(d))),
          isLast: dateFns.isLastDayOfMonth(date(d)),
          length: dateFns.getDaysInMonth(date(d)),
          weekday: dateFns.getISODay(date(d)),
          between: dateFns.differenceInCalendarDays(date(other), date(d)),
          parsed: d,
        })
      }),
      { numRuns: 2_000 },
    )
  })
})
