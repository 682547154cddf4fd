import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { periodAcross, planNewCutoff, type Anchor } from '#domain/anchor.ts'
import { addDays, day, dayOfMonth, isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { cutoffAt, periodOf } from '#domain/cutoff.ts'
import { anchor, period } from './arbitraries.ts'

const former = { on: day('2016-04-01'), lastDay: false, paidMonths: 1 }
const plan = (on: string, paidMonths = 1, today = '2016-06-01', lastDay = false) =>
  planNewCutoff('SAES1', former, { on: day(on), lastDay, paidMonths }, day(today))

describe('a "nuevo corte" (D5)', () => {
  it('counts both clocks from the new day, and says what is left of the last period (dates.md §2)', () => {
    expect(plan('2016-05-15')).toEqual({
      ok: true,
      value: {
        cutoffBefore: '2016-05-01',
        cutoffAfter: '2016-06-15',
        bridge: { start: '2016-05-01', next: '2016-05-15', days: 14, of: 31 },
        firstValidation: '2016-06-15',
      },
    })
  })

  it('on a boundary of the former anchor leaves no bridge', () => {
    expect(plan('2016-06-01')).toMatchObject({ ok: true, value: { bridge: null, cutoffAfter: '2016-07-01' } })
  })

  it.each([
    ['2016-06-02', 'serial.activationInFuture', 'tomorrow'],
    ['2016-04-01', 'serial.anchorNotLater', 'the anchor itself: one mistake made twice'],
    ['2016-03-31', 'serial.anchorNotLater', 'before it'],
  ])('from %s is refused: %s (%s)', (on, code) => {
    expect(plan(on)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('may be today, and "último día del mes" only on such a day', () => {
    expect(plan('2016-06-01', 0)).toMatchObject({ ok: true, value: { cutoffAfter: '2016-06-01' } })
    expect(plan('2016-05-15', 1, '2016-06-01', true)).toMatchObject({
      refusal: { code: 'serial.notLastDayOfMonth' },
    })
    expect(plan('2016-04-30', 1, '2016-06-01', true)).toMatchObject({ value: { cutoffAfter: '2016-05-31' } })
  })
})

/** Up to four anchors of a serial, each some days after the one before. */
const anchors = fc
  .tuple(anchor, fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }))
  .map(([first, gaps]) => {
    const days = gaps.reduce<Day[]>((all, gap) => [...all, addDays(all.at(-1)!, gap)], [first])
    return days.map((on): Anchor => ({ on, lastDay: false }))
  })
const away = fc.integer({ min: 0, max: 6_000 })

describe('the periods of a serial with several anchors (dates.md §5, D5)', () => {
  it('1 and 2: tile; a day belongs to exactly one, and the next begins where it ends', () => {
    fc.assert(
      fc.property(anchors, period, away, (all, months, days) => {
        const d = addDays(all[0]!.on, days)
        const { start, next } = periodAcross(all, months, d)
        expect(start <= d && d < next).toBe(true)
        expect(periodAcross(all, months, next).start).toBe(next)
        expect(periodAcross(all, months, addDays(next, -1)).start).toBe(start)
      }),
    )
  })

  it('3: what was before a new cutoff stays as it was, but for the period that it cuts short', () => {
    fc.assert(
      fc.property(anchors, period, away, (all, months, days) => {
        const d = addDays(all[0]!.on, days)
        const later = all.at(-1)!.on
        if (all.length < 2 || d >= later) return
        const before = periodAcross(all.slice(0, -1), months, d)
        const after = periodAcross(all, months, d)
        expect(after.start).toBe(before.start)
        expect(after.next).toBe(before.next > later ? later : before.next)
      }),
    )
  })

  it('4: each boundary has the day of its anchor, or the last of its month', () => {
    fc.assert(
      fc.property(anchors, period, away, (all, months, days) => {
        const found = periodAcross(all, months, addDays(all[0]!.on, days))
        const { start } = found
        const wanted = dayOfMonth(all[found.anchor]!.on)
        expect(dayOfMonth(start) === wanted || (dayOfMonth(start) < wanted && isLastDayOfMonth(start))).toBe(
          true,
        )
      }),
    )
  })

  it('5: twelve monthly steps from the last anchor land on one yearly step', () => {
    fc.assert(
      fc.property(anchors, (all) => {
        const { on } = all.at(-1)!
        expect(cutoffAt(on, 1, 12)).toBe(cutoffAt(on, 12, 1))
        expect(cutoffAt(on, 1, 6)).toBe(cutoffAt(on, 6, 1))
      }),
    )
  })

  it('with one anchor are those of always', () => {
    fc.assert(
      fc.property(anchor, period, away, (on, months, days) => {
        const d = addDays(on, days)
        expect(periodAcross([{ on, lastDay: false }], months, d)).toEqual({
          anchor: 0,
          ...periodOf(on, months, d),
        })
      }),
    )
  })

  it('twice: 31 January, then 10 March, then 28 May', () => {
    const all = ['2026-01-31', '2026-03-10', '2026-05-28'].map((on) => ({ on: day(on), lastDay: false }))
    const starts = ['2026-02-27', '2026-03-09', '2026-03-10', '2026-05-27', '2026-06-28'].map((d) => {
      const { start, next } = periodAcross(all, 1, day(d))
      return `${start} ${next}`
    })
    expect(starts).toEqual([
      '2026-01-31 2026-02-28',
      '2026-02-28 2026-03-10',
      '2026-03-10 2026-04-10',
      '2026-05-10 2026-05-28',
      '2026-06-28 2026-07-28',
    ])
  })
})
