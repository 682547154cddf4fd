import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween } from '#domain/calendar.ts'
import { cutoffAt } from '#domain/cutoff.ts'
import { centavos } from '#domain/money.ts'
import { previewSeatChange, prorate } from '#domain/seat-change.ts'
import { anchor, period } from './arbitraries.ts'

const month = { start: day('2016-04-15'), next: day('2016-05-15') }

describe('the part of a period (dates.md §3)', () => {
  it.each([
    [30_000, '2016-05-01', { amount: 14_000, days: 14, of: 30 }, '14 de 30 días (Kill Bill)'],
    [30_000, '2016-04-15', { amount: 30_000, days: 30, of: 30 }, 'from the first day: the whole'],
    [30_000, '2016-05-15', { amount: 0, days: 0, of: 30 }, 'the cutoff no longer belongs to it'],
    [30_000, '2016-06-01', { amount: 0, days: 0, of: 30 }, 'after it'],
    [30_000, '2016-04-01', { amount: 30_000, days: 30, of: 30 }, 'before it: never more than the whole'],
    [100, '2016-05-14', { amount: 3, days: 1, of: 30 }, '3.33'],
    [45, '2016-05-14', { amount: 2, days: 1, of: 30 }, 'half a centavo goes up: 1.5'],
    [-45, '2016-05-14', { amount: -2, days: 1, of: 30 }, 'and its mirror'],
  ])('of %i centavos from %s: %j (%s)', (amount, from, expected) => {
    expect(prorate(centavos(amount), month, day(from))).toEqual(expected)
  })

  it.each([
    ['2026-01-31', '2026-02-28', '2026-02-15', { amount: 15_000, days: 15, of: 30 }, 'February counts as 30'],
    ['2026-01-01', '2026-02-01', '2026-01-16', { amount: 15_000, days: 15, of: 30 }, 'January counts as 30'],
    ['2026-01-01', '2026-07-01', '2026-06-01', { amount: 5_000, days: 30, of: 180 }, 'six months are 180'],
  ])('by months of 30 days, %s to %s from %s: %j (%s)', (start, next, from, expected) => {
    expect(prorate(centavos(30_000), { start: day(start), next: day(next) }, day(from), 'fixed30')).toEqual(
      expected,
    )
  })

  it('never exceeds the whole and never grows as days go by', () => {
    fc.assert(
      fc.property(
        anchor,
        period,
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.nat(400),
        (from, months, amount, away) => {
          const paid = { start: from, next: cutoffAt(from, months, 1) }
          const at = addDays(from, away % daysBetween(paid.start, paid.next))
          const now = prorate(centavos(amount), paid, at).amount
          expect(now <= amount && now >= prorate(centavos(amount), paid, addDays(at, 1)).amount).toBe(true)
        },
      ),
    )
  })
})

describe('a change of users (C18, D3)', () => {
  const change = { price: centavos(100_000), period: month, from: day('2016-05-01') }

  it('three more than five may begin at a validation, or at the next payment (R33, R34)', () => {
    expect(previewSeatChange({ ...change, users: 5, wanted: 8, wantedPrice: centavos(130_000) })).toEqual({
      kind: 'increase',
      now: { from: '2016-05-01', amount: 14_000, days: 14, of: 30 },
      atNextPayment: { from: '2016-05-15', perPeriod: 30_000 },
    })
  })

  it('a decrease begins at the next paid period and gives no money back (R33)', () => {
    expect(previewSeatChange({ ...change, users: 5, wanted: 3, wantedPrice: centavos(80_000) })).toEqual({
      kind: 'decrease',
      now: null,
      atNextPayment: { from: '2016-05-15', perPeriod: -20_000 },
    })
  })

  it('no change costs nothing', () => {
    expect(previewSeatChange({ ...change, users: 5, wanted: 5, wantedPrice: centavos(100_000) })).toEqual({
      kind: 'same',
      now: null,
      atNextPayment: { from: '2016-05-15', perPeriod: 0 },
    })
  })
})
