import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { cfdiFixture, kept } from '../../support/cfdi.ts'
import type { TestApp } from '../../support/app.ts'

/** A client whose half-yearly SAE was paid on Monday 2026-07-20 by transfer: 8,400.00 and IVA. */
export async function paidClient(app: TestApp, more: object = {}) {
  const { call, setToday } = app
  setToday('2026-05-04')
  const client = await call('clients.create', {
    name: 'Escuela Kemper Urgate SA de CV',
    rfc: 'EKU9003173C9',
    fiscalRegime: '601',
    postcode: '77500',
    ...more,
  })
  const serial = await call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-01-31'),
    months: 6,
    method: 'transfer',
    paidUntil: day('2026-07-31'),
  })
  for (const months of [1, 6, 12] as const) {
    await call('catalogue.setPrice', {
      productId: 'aspel-sae',
      months,
      firstUser: centavos(100_000 * months),
      furtherUser: centavos(10_000 * months),
      validFrom: day('2026-01-01'),
    })
  }
  setToday('2026-07-20')
  const payment = await call('payments.register', { serialId: serial.id, months: 6, method: 'transfer' })
  return { clientId: client.id, serialId: serial.id, paymentId: payment.id }
}

export async function listed(
  app: TestApp,
  show: 'waiting' | 'overdue' | 'mismatch' | 'received' | 'all' = 'all',
) {
  return (await app.call('invoices.list', { show })).invoices
}

/** The invoice of `factura.xml` with some of its texts changed, for the only promise there is. */
export async function receive(
  app: TestApp,
  changes: Readonly<Record<string, string>> = {},
  promise?: string,
) {
  const xml = await kept(app, 'factura.xml', cfdiFixture('factura.xml', changes))
  const id = promise ?? (await listed(app))[0]!.id
  return app.call('invoices.receive', { xml, promiseIds: [id] })
}
