import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { readOffsets, reminderOffsets, remindersDue } from '#domain/reminder.ts'
import type { ReminderFacts } from '#domain/reminder.ts'
import type { Months } from '#domain/rental.ts'
import { anyDay, period } from './arbitraries.ts'

const facts: ReminderFacts = {
  cutoff: day('2026-03-31'),
  offsets: [3, 1, 0],
  fired: [],
  knownSince: day('2026-01-01'),
  paid: false,
  cancelled: false,
  promisedFor: null,
}

describe('when a client is reminded (D10)', () => {
  it.each<[Months, boolean, number[], string]>([
    [1, false, [3, 1, 0], 'monthly'],
    [1, true, [5, 3, 1, 0], 'with automatic charge also five days before (mexico.md §9)'],
    [6, false, [30, 15, 7, 3, 1, 0], 'six months'],
    [12, true, [30, 15, 7, 5, 3, 1, 0], 'a year with automatic charge'],
  ])('a rental of %i months, automatic charge %s: %j days before (%s)', (months, autoCharge, offsets) => {
    expect(reminderOffsets(months, autoCharge)).toEqual(offsets)
  })

  it.each<[string, Partial<ReminderFacts>, [number, boolean, string][], string]>([
    ['2026-03-27', {}, [], 'four days before: not yet'],
    ['2026-03-28', {}, [[3, false, 'message']], 'three days before'],
    ['2026-03-30', { fired: [3] }, [[1, false, 'message']], 'one day before fires (I7)'],
    ['2026-03-31', { fired: [3, 1] }, [[0, false, 'message']], 'the day itself fires (I7)'],
    [
      '2026-03-31',
      { fired: [3] },
      [
        [1, true, 'message'],
        [0, false, 'message'],
      ],
      'closed yesterday: late',
    ],
    ['2026-04-02', { fired: [3, 1] }, [[0, true, 'task']], 'after the cutoff a task for a person'],
    ['2026-03-31', { fired: [3, 1, 0] }, [], 'each once'],
    ['2026-03-31', { paid: true }, [], 'never after payment'],
    ['2026-03-31', { cancelled: true }, [], 'never after cancellation'],
    [
      '2026-03-30',
      { fired: [3], promisedFor: day('2026-04-02') },
      [],
      'a promise to pay by a later day holds',
    ],
    [
      '2026-03-30',
      { fired: [3], promisedFor: day('2026-03-30') },
      [[1, false, 'message']],
      'the promised day has come',
    ],
    [
      '2026-03-30',
      { knownSince: day('2026-03-29') },
      [[1, false, 'message']],
      'what was due before it was known is not caught up on',
    ],
  ])('on %s with %o: %j (%s)', (today, change, expected) => {
    const due = remindersDue({ ...facts, ...change }, day(today))
    expect(due.map((reminder) => [reminder.offset, reminder.late, reminder.as])).toEqual(expected)
  })

  it('8: every offset fires once, 1 and 0 too, whichever days the program was open', () => {
    fc.assert(
      fc.property(
        anyDay,
        period,
        fc.boolean(),
        fc.uniqueArray(fc.integer({ min: -40, max: 5 })),
        (cutoff, months, auto, open) => {
          const offsets = reminderOffsets(months, auto)
          const fired: number[] = []
          const openDays = [...new Set([...open, 6])].toSorted((a, b) => a - b)
          for (const away of openDays) {
            const today = addDays(cutoff, away)
            for (const due of remindersDue(
              { ...facts, cutoff, offsets, fired, knownSince: addDays(cutoff, -40) },
              today,
            )) {
              expect(due.late).toBe(due.scheduledOn < today)
              expect(due.late).toBe(!openDays.includes(-due.offset))
              fired.push(due.offset)
            }
          }
          expect(fired.toSorted((a, b) => b - a)).toEqual(offsets)
        },
      ),
    )
  })
})

describe('the days that somebody lists (D10)', () => {
  it.each<[string, number[] | null, string]>([
    ['3, 1, 0', [3, 1, 0], 'as they are shown'],
    ['0 1 3', [3, 1, 0], 'in any order'],
    ['30, 15 y 7', [30, 15, 7], 'with a last "y"'],
    ['3, 3', [3], 'twice is once'],
    ['', [], 'none reminds nobody'],
    ['365', [365], 'a year is the most'],
    ['366', null, 'more than a year'],
    ['-1', null, 'after the cutoff'],
    ['3.5', null, 'half a day'],
    ['1,2,3,4,5,6,7,8,9,10,11,12,13', null, 'thirteen'],
  ])('%j is %j (%s)', (text, expected) => {
    expect(readOffsets(text)).toEqual(expected)
  })
})
