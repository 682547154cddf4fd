import type { Day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from '../support/app.ts'
import type { TrueSystem, World } from './world.ts'

/** An invoice that came by mail is kept with the payment that it is of; the reading of its XML is proved elsewhere. */
export async function keepInvoice(app: TestApp, system: TrueSystem, paidOn: Day, today: Day): Promise<void> {
  const { clientId } = system
  const { invoices } = await app.call('invoices.list', { show: 'waiting', clientId })
  const owed = invoices.find((one) => one.serial === system.serial && one.paidOn === paidOn)
  if (!owed) return
  const { client } = await app.call('clients.get', { id: clientId })
  const { file } = app.app.files.put(
    'factura.xml',
    Buffer.from(`<?xml version="1.0"?><Factura folio="${owed.id}"/>`),
  )
  const xml = await app.call('attachments.add', { file })
  const { profile } = await app.call('settings.get', {})
  const { state, mismatches } = await app.call('invoices.record', {
    xml: xml.id,
    promiseIds: [owed.id],
    facts: {
      uuid: owed.id.toUpperCase(),
      kind: 'invoice',
      issuedAt: `${today}T10:00:00`,
      folio: '',
      currency: 'MXN',
      total: centavos(owed.amount),
      issuer: { rfc: owed.billedBy === 'vendor' ? 'AME9501013I0' : profile.rfc, name: '', regime: '601' },
      receiver: { rfc: client.rfc ?? '', name: client.name, regime: '601', use: 'G03', postcode: '' },
      form: FORMS[system.method],
      method: 'PUE',
      related: [],
    },
  })
  if (state !== 'received') throw new Error(`the invoice of ${system.serial}: ${JSON.stringify(mismatches)}`)
}

/** One that has not come is asked for, which is what Hoy says on its day. */
export async function claimInvoice(app: TestApp, world: World, id: string, clientId: string): Promise<void> {
  const { invoices } = await app.call('invoices.list', { show: 'waiting', clientId })
  const serial = invoices.find((one) => one.id === id)?.serial
  if (serial) world.claimInvoice(serial)
  await app.call('invoices.claim', { id, note: 'por correo' })
}

const FORMS = {
  card: '04',
  transfer: '03',
  cheque: '02',
  paypal: '31',
  bancanet: '03',
  counter: '01',
} as const
