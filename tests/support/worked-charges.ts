import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from './app.ts'
import { cfdiFixture, kept } from './cfdi.ts'

/** Cards, automatic charges and invoices, each command once. */
export async function workCharges(app: TestApp, clientId: string, serialId: string): Promise<void> {
  await charges(app, clientId, serialId)
  await invoices(app, serialId)
}

/** A card that is declined and was not, what was agreed and announced, and the switch there and back. */
async function charges({ call }: TestApp, clientId: string, serialId: string): Promise<void> {
  const card = { clientId, expires: '08/29', serialIds: [serialId] }
  const { id } = await call('cards.save', { ...card, last4: '4417' })
  await call('cards.decline', { serialId, reason: 'fondos insuficientes' })
  await call('cards.takeBackDecline', { serialId, reason: 'sí había pasado' })
  const { charge } = await call('charges.get', { serialId })
  const firstChargeOn = day(charge.chargeOn!)
  await call('charges.consent', {
    serialId,
    amount: centavos(500_000),
    months: 12,
    firstChargeOn,
    givenBy: 'whatsapp',
  })
  await call('charges.recordNotice', { serialId, channel: 'call', proof: 'contestó Lety' })
  await call('charges.askOff', { serialId, reason: 'pagará por transferencia' })
  await call('charges.switchOff', { serialId, reason: 'apagado en el portal' })
  await call('charges.switchOn', { serialId, reason: 'se arrepintió' })
  await call('charges.setPortal', { version: 'account' })
  await call('cards.remove', { id })
}

/** One that is claimed, comes with a difference, is sent back, comes again and is taken as it is. */
async function invoices(app: TestApp, serialId: string): Promise<void> {
  const { call } = app
  const { id: paymentId } = await call('payments.register', { serialId, months: 6, method: 'transfer' })
  const { invoices: promised } = await call('invoices.list', {})
  const { id } = promised.find((one) => one.paymentId === paymentId)!
  await call('invoices.claim', { id, note: 'por correo' })
  await call('invoices.attachPdf', {
    id,
    pdf: await kept(app, 'factura.pdf', Buffer.from('%PDF-1.4 factura')),
  })
  const first = await kept(app, 'factura.xml', cfdiFixture('factura.xml'))
  const wrong = await call('invoices.receive', { xml: first, promiseIds: [id] })
  await call('invoices.reject', { documentId: wrong.id, reason: 'es de otro pago' })
  const second = await kept(app, 'factura-2.xml', cfdiFixture('factura.xml', { '5a3f1c8e': '6a3f1c8e' }))
  const again = await call('invoices.receive', { xml: second, promiseIds: [id] })
  await call('invoices.accept', { documentId: again.id, reason: 'así la emitió el fabricante' })
}
