import { expect, test } from 'vitest'
import fc from 'fast-check'
import { addDays, day, fromEpochDay, type Day } from '#domain/calendar.ts'
import { readDay } from '../../src-renderer/ui/read-day.ts'

const monday = day('2026-11-23')

test.each<[typed: string, meant: string | null, why: string]>([
  ['hoy', '2026-11-23', 'the word'],
  ['Mañana', '2026-11-24', 'capitals and ñ'],
  ['ayer', '2026-11-22', ''],
  ['pasado mañana', '2026-11-25', ''],
  ['+3', '2026-11-26', 'days by default'],
  ['-3', '2026-11-20', ''],
  ['+2s', '2026-12-07', 'weeks'],
  ['+1m', '2026-12-23', 'months'],
  ['vie', '2026-11-27', 'the next Friday'],
  ['lunes', '2026-11-30', 'today is a Monday: the next one'],
  ['13/03/2026', '2026-03-13', 'day before month'],
  ['13-3-26', '2026-03-13', 'two figures of the year'],
  ['2026-03-13', '2026-03-13', 'as a script writes it'],
  ['13 mar', '2027-03-13', 'nearest to today: next March is 110 days away, the last one 255'],
  ['13 sep', '2026-09-13', 'nearest to today: 71 days ago'],
  ['13 de marzo de 2026', '2026-03-13', 'in full'],
  ['13mar26', '2026-03-13', 'run together'],
  ['vie 13 mar 2026', '2026-03-13', 'as the program itself writes it'],
  ['29 feb', '2028-02-29', 'the only one of three years'],
  ['31/02/2026', null, 'does not exist'],
  ['13', null, 'which month?'],
  ['13/13/2026', null, 'month before day'],
  ['ma', null, 'martes or mañana?'],
  ['', null, ''],
  ['mañana temprano', null, ''],
])('"%s" typed on Monday 23 November 2026 means %s (%s)', (typed, meant) => {
  expect(readDay(typed, meant === '2028-02-29' ? day('2027-06-01') : monday)).toBe(meant)
})

test('a day written with its year is read back, whatever today is', () => {
  const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map(fromEpochDay)
  fc.assert(
    fc.property(anyDay, anyDay, (written: Day, today) => {
      const [year, month, dayNumber] = written.split('-')
      expect(readDay(`${dayNumber}/${month}/${year}`, today)).toBe(written)
    }),
  )
})

test('"+n" is always n days from today', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), (n) => {
      expect(readDay(`+${n}`, monday)).toBe(addDays(monday, n))
    }),
  )
})
