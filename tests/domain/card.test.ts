import { describe, expect, it, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { cardEndsOn, firstChargeAfterCard, formatExpiry, parseExpiry } from '#domain/card.ts'
import { declinedCharge, noticeDueOn, noticeState, otherMethods, PORTAL_LABELS } from '#domain/charge.ts'
import { DEFAULT_METHODS } from '#domain/payment-method.ts'
import { effectivePaidMonths } from '#domain/rental.ts'

const ALL = { validations: true, autoCharges: true }

test.each([
  ['08/28', '2028-08'],
  ['8/28', '2028-08'],
  ['08-2028', '2028-08'],
  ['12/26', '2026-12'],
  ['13/28', null],
  ['00/28', null],
  ['0828', null],
  ['agosto', null],
])('an expiry typed as %s is %s', (typed, expires) => {
  expect(parseExpiry(typed)).toBe(expires)
})

test('a card is good through the last day of its month', () => {
  expect([cardEndsOn('2028-02'), cardEndsOn('2026-11'), formatExpiry('2028-02')]).toEqual([
    '2028-02-29',
    '2026-11-30',
    '02/28',
  ])
})

describe('the first charge that a card cannot pay (R15)', () => {
  const monthly = { activatedOn: day('2026-05-10'), lastDay: false, months: 1, paidMonths: 6 } as const
  it.each([
    ['12/26', '2027-01-10'],
    ['10/26', '2026-11-10'],
    ['11/26', '2026-12-10'],
  ])('of a monthly rental, card %s, is on %s', (expires, on) => {
    expect(firstChargeAfterCard(monthly, parseExpiry(expires)!)).toBe(on)
  })
  it('of a yearly rental is the next whole year', () => {
    const yearly = { ...monthly, months: 12, paidMonths: 12 } as const
    expect(firstChargeAfterCard(yearly, '2027-05')).toBe('2028-05-10')
    expect(firstChargeAfterCard(yearly, '2027-04')).toBe('2027-05-10')
  })
})

describe('a charge that was declined (D11)', () => {
  const rental = { months: 1, paidMonths: 5, autoCharge: true, lastDay: false } as const
  const anchor = day('2026-05-10')
  it('is the last that was presumed, else the next', () => {
    const today = day('2026-11-23')
    expect(declinedCharge(rental, anchor, ALL, today)).toEqual({ month: 6, chargeOn: '2026-11-10' })
    expect(declinedCharge({ ...rental, paidMonths: 7 }, anchor, ALL, today)).toEqual({
      month: 7,
      chargeOn: '2026-12-10',
    })
    expect(declinedCharge({ ...rental, paidMonths: 6 }, anchor, ALL, day('2026-11-10'))).toEqual({
      month: 6,
      chargeOn: '2026-11-10',
    })
  })
  it.each([
    ['nothing failed', null, 7],
    ['the last failed', 6, 6],
    ['an earlier one failed', 5, 5],
    ['what failed was paid since', 4, 7],
  ])('presumes nothing from it on: %s', (_, chargeFailedMonth, months) => {
    expect(effectivePaidMonths({ ...rental, chargeFailedMonth }, anchor, ALL, day('2026-11-23'))).toBe(months)
  })
})

test('a month is paid with another card only (R11), six months and a year otherwise too (R12)', () => {
  expect(otherMethods(1, DEFAULT_METHODS)).toEqual([])
  expect(otherMethods(6, DEFAULT_METHODS)).toEqual(['transfer', 'cheque', 'paypal', 'bancanet', 'counter'])
})

test('the notice of a charge is in time through the fifth calendar day before it', () => {
  const charge = day('2026-12-01')
  expect(noticeDueOn(charge)).toBe('2026-11-26')
  expect(
    ['2026-11-25', '2026-11-26', '2026-11-27'].map((today) => noticeState(charge, null, day(today))),
  ).toEqual(['later', 'due', 'late'])
  expect(noticeState(charge, day('2026-11-30'), day('2026-11-30'))).toBe('sent')
})

test('the switch has the name of the portal that the office sees (C19)', () => {
  expect(PORTAL_LABELS).toEqual({ desk: 'Administrador de cargos', account: 'Administrar pagos' })
})
