import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, day, type Day } from '#domain/calendar.ts'
import { cutoffsAfter } from '#domain/cutoff.ts'
import { expectedIn, monthBounds, weekBounds, type RentedGroup } from '#domain/forecast.ts'
import { centavos } from '#domain/money.ts'

const group = (more: Partial<RentedGroup>): RentedGroup => ({
  nextCutoff: day('2026-11-30'),
  months: 1,
  anchorDay: 30,
  lastDay: false,
  rentals: 1,
  amount: centavos(10_000),
  unpriced: 0,
  ...more,
})

test('R10: a monthly rental comes in twelve times a year, a six-month one twice, a yearly one once', () => {
  const bounds = monthBounds(day('2026-11-23'), 12)
  const counts = ([1, 6, 12] as const).map((months) =>
    expectedIn([group({ months })], bounds).reduce((sum, { renewals }) => sum + renewals, 0),
  )
  expect(counts).toEqual([12, 2, 1])
})

test('C6: a rental of the 31st falls on the last of February and on the 31st again', () => {
  const bounds = ['2027-01-31', '2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map(day)
  const counts = expectedIn([group({ nextCutoff: day('2027-01-31'), anchorDay: 31 })], bounds)
  expect(counts.map(({ renewals }) => renewals)).toEqual([1, 1, 0, 1])
})

test('a cutoff that has passed unpaid counts once, on the first day', () => {
  const [week, ...others] = expectedIn(
    [group({ nextCutoff: day('2026-09-10'), anchorDay: 10, months: 6 })],
    weekBounds(day('2026-11-23'), 4),
  )
  expect(week).toEqual({
    from: '2026-11-23',
    until: '2026-11-30',
    renewals: 1,
    amount: 10_000,
    unpriced: 0,
  })
  expect(others.map(({ renewals }) => renewals)).toEqual([0, 0, 0])
})

test('a yearly rental that lapsed is not expected again on its old day: paid today it runs a year (D19)', () => {
  const lapsed = group({ nextCutoff: day('2026-01-31'), anchorDay: 31, months: 12 })
  const bounds = monthBounds(day('2026-12-01'), 13)
  const months = expectedIn([lapsed], bounds)
    .filter(({ renewals }) => renewals > 0)
    .map(({ from, renewals }) => [from, renewals])
  // Paid on 1 December 2026, it is paid from 30 November 2026 to 30 November 2027.
  expect(months).toEqual([
    ['2026-12-01', 1],
    ['2027-11-01', 1],
  ])
})

test('the forecast of any rental is its own series of cutoffs', () => {
  const someDay = fc.integer({ min: 0, max: 1_400 }).map((n) => addMonths(day('2020-01-31'), n % 70) as Day)
  fc.assert(
    fc.property(
      someDay,
      fc.integer({ min: 1, max: 31 }),
      fc.constantFrom(1 as const, 6 as const, 12 as const),
      (month, dayNumber, months) => {
        const anchor = day(`2020-01-${String(dayNumber).padStart(2, '0')}`)
        const from = month
        const [next, ...later] = cutoffsAfter(anchor, months, from, 14)
        const bounds = monthBounds(from, 14)
        const until = bounds.at(-1)!
        const expected = [next!, ...later].filter((cutoff) => cutoff < until).length
        const found = expectedIn([group({ nextCutoff: next!, anchorDay: dayNumber, months })], bounds)
        expect(found.reduce((sum, { renewals }) => sum + renewals, 0)).toBe(expected)
      },
    ),
  )
})
