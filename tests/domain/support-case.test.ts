import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addBusinessDays } from '#domain/business-time.ts'
import { addDays, day } from '#domain/calendar.ts'
import { defaultCalendar } from '#domain/default-calendars.ts'
import { entitlementOn, mayReplaceLicence, SUPPORT_MONTHS, type SupportFacts } from '#domain/entitlement.ts'
import {
  CASE_CHANNELS,
  caseMayBecome,
  mayClose,
  mayGoToDevelopment,
  SOFTMAS_CASE_POLICY,
  waitingStep,
} from '#domain/support-case.ts'

const softmas = defaultCalendar('softmas')

const facts: SupportFacts = {
  mode: 'subscription',
  paidUntil: day('2026-12-31'),
  purchasedOn: null,
  updatedOn: [],
  versionSupported: true,
  ours: true,
}
const bought = { ...facts, mode: 'electronic', paidUntil: null, purchasedOn: day('2025-11-23') } as const

describe('who has free support at the moment of asking (R88)', () => {
  it.each([
    [facts, '2026-12-30', true, 'rentalInForce', 'R89: the last paid day'],
    [facts, '2026-12-31', false, 'rentalEnded', 'R89: the cutoff is no longer covered'],
    [{ ...facts, paidUntil: null }, '2026-11-23', false, 'notActivated', 'R89'],
    [bought, '2026-11-22', true, 'purchaseInForce', 'R90: the last day of twelve months'],
    [bought, '2026-11-23', false, 'purchaseEnded', 'R90'],
    [
      { ...bought, updatedOn: [day('2026-12-01')] },
      '2026-11-30',
      false,
      'purchaseEnded',
      'the update comes later',
    ],
    [
      { ...bought, updatedOn: [day('2026-12-01')] },
      '2027-11-30',
      true,
      'purchaseInForce',
      'R90: twelve more',
    ],
    [
      { ...bought, purchasedOn: null, updatedOn: [day('2026-01-10')] },
      '2026-11-23',
      true,
      'purchaseInForce',
      'R90: nobody knows when it was bought, but when its update was',
    ],
    [{ ...bought, purchasedOn: null }, '2026-11-23', false, 'purchaseDayUnknown', 'R90'],
    [{ ...facts, versionSupported: false }, '2026-11-23', false, 'versionOutdated', 'R118'],
    [{ ...facts, ours: false }, '2026-11-23', false, 'notOurs', 'a serial of nobody here'],
  ] as const)('%#: on the day it is so (%o)', (who, today, entitled, reason, _why) => {
    const found = entitlementOn(who, day(today))
    expect([found.entitled, found.reason]).toEqual([entitled, reason])
  })

  test('a lost licence is replaced while it is in force, an old version too, and never after (R121)', () => {
    expect([
      mayReplaceLicence(bought, day('2026-11-22')),
      mayReplaceLicence({ ...bought, versionSupported: false }, day('2026-11-22')),
      mayReplaceLicence(bought, day('2026-11-23')),
      SUPPORT_MONTHS,
    ]).toEqual([true, true, false, 12])
  })
})

describe('a case that waits for its client (R113)', () => {
  const step = (today: string, attempts: readonly string[] = []) =>
    waitingStep(
      { since: day('2026-03-02'), attempts: attempts.map(day) },
      softmas,
      SOFTMAS_CASE_POLICY,
      day(today),
    )

  it('waits ten business days, is tried twice, and may then be closed by a person', () => {
    expect([
      step('2026-03-16'),
      step('2026-03-17'),
      step('2026-03-18', ['2026-03-17']),
      step('2026-03-18', ['2026-03-17', '2026-03-18']),
    ]).toEqual([
      { step: 'wait', until: '2026-03-17' },
      { step: 'attempt', number: 1, from: '2026-03-17' },
      { step: 'attempt', number: 2, from: '2026-03-17' },
      { step: 'mayClose', from: '2026-03-18' },
    ])
  })

  it('a call within the ten days is no attempt', () => {
    expect(step('2026-03-17', ['2026-03-05', '2026-03-09'])).toEqual({
      step: 'attempt',
      number: 1,
      from: '2026-03-17',
    })
  })

  it('is never ready to be closed before ten business days and two attempts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 40 }),
        (start, tries, away) => {
          const since = addDays(day('2026-01-01'), start)
          const today = addDays(since, away)
          const attempts = tries.map((n) => addDays(since, n)).filter((on) => on <= today)
          const { step: what } = waitingStep({ since, attempts }, softmas, SOFTMAS_CASE_POLICY, today)
          const over = addBusinessDays(softmas, since, 10)
          const counted = attempts.filter((on) => on >= over).length
          expect(what === 'mayClose').toBe(counted >= 2)
          expect(what === 'wait').toBe(today < over)
        },
      ),
    )
  })
})

test('why a case may not be closed yet is said (R112–R115)', () => {
  const waits = { step: 'wait', until: day('2026-03-17') } as const
  const tries = { step: 'attempt', number: 2, from: day('2026-03-17') } as const
  const ready = { step: 'mayClose', from: day('2026-03-18') } as const
  expect([
    mayClose('open', 'agreed', null, null),
    mayClose('waitingClient', 'noContact', waits, null),
    mayClose('waitingClient', 'noContact', tries, null),
    mayClose('waitingClient', 'noContact', ready, null),
    mayClose('open', 'duplicate', null, null),
    mayClose('open', 'duplicate', null, 'C-12'),
    mayClose('closed', 'agreed', null, null),
  ]).toEqual([null, 'waitNotOver', 'attemptsMissing', null, 'duplicateNeedsOriginal', null, 'alreadyClosed'])
})

test('a closed case stays closed (R114), and development wants what was reproduced whole (R119)', () => {
  expect([
    caseMayBecome('closed', 'open'),
    caseMayBecome('open', 'specialist'),
    caseMayBecome('specialist', 'open'),
    mayGoToDevelopment(SOFTMAS_CASE_POLICY, { reproduced: true, steps: '1. abrir' }),
    mayGoToDevelopment(SOFTMAS_CASE_POLICY, { reproduced: true, steps: ' ' }),
    mayGoToDevelopment(SOFTMAS_CASE_POLICY, { reproduced: false, steps: '1. abrir' }),
  ]).toEqual([false, true, false, true, false, false])
})

test('the policy of the vendor is in figures: channels (R91), import (R109), waiting and attempts (R113)', () => {
  expect([
    CASE_CHANNELS,
    SOFTMAS_CASE_POLICY.importHours,
    SOFTMAS_CASE_POLICY.waitingDays,
    SOFTMAS_CASE_POLICY.attempts,
  ]).toEqual([['phone', 'chat', 'email', 'remote'], 48, 10, 2])
})
