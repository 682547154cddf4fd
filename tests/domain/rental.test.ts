import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, type Day } from '#domain/calendar.ts'
import {
  effectivePaidMonths,
  presumedPaidMonths,
  standingOf,
  type RentalFacts,
  type Standing,
} from '#domain/rental.ts'

const PRESUME = { validations: true, autoCharges: true }
const CONFIRM = { validations: false, autoCharges: false }

/** Monthly, by hand, activated on 30 May 2026 and paid for six months: cut on 30 November. */
const byHand: RentalFacts = {
  mode: 'subscription',
  left: false,
  installedOn: null,
  trialDays: 30,
  activatedOn: day('2026-05-30'),
  lastDay: false,
  months: 1,
  paidMonths: 6,
  paidState: 'confirmed',
  autoCharge: false,
  offlineDays: null,
  validated: 0,
  failedValidation: null,
  stoppedOn: null,
  followUp: null,
}
const onCard: RentalFacts = { ...byHand, autoCharge: true }

describe('the payment clock', () => {
  it.each<[Day, Standing['status'], Standing['state'], Day]>([
    [day('2026-11-20'), 'vigente', 'due', day('2026-11-30')],
    [day('2026-11-23'), 'porVencer', 'due', day('2026-11-30')],
    [day('2026-11-29'), 'porVencer', 'due', day('2026-11-30')],
    // D4: on the day itself it may stop, and nobody says that it did.
    [day('2026-11-30'), 'corteHoy', 'due', day('2026-11-30')],
    // D12: nothing is called lapsed for lack of a record.
    [day('2026-12-01'), 'porConfirmar', 'unconfirmed', day('2026-11-30')],
    [day('2027-03-01'), 'porConfirmar', 'unconfirmed', day('2026-11-30')],
  ])(
    'a rental paid by hand until 30 November is on %s %s, with no day of grace (R26, D4)',
    (today, status, state, cutoff) => {
      const { status: said, state: list, nextCutoff } = standingOf(byHand, PRESUME, today)
      expect([said, list, nextCutoff]).toEqual([status, state, cutoff])
    },
  )

  it('an automatic charge counts as done after its day (D11), and the next cutoff is ahead again', () => {
    expect(standingOf(onCard, PRESUME, day('2026-11-30')).nextCutoff).toBe('2026-11-30')
    expect(standingOf(onCard, PRESUME, day('2026-12-01')).nextCutoff).toBe('2026-12-30')
    expect(standingOf(onCard, PRESUME, day('2027-03-01')).nextCutoff).toBe('2027-03-30')
  })

  it('an automatic charge asks nobody for anything before its day, unless it was refused (R15, D11)', () => {
    const eve = day('2026-11-29')
    expect(standingOf(onCard, PRESUME, eve).state).toBe('charging')
    expect(standingOf({ ...onCard, chargeFailedMonth: 6 }, PRESUME, eve).state).toBe('due')
    expect(standingOf({ ...onCard, chargeFailedMonth: 5 }, PRESUME, eve).state).toBe('charging')
    expect(standingOf(onCard, CONFIRM, eve).state).toBe('due')
  })

  it('an automatic charge that the office does not presume is por confirmar like any other', () => {
    expect(standingOf(onCard, CONFIRM, day('2026-12-01')).state).toBe('unconfirmed')
  })

  it('a yearly automatic charge goes on by whole years', () => {
    const yearly = { ...onCard, months: 12 as const, paidMonths: 12 }
    expect(standingOf(yearly, PRESUME, day('2027-05-31')).nextCutoff).toBe('2028-05-30')
  })

  it('a bought licence has neither clock (C7)', () => {
    const bought = standingOf({ ...byHand, mode: 'electronic', months: null }, PRESUME, day('2026-11-30'))
    expect([bought.status, bought.nextCutoff, bought.nextValidation, bought.recheckOn]).toEqual([
      'comprada',
      null,
      null,
      null,
    ])
  })

  it('what a client reported as stopped stands above its clocks until somebody attends to it', () => {
    const stopped = standingOf({ ...byHand, stoppedOn: day('2026-11-10') }, PRESUME, day('2026-11-23'))
    expect([stopped.status, stopped.state, stopped.lossOn, stopped.nextCutoff]).toEqual([
      'detenido',
      'stopped',
      '2026-11-10',
      '2026-11-30',
    ])
  })

  it('a system that left owes nothing', () => {
    expect(
      standingOf({ ...byHand, left: true, stoppedOn: day('2026-11-10') }, PRESUME, day('2027-01-01')).state,
    ).toBe('none')
  })
})

describe('the trial', () => {
  const installed: RentalFacts = {
    ...byHand,
    activatedOn: null,
    paidMonths: 0,
    installedOn: day('2026-11-01'),
  }
  it.each<[Day, Standing['status']]>([
    [day('2026-12-01'), 'sinActivar'], // day 30 still opens (D16)
    [day('2026-12-02'), 'pruebaVencida'],
  ])('a system installed on 1 November is on %s %s (R20)', (today, status) => {
    const { status: said, lossOn } = standingOf(installed, PRESUME, today)
    expect([said, lossOn]).toEqual([status, '2026-12-02'])
  })
})

describe('the validation clock', () => {
  it('is presumed done after its day and never stops anything (D11)', () => {
    const after = standingOf(byHand, PRESUME, day('2026-07-01'))
    expect([after.nextValidation, after.validationState]).toEqual(['2026-07-30', 'due'])
  })

  it.each<[Day, Standing['validationState']]>([
    [day('2026-08-01'), 'tolerance'],
    [day('2026-08-14'), 'tolerance'], // day 15 is still covered (C2)
    [day('2026-08-15'), 'blocked'],
  ])('one that failed on 30 July is on %s %s: up to 15 days, the last included (R32)', (today, state) => {
    expect(standingOf({ ...byHand, failedValidation: 2 }, PRESUME, today).validationState).toBe(state)
  })

  it('one that failed and then passed is over', () => {
    expect(
      standingOf({ ...byHand, failedValidation: 2, validated: 2 }, PRESUME, day('2026-08-01'))
        .validationState,
    ).toBe('due')
  })

  it('must be confirmed where the office says so (D11)', () => {
    const pending = standingOf(byHand, CONFIRM, day('2026-08-01'))
    expect([pending.nextValidation, pending.validationState]).toEqual(['2026-07-30', 'tolerance'])
  })
})

describe('a promise to pay', () => {
  const promised: RentalFacts = { ...byHand, followUp: { kind: 'promise', until: day('2026-11-25') } }
  it.each<[Day, Standing['state']]>([
    [day('2026-11-24'), 'promise'],
    [day('2026-11-25'), 'promise'],
    [day('2026-11-26'), 'due'],
  ])('for 25 November is on %s %s', (today, state) => {
    expect(standingOf(promised, PRESUME, today).state).toBe(state)
  })

  it('a snoozed line comes back on the day it was put off to', () => {
    const snoozed: RentalFacts = { ...byHand, followUp: { kind: 'snooze', until: day('2026-11-25') } }
    expect(standingOf(snoozed, PRESUME, day('2026-11-24')).state).toBe('hidden')
    expect(standingOf(snoozed, PRESUME, day('2026-11-25')).state).toBe('due')
  })
})

const someDay = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays(day('2020-01-01'), n))
const facts = fc.record({
  mode: fc.constant('subscription' as const),
  left: fc.boolean(),
  installedOn: fc.option(someDay),
  trialDays: fc.constant(30),
  activatedOn: fc.option(someDay, { freq: 8 }),
  lastDay: fc.constant(false),
  months: fc.constantFrom(1 as const, 6 as const, 12 as const),
  paidMonths: fc.integer({ min: 0, max: 60 }),
  paidState: fc.constantFrom('presumed' as const, 'confirmed' as const),
  autoCharge: fc.boolean(),
  offlineDays: fc.option(fc.integer({ min: 0, max: 15 })),
  validated: fc.integer({ min: 0, max: 40 }),
  failedValidation: fc.option(fc.integer({ min: 1, max: 40 })),
  stoppedOn: fc.option(someDay, { freq: 2 }),
  followUp: fc.option(
    fc.record({
      kind: fc.constantFrom('promise' as const, 'snooze' as const, 'done' as const),
      until: someDay,
    }),
  ),
})

test('until its day of rechecking comes, a serial stands as it stood: a day that was skipped changes nothing', () => {
  fc.assert(
    fc.property(
      facts,
      someDay,
      fc.integer({ min: 1, max: 500 }),
      fc.boolean(),
      (serial, today, later, presume) => {
        const policy = { validations: presume, autoCharges: presume }
        const now = standingOf(serial, policy, today)
        const then = addDays(today, later)
        fc.pre(now.recheckOn === null || then < now.recheckOn)
        expect(standingOf(serial, policy, then)).toEqual(now)
      },
    ),
    { numRuns: 5_000 },
  )
})

test('what is presumed paid always reaches today, by whole periods, and never goes back', () => {
  fc.assert(
    fc.property(
      someDay,
      fc.constantFrom(1 as const, 6 as const, 12 as const),
      fc.integer({ min: 0, max: 24 }),
      fc.integer({ min: 0, max: 3_000 }),
      (anchor, months, paidMonths, days) => {
        const today = addDays(anchor, days)
        const paid = effectivePaidMonths(
          { months, paidMonths, autoCharge: true, lastDay: false },
          anchor,
          PRESUME,
          today,
        )
        expect(paid >= paidMonths && (paid - paidMonths) % months === 0).toBe(true)
        expect(presumedPaidMonths(anchor, months, false, today) % months).toBe(0)
        expect(
          standingOf({ ...onCard, activatedOn: anchor, months, paidMonths }, PRESUME, today).nextCutoff! >=
            today,
        ).toBe(true)
      },
    ),
  )
})
