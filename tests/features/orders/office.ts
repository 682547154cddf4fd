import { day, type Day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from '../../support/app.ts'

export const TODAY = day('2026-11-23')

/** Prices a month: 1,000.00 the first user, 100.00 each further one; IVA 16 %. */
export async function openOffice(app: TestApp, billedBy: 'vendor' | 'distributor' = 'vendor') {
  app.setToday(TODAY)
  await app.call('settings.setLetter', { letter: 'A' })
  await setPrices(app, 100_000, day('2026-01-01'))
  const client = await app.call('clients.create', { name: 'Muebles Pacheco', rfc: 'URE180429TM6', billedBy })
  return { clientId: client.id }
}

export async function setPrices(app: TestApp, aMonth: number, validFrom: Day) {
  for (const productId of ['aspel-sae', 'aspel-coi', 'aspel-noi']) {
    for (const months of [1, 6, 12] as const) {
      await app.call('catalogue.setPrice', {
        productId,
        months,
        firstUser: centavos(aMonth * months),
        furtherUser: centavos(10_000 * months),
        validFrom,
      })
    }
  }
}

/** A rental that is cut on 30 November 2026, of one user. */
export async function rental(
  app: TestApp,
  clientId: string,
  serial: string,
  more: {
    product?: string
    months?: 1 | 6 | 12
    users?: number
    activatedOn?: Day
    paidUntil?: Day
    autoCharge?: boolean
  } = {},
): Promise<string> {
  const made = await app.call('serials.create', {
    clientId,
    product: 'SAE',
    serial,
    mode: 'subscription',
    version: '10.0',
    users: 1,
    months: 6,
    activatedOn: day('2025-11-30'),
    paidUntil: day('2026-11-30'),
    ...more,
  })
  return made.id
}

/** An order of those serials with its slip: 6,000.00 each and 16 %, 6,960.00. */
export async function issuedOrder(app: TestApp, clientId: string, serialIds: readonly string[]) {
  const order = await app.call('orders.create', {
    clientId,
    lines: serialIds.map((serialId) => ({ serialId })),
  })
  await app.call('orders.review', { id: order.id })
  const issued = await app.call('orders.issue', {
    id: order.id,
    method: 'transfer',
    reference: '0012 3456 7890',
  })
  return { id: order.id, folio: order.folio, slip: issued.slip!, payBy: issued.payBy }
}

export async function cutoffOf(app: TestApp, id: string): Promise<string | null> {
  return (await app.call('serials.get', { id })).row.nextCutoff
}

/** What Hoy has to say of an order, as sentences. */
export async function owed(app: TestApp, id: string): Promise<string[]> {
  const { tasks } = await app.call('orders.get', { id })
  return tasks.map(({ what, dueOn, dueTime }) => `${what} · ${dueOn}${dueTime === null ? '' : ` ${dueTime}`}`)
}
