import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { workLedger } from '../../support/worked-ledger.ts'
import { keptAndSlow } from './kept.ts'

test('after a worked ledger the kept sums of the months are those of the payments one by one', async () => {
  const app = openTestApp()
  await workLedger(app)
  app.app.close()
  const { kept, slow } = keptAndSlow(app.dir)
  expect(Object.keys(kept).length).toBeGreaterThan(5)
  expect(kept).toEqual(slow)
})

test('made anew, the kept sums are the same', async () => {
  const app = openTestApp()
  await workLedger(app)
  expect((await app.call('reports.rebuild', {})).rows).toBeGreaterThan(5)
  app.app.close()
  const { kept, slow } = keptAndSlow(app.dir)
  expect(kept).toEqual(slow)
})

// What an office does to its money and its clients, in any order.
const step = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    serial: fc.nat(3),
    months: fc.constantFrom(1 as const, 6 as const, 12 as const),
    method: fc.constantFrom('card' as const, 'transfer' as const, 'cheque' as const),
    amount: fc.integer({ min: 0, max: 9_999_999 }),
    daysAgo: fc.integer({ min: 0, max: 70 }),
  }),
  fc.record({ do: fc.constant('reverse' as const), payment: fc.nat(9) }),
  fc.record({
    do: fc.constant('keep' as const),
    client: fc.nat(1),
    amount: fc.integer({ min: 1, max: 9_999_999 }),
  }),
  fc.record({ do: fc.constant('order' as const), serial: fc.nat(3) }),
  fc.record({ do: fc.constant('apply' as const), order: fc.nat(3), back: fc.boolean() }),
  fc.record({ do: fc.constant('confirm' as const), serial: fc.nat(3), undo: fc.boolean() }),
  fc.record({
    do: fc.constant('move' as const),
    client: fc.nat(1),
    city: fc.constantFrom('Cancún', 'CANCUN', 'Tulum', 'Mérida', ''),
    billedBy: fc.constantFrom('vendor' as const, 'distributor' as const),
  }),
  fc.record({ do: fc.constant('give' as const), serial: fc.nat(3), client: fc.nat(1) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 45 }) }),
)

test(
  'whatever is paid, reversed, confirmed, undone, moved or renamed, the kept sums are those of the rows',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const app = openTestApp()
        await live(app, steps)
        app.app.close()
        expect(app.bugs).toEqual([])
        const { kept, slow } = keptAndSlow(app.dir)
        expect(kept).toEqual(slow)
      }),
      { numRuns: 12 },
    )
  },
)

async function live(app: TestApp, steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  let today = day('2026-03-31')
  app.setToday(today)
  const clients = [
    (await app.call('clients.create', { name: 'Hotel La Ceiba', city: 'Cancún' })).id,
    (await app.call('clients.create', { name: 'Buceo Ixchel', city: 'Cozumel', billedBy: 'distributor' })).id,
  ]
  const serials: string[] = []
  for (const [i, product] of ['SAE', 'COI', 'NOI', 'SAE'].entries()) {
    const made = await app.call('serials.create', {
      clientId: clients[i % 2]!,
      product,
      serial: `${product}S700000${i}`,
      version: '10.0',
      users: 1 + i,
      mode: 'subscription',
      months: ([1, 6, 12, 1] as const)[i]!,
      ...(i === 3 ? {} : { activatedOn: day(`2025-1${i}-31`.replace('11-31', '11-30')) }),
    })
    serials.push(made.id)
  }
  for (const months of [1, 6, 12] as const) {
    await app.call('catalogue.setPrice', {
      ...{ productId: 'aspel-sae', months, validFrom: day('2025-01-01') },
      ...{ firstUser: centavos(100_000), furtherUser: centavos(10_000) },
    })
  }
  const payments: string[] = []
  const orders: string[] = []
  for (const one of steps) {
    switch (one.do) {
      case 'wait':
        today = addDays(today, one.days)
        app.setToday(today)
        break
      case 'pay': {
        const answer = await app.answer('payments.register', {
          serialId: serials[one.serial]!,
          months: one.months,
          method: one.months === 1 ? 'card' : one.method,
          amount: centavos(one.amount),
          paidOn: addDays(today, -one.daysAgo),
        })
        if (answer.ok) payments.push((answer.value as { id: string }).id)
        break
      }
      case 'reverse': {
        const id = payments[one.payment]
        if (id !== undefined) await app.answer('payments.reverse', { id, reason: 'cheque devuelto' })
        break
      }
      case 'keep': {
        const answer = await app.answer('payments.keepInFavour', {
          ...{ clientId: clients[one.client]!, amount: centavos(one.amount), method: 'transfer' },
        })
        if (answer.ok) payments.push((answer.value as { id: string }).id)
        break
      }
      case 'order': {
        const made = await app.answer('orders.renewMany', { serialIds: [serials[one.serial]!] })
        const { id } = made.ok ? (made.value as { orders: { id: string }[] }).orders[0]! : { id: '' }
        if (made.ok) await app.call('orders.review', { id })
        if (made.ok) orders.push(id)
        break
      }
      case 'apply': {
        const orderId = orders[one.order % Math.max(1, orders.length)] ?? ''
        await app.answer('payments.applyBalance', { orderId })
        if (one.back) await app.answer('payments.takeBackBalance', { orderId })
        break
      }
      case 'confirm': {
        const answer = await app.answer('rentals.confirm', {
          items: [{ serialId: serials[one.serial]!, what: 'renewal' }],
        })
        if (answer.ok && one.undo) await app.answer('ledger.undo', { command: answer.command })
        break
      }
      case 'move':
        await app.answer('clients.update', {
          id: clients[one.client]!,
          city: one.city,
          billedBy: one.billedBy,
        })
        break
      case 'give':
        await app.answer('serials.update', { id: serials[one.serial]!, clientId: clients[one.client]! })
    }
  }
}
