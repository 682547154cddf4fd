import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from '../../support/app.ts'

/** On 2026-11-23: a monthly rental by card, activated on 10 May, paid through 10 December, automatic charge on. */
export async function chargedClient(app: TestApp, more: object = {}, serial = 'SAES7056850') {
  const { call } = app
  for (const months of [1, 6] as const) {
    await call('catalogue.setPrice', {
      productId: 'aspel-sae',
      months,
      firstUser: centavos(100_000 * months),
      furtherUser: centavos(10_000),
      validFrom: day('2026-01-01'),
    })
  }
  const client = await call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  const { id } = await call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial,
    mode: 'subscription',
    version: '10.0',
    users: 1,
    activatedOn: day('2026-05-10'),
    months: 1,
    method: 'card',
    paidUntil: day('2026-12-10'),
    ...more,
  })
  return { clientId: client.id, serialId: id }
}

/** What Hoy has of cards and charges some years later: kind, day, sentence. */
export async function chargeTasks({ call }: TestApp) {
  const of = async (desk: 'card' | 'charge') =>
    (await call('today.list', { today: day('2035-01-01'), desk })).tasks.lines
  return [...(await of('card')), ...(await of('charge'))].map(({ kind, dueOn, what }) => [kind, dueOn, what])
}
