import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, daysBetween, isLastDayOfMonth } from '#domain/calendar.ts'
import { COMPUTER_CAUSES, planComputerChange, type DoneChange } from '#domain/computer-change.ts'
import { periodOf } from '#domain/cutoff.ts'
import { anchor } from './arbitraries.ts'

/** A year paid from 31 January 2026: its month of activations is the validation month all the same (D8). */
const clocks = { anchor: day('2026-01-31'), lastDay: false, offlineDays: 15 as number | null }
const plan = (today: string, done: readonly DoneChange[] = [], more: Partial<typeof clocks> = {}) => {
  const { route, why, activationsLeft, month } = planComputerChange({ ...clocks, ...more }, done, day(today))
  return [route, why, activationsLeft, month.start]
}
const moved = (on: string, route: DoneChange['route'] = 'change') => ({ on: day(on), route })

describe('another computer (R37, C1, C3, D8)', () => {
  it.each([
    ['2026-10-30', [], 'unlock', 'windowClosed', 1, '2026-09-30', 'the day before its validation'],
    ['2026-10-31', [], 'change', 'windowOpen', 1, '2026-10-31', 'from the day of the validation'],
    ['2026-11-15', [], 'change', 'windowOpen', 1, '2026-10-31', 'day 15 is still inside'],
    ['2026-11-16', [], 'unlock', 'windowClosed', 1, '2026-10-31', ''],
    ['2026-11-05', [moved('2026-11-02')], 'unlock', 'noActivationsLeft', 0, '2026-10-31', 'one a month'],
    [
      '2026-11-05',
      [moved('2026-10-30')],
      'change',
      'windowOpen',
      1,
      '2026-10-31',
      'last month’s is last month’s',
    ],
    [
      '2026-11-05',
      [moved('2026-11-02'), moved('2026-11-03', 'unlock')],
      'unlock',
      'noActivationsLeft',
      0,
      '2026-10-31',
      'a granted unlock gives the one that it uses',
    ],
  ] as const)('on %s after %j: %s, %s, %i left (%s %s)', (today, done, route, why, left, month, _why) => {
    expect(plan(today, done)).toEqual([route, why, left, month])
  })

  it('in the first month the first activation was the one', () => {
    expect(plan('2026-02-10')).toEqual(['unlock', 'windowClosed', 0, '2026-01-31'])
  })

  it('of a system whose days are not known stays open for 15, unconfirmed (D7)', () => {
    expect(plan('2026-11-15', [], { offlineDays: null })[0]).toBe('change')
    const { window } = planComputerChange({ ...clocks, offlineDays: null }, [], day('2026-11-15'))
    expect(window).toEqual({ state: 'open', opensOn: '2026-10-31', lastDay: '2026-11-15', confirmed: false })
  })

  it('has three causes, the last of which is written (R38)', () => {
    expect(COMPUTER_CAUSES).toEqual(['breakdown', 'newComputer', 'other'])
  })
})

test('whatever is asked for, and when: a month has one plain change at most, within its days, and the first month none (R37, D8)', () => {
  fc.assert(
    fc.property(
      anchor,
      fc.boolean(),
      fc.option(fc.integer({ min: 0, max: 15 })),
      fc.array(fc.record({ days: fc.integer({ min: 0, max: 20 }), unlocks: fc.boolean() }), {
        maxLength: 40,
      }),
      (activatedOn, last, offlineDays, asked) => {
        const lastDay = last && isLastDayOfMonth(activatedOn)
        const clocks = { anchor: activatedOn, lastDay, offlineDays }
        const done: DoneChange[] = []
        let on = activatedOn
        for (const { days, unlocks } of asked) {
          on = addDays(on, days)
          const { route } = planComputerChange(clocks, done, on)
          if (route === 'change' || unlocks) done.push({ on, route })
        }
        const plain = done.filter(({ route }) => route === 'change')
        const months = plain.map((change) => periodOf(activatedOn, 1, change.on, lastDay))
        expect(new Set(months.map(({ n }) => n)).size).toBe(plain.length)
        for (const [i, { n, start }] of months.entries()) {
          expect(n).toBeGreaterThan(0)
          expect(daysBetween(start, plain[i]!.on)).toBeLessThanOrEqual(offlineDays ?? 15)
        }
      },
    ),
  )
})
