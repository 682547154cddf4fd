import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '#domain/calendar.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { openOffice, rental, TODAY } from '../orders/office.ts'

/** First activation, and until when it is paid: the last days of a month among them (beyond.md I1–I3). */
const ANCHORS = [
  ['2025-08-31', '2027-02-28'],
  ['2025-11-30', '2026-11-30'],
  ['2024-02-29', '2026-11-29'],
  ['2025-05-15', '2026-10-15'],
] as const

const step = fc.record({
  act: fc.constantFrom(
    ...(['register', 'register', 'withSlip', 'reverse', 'confirm', 'slip', 'voidSlip', 'charge'] as const),
    ...(['period', 'decline', 'users', 'days', 'days', 'order'] as const),
  ),
  pick: fc.nat(30),
  months: fc.constantFrom(1 as const, 6 as const, 12 as const),
  days: fc.integer({ min: 1, max: 90 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface World {
  readonly serials: readonly string[]
  readonly slips: string[]
  today: Day
}

/** One thing that a clerk may do; whatever the rules refuse stays undone. */
async function take(app: TestApp, world: World, { act, pick, months, days }: Step) {
  const serialId = world.serials[pick % world.serials.length]!
  const method = months === 1 ? 'card' : 'transfer'
  const paidOn = addDays(world.today, -(pick % 3) * days)
  const slipId = world.slips[pick % Math.max(1, world.slips.length)]
  if (act === 'days') {
    world.today = addDays(world.today, days)
    app.setToday(world.today)
  }
  if (act === 'register') await app.answer('payments.register', { serialId, months, method, paidOn })
  if (act === 'withSlip' && slipId !== undefined)
    await app.answer('payments.register', { serialId, months, method, slipId })
  if (act === 'reverse') {
    const { payments } = await app.call('payments.list', {})
    const one = payments[pick % Math.max(1, payments.length)]
    if (one) await app.answer('payments.reverse', { id: one.id, reason: 'prueba' })
  }
  if (act === 'confirm') await app.answer('rentals.confirm', { items: [{ serialId, what: 'renewal' }] })
  if (act === 'slip') {
    const lines = world.serials
      .slice(0, 1 + (pick % 2))
      .map((id) => ({ serialId: id, months: months === 1 ? 6 : months }))
    const made = await app.answer('slips.issue', { lines, reference: `R-${world.slips.length}` })
    if (made.ok) world.slips.push((made.value as { id: string }).id)
  }
  if (act === 'voidSlip' && slipId !== undefined)
    await app.answer('slips.void', { id: slipId, reason: 'prueba' })
  if (act === 'charge')
    await app.answer(pick % 2 ? 'charges.switchOn' : 'charges.switchOff', { serialId, reason: 'prueba' })
  if (act === 'period') {
    const before = await cutoffOf(app, serialId)
    await app.answer('serials.update', { id: serialId, months })
    // What is paid stays paid, whatever is rented from then on (D19).
    expect(await cutoffOf(app, serialId)).toBe(before)
  }
  if (act === 'decline') await app.answer('cards.decline', { serialId, reason: 'sin fondos' })
  if (act === 'users')
    await app.answer('changes.scheduleUsers', {
      ...{ serialId, users: 1 + (pick % 5), takes: (['now', 'validation', 'payment'] as const)[pick % 3] },
    })
  if (act === 'order') {
    const made = await app.answer('orders.renewMany', {
      serialIds: [serialId],
      months: months === 1 ? 6 : months,
    })
    if (!made.ok) return
    const { id } = (made.value as { orders: { id: string }[] }).orders[0]!
    await app.call('orders.review', { id })
    await app.answer('payments.payOrder', { orderId: id, method: 'transfer', paidOn })
  }
}

const cutoffOf = async (app: TestApp, id: string) => (await app.call('serials.get', { id })).row.nextCutoff

/** Its periods tile up to where it is paid, each on the series of its first activation (dates.md §5, D5, D19). */
async function expectWhole(app: TestApp, serialId: string) {
  const { row, paid, lastDay } = await app.call('serials.get', { id: serialId })
  const { periods } = await app.call('rentals.life', { serialId })
  const inOrder = periods.toReversed()
  for (const [i, { firstDay, cutoff }] of inOrder.entries()) {
    expect(monthStartingOn(row.activatedOn as Day, lastDay, firstDay as Day)).not.toBeNull()
    const next = inOrder[i + 1]
    expect(cutoff).toBe(next?.firstDay ?? paid!.recordedUntil)
  }
  expect(monthStartingOn(row.activatedOn as Day, lastDay, row.nextCutoff as Day)).not.toBeNull()
  expect(row.nextCutoff! >= paid!.recordedUntil).toBe(true)
}

describe('whatever is done to the rentals of a client', () => {
  it('their cutoffs never drift, no month is paid twice or lost, and no two papers ask for the same months', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 16 }),
        fc.constantFrom(...ANCHORS),
        async (steps, [activatedOn, paidUntil]) => {
          const app = openTestApp()
          const { clientId } = await openOffice(app)
          const more = { activatedOn: day(activatedOn), paidUntil: day(paidUntil) }
          const serials = [
            await rental(app, clientId, 'SAES0000001', more),
            await rental(app, clientId, 'SAES0000002', { ...more, months: 12 }),
            await rental(app, clientId, 'SAES0000003', { ...more, months: 1, autoCharge: true }),
          ]
          const world: World = { serials, slips: [], today: TODAY }
          for (const one of steps) {
            await take(app, world, one)
            for (const serialId of serials) await expectWhole(app, serialId)
            await expectOnePaper(app, world)
          }
          expect(app.bugs).toEqual([])
          app.app.close()
        },
      ),
      { numRuns: 8 },
    )
  }, 120_000)
})

/** Of the slips in force that nobody has paid, no two ask for the same months of a system (D15, D20). */
async function expectOnePaper(app: TestApp, { slips }: World) {
  const asked: string[] = []
  for (const id of slips) {
    const slip = await app.call('slips.get', { id })
    const named = new Set(slip.paper.lines.map(({ serialId }) => serialId))
    for (const { serialId } of slip.paidLines) expect(named.has(serialId)).toBe(true)
    if (slip.status === 'void' || slip.paid > 0) continue
    asked.push(...slip.paper.lines.map(({ serialId, from }) => `${serialId} ${from}`))
  }
  expect(asked.length).toBe(new Set(asked).size)
}
