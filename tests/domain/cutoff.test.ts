import * as dateFns from 'date-fns'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, day, dayOfMonth, lastDayOfMonth, monthOf, yearOf } from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import { cutoffAt, cutoffsAfter, nextCutoff, periodOf } from '#domain/cutoff.ts'
import { longDay, shortDay } from '#messages/es-MX/dates.ts'
import { anchor, anyDay, lateAnchor, period } from './arbitraries.ts'

describe('the n-th cutoff, counted from the first activation (R23)', () => {
  it.each([
    ['2026-03-10', 1, 1, '2026-04-10', 'the worked example of day 10 (R25)'],
    ['2026-01-31', 1, 1, '2026-02-28', 'cut to the month'],
    ['2026-01-31', 1, 2, '2026-03-31', 'and back'],
    ['2024-01-31', 1, 1, '2024-02-29', 'leap year'],
    ['2024-02-29', 12, 1, '2025-02-28', 'yearly from 29 February'],
    ['2024-02-29', 12, 4, '2028-02-29', 'which comes back'],
    ['2026-09-30', 1, 1, '2026-10-30', 'the day number is kept (Kill Bill)'],
    ['2026-04-30', 1, 1, '2026-05-30', 'the day number is kept'],
    ['2026-08-31', 6, 1, '2027-02-28', 'six months'],
    ['2026-08-31', 6, 2, '2027-08-31', 'and six more'],
    ['2016-04-08', 1, 7, '2016-11-08', 'seven steps of 30 days would give 4 November'],
    ['2026-12-31', 1, 2, '2027-02-28', 'over the year'],
    ['2026-01-31', 1, 0, '2026-01-31', 'the anchor itself'],
  ])('from %s, every %i months, number %i is %s (%s)', (from, months, n, expected) => {
    expect(cutoffAt(day(from), months, n)).toBe(expected)
  })

  it.each([
    ['2026-04-30', 1, 1, '2026-05-31', 'always the last day'],
    ['2026-02-28', 1, 1, '2026-03-31', 'also from February'],
    ['2024-02-29', 12, 1, '2025-02-28', 'yearly'],
    ['2026-06-30', 6, 1, '2026-12-31', 'six months'],
  ])(
    'with "último día del mes" from %s, every %i months, number %i is %s (%s)',
    (from, months, n, expected) => {
      expect(cutoffAt(day(from), months, n, true)).toBe(expected)
    },
  )

  it('agrees with date-fns from every day of a leap year over 24 months', () => {
    const wrong: string[] = []
    for (let i = 0; i < 366; i++) {
      const from = addDays(day('2024-01-01'), i)
      for (let n = 1; n <= 24; n++) {
        const oracle = dateFns.format(
          dateFns.addMonths(new Date(yearOf(from), monthOf(from) - 1, dayOfMonth(from), 12), n),
          'yyyy-MM-dd',
        )
        if (cutoffAt(from, 1, n) !== oracle) wrong.push(`${from} ${n}`)
        if (nextCutoff(from, 1, day(oracle)).n !== n) wrong.push(`next ${from} ${n}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('throws after 9999', () => {
    expect(() => cutoffAt(day('9999-12-01'), 1, 1)).toThrow(RangeError)
  })
})

describe('the next cutoff', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28', 1, '2026-02-28', 'on the day itself'],
    ['2026-01-31', 1, '2026-03-01', 2, '2026-03-31', 'the day after'],
    ['2026-01-31', 6, '2026-07-31', 1, '2026-07-31', ''],
    ['2026-01-31', 6, '2026-08-01', 2, '2027-01-31', ''],
    ['2026-05-30', 1, '2026-01-01', 1, '2026-06-30', 'before the anchor: the first one'],
    ['2026-05-30', 1, '2026-05-30', 1, '2026-06-30', 'never the anchor'],
    ['2026-01-31', 1, '2026-04-30', 3, '2026-04-30', 'a difference of months would say 2 (beyond.md I20)'],
  ])(
    'from %s, every %i months, on or after %s is number %i, %s (%s)',
    (from, months, onOrAfter, n, expected) => {
      expect(nextCutoff(day(from), months, day(onOrAfter))).toEqual({ n, day: expected })
    },
  )

  it('is the smallest one, as walking from the anchor finds it', () => {
    fc.assert(
      fc.property(
        anchor,
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: -400, max: 4_000 }),
        (from, months, away) => {
          const wanted = addDays(from, away)
          let n = 1
          while (cutoffAt(from, months, n) < wanted) n += 1
          expect(nextCutoff(from, months, wanted)).toEqual({ n, day: cutoffAt(from, months, n) })
        },
      ),
    )
  })

  it('the list begins with the first one after the day', () => {
    fc.assert(
      fc.property(
        anchor,
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: -400, max: 4_000 }),
        (from, months, away) => {
          const after = addDays(from, away)
          let n = 1
          while (cutoffAt(from, months, n) <= after) n += 1
          expect(cutoffsAfter(from, months, after, 2)).toEqual([
            cutoffAt(from, months, n),
            cutoffAt(from, months, n + 1),
          ])
        },
      ),
    )
  })

  it('lists those after a day, without it and without the anchor', () => {
    expect({
      after: cutoffsAfter(day('2026-01-31'), 1, day('2026-02-28'), 2),
      fromTheAnchor: cutoffsAfter(day('2026-01-31'), 12, day('2026-01-31'), 2),
      before: cutoffsAfter(day('2026-01-31'), 6, day('2020-01-01'), 1),
      lastDays: cutoffsAfter(day('2026-04-30'), 1, day('2026-04-30'), 3, true),
      none: cutoffsAfter(day('2026-01-31'), 1, day('2026-02-28'), 0),
    }).toEqual({
      after: ['2026-03-31', '2026-04-30'],
      fromTheAnchor: ['2027-01-31', '2028-01-31'],
      before: ['2026-07-31'],
      lastDays: ['2026-05-31', '2026-06-30', '2026-07-31'],
      none: [],
    })
  })
})

describe('the periods of a rental (dates.md §5)', () => {
  const lastDays = anyDay.map(lastDayOfMonth)

  it('1 and 2: tile; each day after the anchor belongs to exactly one, start ≤ day < next', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(anchor, fc.constant(false)), fc.tuple(lastDays, fc.constant(true))),
        period,
        fc.integer({ min: 0, max: 8_000 }),
        ([from, lastDay], months, away) => {
          const d = addDays(from, away)
          const { n, start, next } = periodOf(from, months, d, lastDay)
          expect(start <= d && d < next).toBe(true)
          expect(periodOf(from, months, start, lastDay)).toEqual({ n, start, next })
          expect(periodOf(from, months, addDays(next, -1), lastDay)).toEqual({ n, start, next })
          expect(periodOf(from, months, next, lastDay)).toMatchObject({ n: n + 1, start: next })
        },
      ),
    )
  })

  it('3: asking twice or late gives the same answer', () => {
    fc.assert(
      fc.property(
        anchor,
        period,
        fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 6 }),
        (from, months, days) => {
          const asked = (order: readonly number[]) =>
            new Map(order.map((away) => [away, nextCutoff(from, months, addDays(from, away)).day] as const))
          const forwards = asked(days)
          const backwards = asked(days.toReversed())
          for (const away of days) expect(backwards.get(away)).toBe(forwards.get(away))
        },
      ),
    )
  })

  it("4: the n-th boundary has the anchor's day, or the last day of its month when that is smaller", () => {
    fc.assert(
      fc.property(anchor, period, fc.integer({ min: 1, max: 240 }), (from, months, n) => {
        const boundary = cutoffAt(from, months, n)
        expect(dayOfMonth(boundary)).toBe(Math.min(dayOfMonth(from), dayOfMonth(lastDayOfMonth(boundary))))
      }),
    )
  })

  it('4: from a late anchor no month is skipped in 240 periods', () => {
    fc.assert(
      fc.property(lateAnchor, (from) => {
        const months = Array.from({ length: 240 }, (_, i) => cutoffAt(from, 1, i + 1).slice(0, 7))
        const expected = Array.from({ length: 240 }, (_, i) =>
          addMonths(day(`${from.slice(0, 7)}-01`), i + 1).slice(0, 7),
        )
        expect(months).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('5: six monthly steps land on one of six months, twelve on one yearly step', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 1, max: 20 }), fc.boolean(), (from, n, lastDay) => {
        expect(cutoffAt(from, 1, 6 * n, lastDay)).toBe(cutoffAt(from, 6, n, lastDay))
        expect(cutoffAt(from, 1, 12 * n, lastDay)).toBe(cutoffAt(from, 12, n, lastDay))
      }),
    )
    const chained = Array.from({ length: 6 }).reduce<Day>((d) => addMonths(d, 1), day('2026-08-31'))
    expect([chained, cutoffAt(day('2026-12-31'), 1, 3)]).toEqual(['2027-02-28', '2027-03-31'])
  })

  it('6: no time zone and no clock change moves a calendar date', () => {
    const zones = [
      'America/Cancun',
      'America/Tijuana',
      'America/Sao_Paulo',
      'Pacific/Apia',
      'Asia/Tokyo',
      'UTC',
    ]
    const home = process.env['TZ']
    try {
      const said = zones.map((zone) => {
        process.env['TZ'] = zone
        const days = [...cutoffsAfter(day('2011-01-31'), 1, day('2011-01-31'), 12), day('2011-12-30')]
        return days.map((d) => `${d} ${longDay(d)} ${shortDay(d)}`)
      })
      for (const one of said) expect(one).toEqual(said[0])
      expect(said[0]!.at(-1)).toBe('2011-12-30 viernes 30 de diciembre de 2011 vie 30 dic 2011')
    } finally {
      process.env['TZ'] = home
    }
  })

  it('a day before the first activation belongs to none', () => {
    expect(() => periodOf(day('2026-01-31'), 1, day('2026-01-30'))).toThrow(RangeError)
  })
})
