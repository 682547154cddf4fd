import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { cutoffAt, cutoffsAfter } from '#domain/cutoff.ts'
import { nextValidation, validationAt, validationTolerance } from '#domain/validation.ts'
import { anchor } from './arbitraries.ts'

describe('the monthly validation, from the day of the first activation (R24)', () => {
  it('falls every month also when a year was paid (R29)', () => {
    expect(Array.from({ length: 4 }, (_, i) => validationAt(day('2026-01-31'), i + 1))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ])
    expect(nextValidation(day('2026-01-31'), day('2026-03-01'))).toEqual({ n: 2, day: '2026-03-31' })
  })

  it('7: a yearly rental has twelve, the last on the day of its renewal', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 0, max: 10 }), (from, year) => {
        const start = cutoffAt(from, 12, year)
        const renewal = cutoffAt(from, 12, year + 1)
        const validations = cutoffsAfter(from, 1, start, 13).filter((d) => d <= renewal)
        expect([validations.length, validations.at(-1)]).toEqual([12, renewal])
      }),
    )
  })
})

describe('the tolerance of a validation (R32)', () => {
  it.each<[string, number | null, string, string, boolean, string]>([
    [
      '2026-10-31',
      15,
      '2026-11-15',
      '2026-11-15',
      true,
      'day 1 is the day after, day 15 is still covered (C2)',
    ],
    ['2026-10-31', 3, '2026-11-03', '2026-11-03', true, 'some systems give fewer'],
    ['2026-10-31', 0, '2026-10-31', '2026-10-31', true, 'or none'],
    ['2026-10-31', null, '2026-10-31', '2026-11-15', false, 'unknown: plan on 0, up to 15 unconfirmed (D7)'],
  ])(
    'of %s with %s days: planned %s, possible %s, confirmed %s (%s)',
    (scheduled, days, planned, possible, confirmed) => {
      expect(validationTolerance(day(scheduled), days)).toEqual({
        plannedLastDay: planned,
        possibleLastDay: possible,
        confirmed,
      })
    },
  )

  it('never ends before the scheduled day nor after the fifteenth day', () => {
    fc.assert(
      fc.property(anchor, fc.option(fc.integer({ min: 0, max: 15 })), (scheduled, days) => {
        const { plannedLastDay, possibleLastDay } = validationTolerance(scheduled, days)
        expect(scheduled <= plannedLastDay && plannedLastDay <= possibleLastDay).toBe(true)
        expect(possibleLastDay <= addDays(scheduled, 15)).toBe(true)
      }),
    )
  })
})
