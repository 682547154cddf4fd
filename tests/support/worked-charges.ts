import type { TestApp } from './app.ts'
import { cfdiFixture, kept } from './cfdi.ts'

/** Cards, automatic charges and invoices, each command once. */
export async function workCharges(app: TestApp, _clientId: string, serialId: string): Promise<void> {
  await invoices(app, serialId)
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
