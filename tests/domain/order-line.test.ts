import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { planOrderLine, type RecordedRenewal } from '#domain/order-line.ts'
import { overlapping, type RenewableRental } from '#domain/renewal.ts'
import { paidUntil, type Months } from '#domain/rental.ts'
import { anyDay } from './arbitraries.ts'

const presume = { validations: true, autoCharges: true }
const monthly: RenewableRental = {
  activatedOn: day('2026-01-31'),
  lastDay: false,
  months: 1,
  paidMonths: 3,
  paidState: 'confirmed',
  autoCharge: false,
}

function renewal(firstMonth: number, months: number, more: Partial<RecordedRenewal> = {}): RecordedRenewal {
  return { id: `r${firstMonth}`, firstMonth, months, state: 'confirmed', paymentId: 'p1', ...more }
}

const asked = { firstMonth: 3, months: 1 } as const

describe('what the money of an order buys for a line (D19, D20)', () => {
  it('before the cutoff: the next period, and the anchor’s day after a shorter month', () => {
    const plan = planOrderLine(monthly, [], asked, day('2026-04-20'), presume)
    expect(plan).toMatchObject({
      kind: 'renew',
      plan: { cutoffBefore: '2026-04-30', cutoffAfter: '2026-05-31', noService: null, paidMonths: 4 },
    })
  })

  it('late: from the last boundary on or before the payment, the months between without service', () => {
    const plan = planOrderLine(monthly, [], asked, day('2026-06-10'), presume)
    expect(plan).toMatchObject({
      kind: 'renew',
      plan: { noService: { firstMonth: 3, months: 1 }, cutoffAfter: '2026-06-30', paidMonths: 5 },
    })
  })

  it('on the cutoff itself nothing is lost yet', () => {
    const plan = planOrderLine(monthly, [], asked, day('2026-04-30'), presume)
    expect(plan).toMatchObject({ kind: 'renew', plan: { noService: null, paidMonths: 4 } })
  })

  it('twice: the months that another payment has are refused, and that payment is named (D20)', () => {
    const paid = { ...monthly, paidMonths: 4 }
    expect(planOrderLine(paid, [renewal(3, 1)], asked, day('2026-04-20'), presume)).toEqual({
      kind: 'taken',
      paymentId: 'p1',
    })
  })

  it('a reversed renewal takes no months', () => {
    const gone = [renewal(3, 1, { state: 'reversed' })]
    expect(planOrderLine(monthly, gone, asked, day('2026-04-20'), presume).kind).toBe('renew')
  })

  it('a renewal that was noted without its money is confirmed by it, and nothing moves', () => {
    const paid = { ...monthly, paidMonths: 4 }
    const noted = [renewal(3, 1, { paymentId: null })]
    expect(planOrderLine(paid, noted, asked, day('2026-04-20'), presume)).toMatchObject({
      kind: 'adopt',
      renewalId: 'r3',
      plan: { paidMonths: 4, noService: null },
    })
  })

  it('an automatic charge that was only presumed (D11) is confirmed by the money that comes a day late', () => {
    const auto = { ...monthly, autoCharge: true }
    expect(planOrderLine(auto, [], asked, day('2026-05-01'), presume)).toMatchObject({
      kind: 'renew',
      plan: { period: { firstMonth: 3, months: 1 }, presumed: null, noService: null, paidMonths: 4 },
    })
  })

  it('a change of period keeps the anchor (D19)', () => {
    const yearly = { firstMonth: 3, months: 12 } as const
    expect(planOrderLine(monthly, [], yearly, day('2026-04-20'), presume)).toMatchObject({
      plan: { cutoffBefore: '2026-04-30', cutoffAfter: '2027-04-30' },
    })
  })

  it('before the activation the months are kept for it (C4)', () => {
    const never = { ...monthly, activatedOn: null, paidMonths: 0 }
    const first = { firstMonth: 0, months: 1 } as const
    expect(planOrderLine(never, [], first, day('2026-04-20'), presume)).toMatchObject({
      kind: 'renew',
      plan: { cutoffAfter: null, paidMonths: 1 },
    })
  })

  it('however orders come, periods never overlap and paid-until never goes back', () => {
    const step = fc.record({
      months: fc.constantFrom<Months>(1, 6, 12),
      asked: fc.integer({ min: -2, max: 6 }),
      wait: fc.integer({ min: 0, max: 500 }),
    })
    const steps = fc.array(step, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(anyDay, fc.boolean(), steps, (anchor, autoCharge, orders) => {
        let rental: RenewableRental = { ...monthly, activatedOn: anchor, paidMonths: 1, autoCharge }
        let renewals: RecordedRenewal[] = []
        let today = anchor
        for (const [n, order] of orders.entries()) {
          today = addDays(today, order.wait)
          const wanted = {
            firstMonth: Math.max(0, rental.paidMonths + order.asked),
            months: order.months,
          }
          const line = planOrderLine(rental, renewals, wanted, today, presume)
          if (line.kind !== 'renew') continue
          const { plan } = line
          const made = [plan.presumed, plan.noService, plan.period].filter((stretch) => stretch !== null)
          for (const stretch of made) {
            expect(overlapping(renewals, stretch)).toBeNull()
            renewals = [...renewals, renewal(stretch.firstMonth, stretch.months, { id: `${n}` })]
          }
          expect(plan.paidMonths).toBeGreaterThanOrEqual(rental.paidMonths)
          expect(plan.cutoffAfter).toBe(paidUntil(anchor, plan.period.firstMonth + order.months, false))
          rental = { ...rental, paidMonths: plan.paidMonths }
        }
      }),
      { numRuns: 300 },
    )
  })
})
