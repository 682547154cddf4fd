import { day } from '#domain/calendar.ts'
import type { TestApp } from '../../support/app.ts'

/** A rental that was activated on 31 January: in November its plain change is closed from the 16th to the 29th. */
export async function rented(app: TestApp, more: object = {}, ofClient: object = {}) {
  const client = await app.call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    rfc: 'EKU9003173C9',
    city: 'Cancún',
    ...ofClient,
  })
  const { id } = await app.call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-01-31'),
    months: 12,
    method: 'transfer',
    paidUntil: day('2027-01-31'),
    code: 'RW2F-7SHD-WOPE-T41Y',
    ...more,
  })
  return { id, clientId: client.id }
}

/** A licence that was bought by Internet, or in a box. */
export async function bought(app: TestApp, mode: 'electronic' | 'physical', ofClient: object = {}) {
  const client = await app.call('clients.create', { name: 'Muebles Pacheco', city: 'Chetumal', ...ofClient })
  const { id } = await app.call('serials.create', {
    clientId: client.id,
    product: 'COI',
    serial: 'COIS7700001',
    mode,
    version: '9.0',
    users: 1,
    code: 'QXYE-YH7Y-S3UU-5YVO',
  })
  return { id, clientId: client.id }
}

export const wish = (serialId: string) => ({ serialId, cause: 'damage', computer: 'CAJA-02' }) as const

let codes = 0

/** Asked for and granted on the spot, so that the next one counts it. */
export async function granted(app: TestApp, serialId: string): Promise<string> {
  const { id, state } = await app.call('unlocks.request', wish(serialId))
  if (state === 'documentsMissing') await withPapers(app, id)
  else await app.call('unlocks.send', { id })
  codes += 1
  await app.call('unlocks.grant', { id, answer: `NUEV-0000-CDA${codes}` })
  return id
}

/** Everything that is asked for came, went to the vendor and was taken. */
export async function withPapers(app: TestApp, id: string) {
  const { checklist } = await app.call('unlocks.get', { id })
  for (const { document, state } of checklist) {
    if (state !== 'accepted') await app.call('unlocks.receiveDocument', { id, document })
  }
  await app.call('unlocks.send', { id })
  return app.call('unlocks.acceptDocuments', { id })
}
