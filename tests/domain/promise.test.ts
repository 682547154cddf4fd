import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBusinessHours,
  formatMoment,
  openIntervals,
  parseMoment,
  type BusinessCalendar,
} from '#domain/business-time.ts'
import { addDays, day, type Day } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS, defaultCalendar } from '#domain/default-calendars.ts'
import {
  afterPause,
  hoursAfter,
  openMinutesBetween,
  promisedRange,
  readingOf,
  startOfWork,
} from '#domain/promise.ts'

const vendor = defaultCalendar('vendor')
const softmas = defaultCalendar('softmas')

describe('a promise in business hours (C9)', () => {
  it('24 hours and more are business days, less is the clock of the office', () => {
    expect([4, 23, 24, 48].map(readingOf)).toEqual([
      'officeClock',
      'officeClock',
      'businessDay24',
      'businessDay24',
    ])
  })

  it.each([
    ['2026-03-09T10:00', 24, '2026-03-10T10:00', 'one business day'],
    ['2026-03-09T10:00', 48, '2026-03-11T10:00', 'two, where the clock of the office would say six (R109)'],
    ['2026-03-13T17:55', 24, '2026-03-17T17:55', 'a Friday evening before a holiday Monday'],
    ['2026-03-13T18:00', 24, '2026-03-18T09:00', 'at the closing: counted from Tuesday nine o’clock'],
    ['2026-03-14T11:00', 24, '2026-03-18T09:00', 'asked on a Saturday'],
    ['2026-03-09T14:30', 24, '2026-03-10T15:00', 'asked in the lunch gap'],
    ['2026-03-09T10:00', 30, '2026-03-10T17:00', 'a day and six hours of the office'],
  ])('from %s, %d hours end %s (%s)', (from, hours, due) => {
    expect(hoursAfter(softmas, from, hours, 'businessDay24')).toBe(due)
  })

  it('ends with the closing where that day closes before the hour', () => {
    const short = { ...softmas, specialDays: [special('2026-12-24', '09:00', '12:00')] }
    expect(hoursAfter(short, '2026-12-23T17:00', 24, 'businessDay24')).toBe('2026-12-24T12:00')
  })

  it('has both ends; minutes run by the wall clock, over midnight too', () => {
    expect([
      promisedRange(vendor, '2026-03-13T17:55', { unit: 'businessHours', least: 24, most: 48 }),
      promisedRange(vendor, '2026-03-09T10:00', { unit: 'businessHours', least: 4, most: 24 }),
      promisedRange(vendor, '2026-03-09T23:50', { unit: 'minutes', least: 10, most: 15 }),
    ]).toEqual([
      { early: '2026-03-17T17:55', late: '2026-03-18T17:55' },
      { early: '2026-03-09T14:00', late: '2026-03-10T10:00' },
      { early: '2026-03-10T00:00', late: '2026-03-10T00:05' },
    ])
  })

  it('is none where the calendar never opens again', () => {
    const ended = { ...vendor, hours: vendor.hours.map((h) => ({ ...h, until: day('2026-03-09') })) }
    expect([
      promisedRange(ended, '2026-03-09T10:00', { unit: 'businessHours', least: 4, most: 8 }),
      promisedRange(ended, '2026-03-09T10:00', { unit: 'businessHours', least: 4, most: 9 }),
    ]).toEqual([{ early: '2026-03-09T14:00', late: '2026-03-09T18:00' }, null])
  })
})

/** Slow and obvious: the clock goes on a minute, and counts it when the office is open. */
function minuteByMinute(calendar: BusinessCalendar, from: string, minutes: number): string {
  let { day: d, minute } = parseMoment(from)! as { day: Day; minute: number }
  for (let left = minutes; ;) {
    if (openIntervals(calendar, d).some(({ opens, closes }) => opens <= minute && minute < closes)) left -= 1
    minute += 1
    if (left === 0) return formatMoment(d, minute)
    if (minute === 1_440) [d, minute] = [addDays(d, 1), 0]
  }
}

function special(on: string, opens: string, closes: string) {
  return { day: day(on), name: 'especial', open: [{ opens, closes }] }
}

const anyCalendar = fc
  .record({
    base: fc.constantFrom(...DEFAULT_CALENDARS),
    specials: fc.array(
      fc.record({
        away: fc.integer({ min: 0, max: 400 }),
        open: fc.boolean(),
        from: fc.integer({ min: 0, max: 20 }),
      }),
      { maxLength: 6 },
    ),
    changes: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
  })
  .map(({ base, specials, changes }): BusinessCalendar => {
    const changed = changes === null ? null : addDays(day('2026-01-01'), changes)
    return {
      ...base,
      // The hours change on a day, as the 40-hour week will (R122).
      hours:
        changed === null
          ? base.hours
          : base.hours.flatMap((h) => [
              { ...h, until: addDays(changed, -1) },
              { ...h, closes: '13:30', from: changed },
            ]),
      specialDays: specials.map(({ away, open, from }) => ({
        day: addDays(day('2026-01-01'), away),
        name: 'especial',
        open: open ? [{ opens: clock(from), closes: clock(from + 3) }] : [],
      })),
    }
  })

const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

describe('business hours against a counter that goes minute by minute', () => {
  it('end on the same minute in any calendar, over lunch gaps, holidays, years and a change of hours', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        fc.integer({ min: 0, max: 380 }),
        fc.integer({ min: 0, max: 1_439 }),
        fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 20_000, max: 60_000 })),
        (calendar, away, minute, minutes) => {
          const from = formatMoment(addDays(day('2026-01-01'), away), minute)
          expect(addBusinessHours(calendar, from, minutes / 60)).toBe(minuteByMinute(calendar, from, minutes))
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)
})

describe('a promise after a wait for somebody else (R113, R120)', () => {
  it.each([
    ['2026-03-10T16:00', '2026-03-11T10:00', '2026-03-11T13:00', 'two hours and one, over night'],
    ['2026-03-10T14:10', '2026-03-10T14:50', '2026-03-11T10:00', 'the lunch gap costs nothing'],
    ['2026-03-13T17:00', '2026-03-17T09:00', '2026-03-11T11:00', 'a weekend and a holiday cost nothing'],
  ])('from %s until %s, what was due on Wednesday at ten is due %s (%s)', (from, until, due) => {
    expect(afterPause(softmas, '2026-03-11T10:00', from, until)).toBe(due)
  })

  const moment = fc
    .tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 1_439 }))
    .map(([days, minute]) => formatMoment(addDays(day('2026-01-01'), days), minute))

  it('is later by exactly the minutes in which the calendar was open, counted one by one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DEFAULT_CALENDARS), moment, fc.nat(4_000), (calendar, from, length) => {
        const until = minuteAfter(from, length)
        let open = 0
        for (let at = from; at < until; at = minuteAfter(at, 1)) open += isOpenAt(calendar, at) ? 1 : 0
        expect(openMinutesBetween(calendar, from, until)).toBe(open)
        const promised = startOfWork(calendar, '2026-06-01T10:00')!
        const moved = afterPause(calendar, promised, from, until)!
        expect(openMinutesBetween(calendar, promised, moved)).toBe(open)
      }),
      { numRuns: 60 },
    )
  })
})

function minuteAfter(moment: string, minutes: number): string {
  return new Date(Date.parse(`${moment}Z`) + minutes * 60_000).toISOString().slice(0, 16)
}

function isOpenAt(calendar: BusinessCalendar, moment: string): boolean {
  const { day: on, minute } = parseMoment(moment)!
  return openIntervals(calendar, on).some(({ opens, closes }) => opens <= minute && minute < closes)
}
