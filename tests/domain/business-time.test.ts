import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  addBusinessHours,
  businessDaysAfter,
  businessDaysBefore,
  businessHoursAfter,
  holidaysOf,
  isBusinessDay,
  lastMomentBefore,
  nextBusinessDay,
  openIntervals,
  parseMoment,
  previousBusinessDay,
} from '#domain/business-time.ts'
import type { BusinessCalendar, OpenHours } from '#domain/business-time.ts'
import { addDays, day } from '#domain/calendar.ts'
import type { Weekday } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS, defaultCalendar } from '#domain/default-calendars.ts'
import { anyDay } from './arbitraries.ts'

const vendor = defaultCalendar('vendor')
const softmas = defaultCalendar('softmas')
const office = defaultCalendar('office')
const bank = defaultCalendar('bank')
const closed: BusinessCalendar = { ...vendor, id: 'closed', hours: [], specialDays: [] }

function hours(weekday: Weekday, opens: string, closes: string): OpenHours {
  return { weekday, opens, closes, from: null, until: null }
}

describe('business hours with the lunch gap (mexico.md §3)', () => {
  it.each([
    ['2026-03-09T10:00', 48, '2026-03-18T10:00', 'six working days, with a holiday on the 16th'],
    ['2026-03-09T10:00', 24, '2026-03-12T10:00', ''],
    ['2026-03-13T17:30', 4, '2026-03-17T12:30', 'weekend and holiday between'],
    ['2026-03-09T13:30', 1, '2026-03-09T15:30', 'over lunch'],
    ['2026-03-09T14:30', 1, '2026-03-09T16:00', 'asked in the gap'],
    ['2026-03-09T13:00', 1, '2026-03-09T14:00', 'a deadline on a closing is that closing, not 15:00'],
    ['2026-03-09T14:00', 1, '2026-03-09T16:00', 'asked at the closing'],
    ['2026-03-09T13:55', 10 / 60, '2026-03-09T15:05', 'ten minutes over lunch (I9)'],
    ['2026-03-13T18:00', 0.5, '2026-03-17T09:30', 'asked when the week is over'],
    [
      '2026-03-14T12:00',
      8,
      '2026-03-17T18:00',
      'asked on a Saturday: ends with the closing of the first day',
    ],
    ['2026-03-09T09:00', 1 / 60, '2026-03-09T09:01', 'to the minute'],
  ])('from %s, %d hours end %s (%s)', (from, wanted, due) => {
    expect(addBusinessHours(softmas, from, wanted)).toBe(due)
  })

  it('are added in any parts to the same moment, unless a part ends on a closing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 1, max: 3_000 }),
        (away, minute, first, second) => {
          const from = `${addDays(day('2026-01-01'), away)}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
          const inParts = addBusinessHours(softmas, addBusinessHours(softmas, from, first / 60), second / 60)
          expect(inParts).toBe(addBusinessHours(softmas, from, (first + second) / 60))
        },
      ),
    )
  })
})

describe('business days', () => {
  it.each([
    [vendor, '2026-03-13', 5, '2026-03-23', 'the 16th is a holiday'],
    [vendor, '2026-01-30', 10, '2026-02-16', '2 February is a holiday'],
    [vendor, '2026-03-14', 1, '2026-03-17', 'from a Saturday'],
    [office, '2026-03-13', 1, '2026-03-14', 'the office opens on Saturdays'],
    [bank, '2026-04-01', 1, '2026-04-06', 'Holy Thursday and Good Friday'],
  ])('%#: from %s %s, %i end %s (%s)', (calendar, from, n, due) => {
    expect(addBusinessDays(calendar, day(from), n)).toBe(due)
  })

  it('are counted one by one, and back', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 600 })),
        fc.constantFrom(...DEFAULT_CALENDARS),
        (from, n, calendar) => {
          const due = addBusinessDays(calendar, from, n)
          let counted = 0
          for (let d = addDays(from, 1); d <= due; d = addDays(d, 1))
            if (isBusinessDay(calendar, d)) counted += 1
          expect([counted, isBusinessDay(calendar, due)]).toEqual([n, true])
          expect(businessDaysBefore(calendar, due, n - 1)).toBe(nextBusinessDay(calendar, addDays(from, 1)))
        },
      ),
    )
  })

  it('the nearest one is the day itself where it is open', () => {
    expect([
      nextBusinessDay(vendor, day('2026-03-14')),
      nextBusinessDay(vendor, day('2026-03-17')),
      previousBusinessDay(vendor, day('2026-03-16')),
      previousBusinessDay(office, day('2026-03-15')),
      businessDaysBefore(bank, day('2027-01-31'), 1),
    ]).toEqual(['2026-03-17', '2026-03-17', '2026-03-13', '2026-03-14', '2027-01-28'])
  })
})

describe('the last working moment before a day (beyond.md 2)', () => {
  it.each([
    [office, '2026-03-16', '2026-03-14T14:00', 'Saturday closes at 14:00'],
    [vendor, '2026-03-17', '2026-03-13T18:00', 'a bridge'],
    [softmas, '2026-03-13', '2026-03-12T18:00', 'the evening, not the lunch closing'],
    [
      { ...vendor, hours: [hours(1, '00:00', '24:00')] },
      '2026-03-10',
      '2026-03-09T23:59',
      'midnight stays on its day',
    ],
  ])('%#: before %s %s it is %s (%s)', (calendar, d, expected) => {
    expect(lastMomentBefore(calendar, day(d))).toBe(expected)
  })

  it('is none where it never opens', () => {
    expect([
      lastMomentBefore(closed, day('2026-03-16')),
      lastMomentBefore(vendor, day('1900-01-01')),
    ]).toEqual([null, null])
  })
})

describe('a calendar that the office has edited', () => {
  it('opens by the hours valid on the day (the 40-hour week, R122)', () => {
    const changing: BusinessCalendar = {
      ...vendor,
      hours: [
        { weekday: 2, opens: '09:00', closes: '18:00', from: null, until: day('2026-12-31') },
        { weekday: 2, opens: '09:00', closes: '17:00', from: day('2027-01-01'), until: null },
      ],
    }
    expect([openIntervals(changing, day('2026-12-29')), openIntervals(changing, day('2027-01-05'))]).toEqual([
      [{ opens: 540, closes: 1_080 }],
      [{ opens: 540, closes: 1_020 }],
    ])
  })

  it('joins intervals that touch or overlap, in whatever order they were typed', () => {
    const messy = {
      ...vendor,
      hours: [
        hours(2, '15:00', '18:00'),
        hours(2, '09:00', '12:00'),
        hours(2, '11:00', '13:00'),
        hours(2, '13:00', '14:00'),
      ],
    }
    expect(openIntervals(messy, day('2026-03-10'))).toEqual([
      { opens: 540, closes: 840 },
      { opens: 900, closes: 1_080 },
    ])
  })

  it('a special day closes it, or opens it on a holiday, and the holidays say so', () => {
    const special: BusinessCalendar = {
      ...vendor,
      specialDays: [
        { day: day('2026-06-07'), name: 'Elecciones', open: [] },
        { day: day('2026-03-16'), name: 'Guardia', open: [{ opens: '10:00', closes: '13:00' }] },
        { day: day('2027-06-06'), name: 'Otro año', open: [] },
      ],
    }
    expect({
      closed: isBusinessDay(special, day('2026-06-07')),
      open: openIntervals(special, day('2026-03-16')),
      holidays: holidaysOf(special, 2026),
    }).toEqual({
      closed: false,
      open: [{ opens: 600, closes: 780 }],
      holidays: [
        { date: '2026-01-01', name: 'Año Nuevo' },
        { date: '2026-02-02', name: 'Día de la Constitución' },
        { date: '2026-05-01', name: 'Día del Trabajo' },
        { date: '2026-06-07', name: 'Elecciones' },
        { date: '2026-09-16', name: 'Día de la Independencia' },
        { date: '2026-11-16', name: 'Día de la Revolución' },
        { date: '2026-12-25', name: 'Navidad' },
      ],
    })
  })

  it('runs day and night without a gap at midnight', () => {
    const always = {
      ...vendor,
      holidays: 'none' as const,
      hours: ([1, 2, 3, 4, 5, 6, 7] as const).map((w) => hours(w, '00:00', '24:00')),
    }
    expect(addBusinessHours(always, '2026-03-13T22:30', 49)).toBe('2026-03-15T23:30')
  })

  it('one that never opens, or no longer, has no answer', () => {
    const ended = { ...vendor, hours: vendor.hours.map((h) => ({ ...h, until: day('2026-12-31') })) }
    expect([
      businessDaysAfter(closed, day('2026-03-13'), 1),
      businessHoursAfter(closed, '2026-03-13T10:00', 1),
      businessDaysAfter(ended, day('2026-12-30'), 2),
      businessDaysAfter(vendor, day('9999-12-30'), 3),
      businessDaysAfter(closed, day('2026-03-13'), 250),
      businessDaysAfter(ended, day('2026-03-13'), 250),
      businessDaysAfter(vendor, day('9999-11-01'), 250),
      businessHoursAfter(vendor, '9999-12-31T17:00', 2),
      businessDaysBefore(vendor, day('1900-01-03'), 5),
    ]).toEqual(Array.from({ length: 9 }, () => null))
    expect(() => addBusinessDays(closed, day('2026-03-13'), 1)).toThrow(RangeError)
  })

  it('takes a local moment and nothing else', () => {
    expect(
      [
        '2026-03-13T10:00',
        '2026-03-13 10:00',
        '2026-03-13T24:00',
        '2026-02-30T10:00',
        '2026-03-13T10:60',
      ].map(parseMoment),
    ).toEqual([{ day: '2026-03-13', minute: 600 }, null, null, null, null])
  })
})
