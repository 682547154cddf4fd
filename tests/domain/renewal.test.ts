import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, type Day } from '#domain/calendar.ts'
import {
  monthStartingOn,
  overlapping,
  planRenewal,
  type RenewableRental,
  type RenewalPlan,
} from '#domain/renewal.ts'
import { paidUntil, type Months } from '#domain/rental.ts'

const PRESUME = { validations: true, autoCharges: true }
const rental: RenewableRental = {
  activatedOn: day('2026-01-31'),
  lastDay: false,
  months: 1,
  paidMonths: 3,
  paidState: 'confirmed',
  autoCharge: false,
}

describe('what a payment buys (D19)', () => {
  it.each<[string, Months, Day, Day, Day, number]>([
    [
      'before the cutoff: from the paid-through day',
      1,
      day('2026-04-20'),
      day('2026-04-30'),
      day('2026-05-31'),
      0,
    ],
    ['on the cutoff day: the same', 1, day('2026-04-30'), day('2026-04-30'), day('2026-05-31'), 0],
    ['a day late: the same month is bought', 1, day('2026-05-01'), day('2026-04-30'), day('2026-05-31'), 0],
    [
      'after a month without service: from the last boundary',
      1,
      day('2026-06-10'),
      day('2026-04-30'),
      day('2026-06-30'),
      1,
    ],
    ['half a year on time', 6, day('2026-04-20'), day('2026-04-30'), day('2026-10-31'), 0],
    [
      'a year after three months without service',
      12,
      day('2026-08-01'),
      day('2026-04-30'),
      day('2027-07-31'),
      3,
    ],
  ])('%s', (_, months, paidOn, before, after, without) => {
    const plan = planRenewal(rental, months, paidOn, PRESUME)
    expect([plan.cutoffBefore, plan.cutoffAfter, plan.noService?.months ?? 0]).toEqual([
      before,
      after,
      without,
    ])
  })

  it('lasts through the day before the new cutoff, and no day longer (R26, D4)', () => {
    const plan = planRenewal(rental, 1, day('2026-04-20'), PRESUME)
    expect([plan.firstDay, plan.lastCoveredDay, plan.cutoffAfter]).toEqual([
      '2026-04-30',
      '2026-05-30',
      '2026-05-31',
    ])
  })

  it('paying late never moves the anchor: the day of the month stays', () => {
    const late = planRenewal(rental, 1, day('2026-09-17'), PRESUME)
    expect(late.cutoffAfter).toBe('2026-09-30')
    expect(late.firstDay).toBe('2026-08-31')
  })

  it('months that a card was taken to have paid are recorded as presumed', () => {
    const plan = planRenewal({ ...rental, autoCharge: true }, 1, day('2026-07-15'), PRESUME)
    expect([plan.presumed, plan.cutoffAfter]).toEqual([{ firstMonth: 3, months: 3 }, '2026-08-31'])
  })

  it('before the activation there is no date yet, and the money waits for it', () => {
    const plan = planRenewal({ ...rental, activatedOn: null, paidMonths: 0 }, 12, day('2026-04-20'), PRESUME)
    expect([plan.cutoffAfter, plan.paidMonths]).toEqual([null, 12])
  })
})

test('periods of a rental that share a month are found, and neighbours are not', () => {
  const taken = [{ firstMonth: 6, months: 6 }]
  const found = (firstMonth: number, months: number) => overlapping(taken, { firstMonth, months }) !== null
  expect([found(0, 6), found(12, 1), found(5, 2), found(11, 12), found(0, 24)]).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

test('only a boundary of the series starts a period', () => {
  const anchor = day('2026-01-31')
  expect([
    monthStartingOn(anchor, false, day('2026-02-28')),
    monthStartingOn(anchor, false, day('2026-03-01')),
  ]).toEqual([1, null])
})

test('one renewal after another, on time or late, never overlaps and always reaches past the day it was paid', () => {
  const payment = fc.record({
    months: fc.constantFrom<Months>(1, 6, 12),
    wait: fc.integer({ min: 0, max: 200 }),
  })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.array(payment, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (start, payments, autoCharge) => {
        const anchor = addDays(day('2020-01-01'), start)
        let current: RenewableRental = { ...rental, activatedOn: anchor, paidMonths: 1, autoCharge }
        let today = anchor
        const taken: { firstMonth: number; months: number }[] = [{ firstMonth: 0, months: 1 }]
        for (const { months, wait } of payments) {
          today = addDays(today, wait)
          const plan: RenewalPlan = planRenewal(current, months, today, PRESUME)
          for (const stretch of [plan.presumed, plan.noService, plan.period]) {
            if (!stretch) continue
            expect(overlapping(taken, stretch)).toBeNull()
            taken.push(stretch)
          }
          expect(plan.cutoffAfter! > today).toBe(true)
          expect(plan.cutoffAfter).toBe(paidUntil(anchor, plan.paidMonths, false))
          expect(taken.reduce((sum, stretch) => sum + stretch.months, 0)).toBe(plan.paidMonths)
          current = { ...current, paidMonths: plan.paidMonths }
        }
      },
    ),
  )
})
