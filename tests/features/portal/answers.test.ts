import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { portalWord } from '#domain/portal-answer.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

/** Hotel La Ceiba's SAE (5 users, cut on 30 November), paid today for one month: the portal should say 30 December. */
async function paid(): Promise<TestApp & { readonly serialId: string; readonly renewalId: string }> {
  const app = openTestApp()
  const { id: clientId } = await app.call('clients.create', { name: 'Hotel La Ceiba' })
  const serialId = await system(app, clientId, 'SAES7056850')
  await pay(app, serialId)
  const { items } = await app.call('portal.waiting', {})
  return { ...app, serialId, renewalId: items[0]!.renewalId }
}

async function system({ call }: TestApp, clientId: string, serial: string): Promise<string> {
  const { id } = await call('serials.create', {
    ...{ clientId, product: 'SAE', serial, version: '10.0', users: 5, mode: 'subscription', months: 1 },
    ...{ activatedOn: day('2026-01-30'), paidUntil: day('2026-11-30') },
  })
  return id
}

function pay({ call }: TestApp, serialId: string) {
  return call('payments.register', { serialId, months: 1, method: 'card', amount: centavos(100_000) })
}

const dueToday = async ({ call }: TestApp) =>
  (await call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'portal.differs')

test('a payment waits to be seen in the portal with the cutoff that comes without it, and what it should say', async () => {
  const app = await paid()
  const { items, total } = await app.call('portal.waiting', {})
  expect(total).toBe(1)
  expect(items[0]).toMatchObject({
    ...{ serial: 'SAES7056850', client: 'Hotel La Ceiba', users: 5, method: 'card', claimed: false },
    ...{ dueOn: '2026-11-30', nextPayment: '2026-12-30' },
  })
  // What has waited is no line of Hoy: nobody has to do anything about it yet.
  expect(await dueToday(app)).toEqual([])
})

test('shown with its new date it waits no more, and one undo brings it back', async () => {
  const app = await paid()
  const seen = await app.answer('portal.answer', { renewalId: app.renewalId, nextPayment: day('2026-12-30') })
  expect(seen).toMatchObject({ ok: true, value: { says: 'confirmed' } })
  expect((await app.call('portal.waiting', {})).total).toBe(0)
  await app.call('ledger.undo', { command: seen.ok ? seen.command! : '' })
  expect((await app.call('portal.waiting', {})).total).toBe(1)
})

test('another date in the portal is a card and a task of today: the client has paid and will be cut', async () => {
  const app = await paid()
  await app.call('portal.answer', { renewalId: app.renewalId, nextPayment: day('2026-11-30'), users: 5 })
  const { items } = await app.call('portal.answers', {})
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    sentence: 'El portal dice próximo pago el lun 30 nov 2026, aquí el mié 30 dic 2026',
    acceptUsers: null,
  })
  expect(await dueToday(app)).toHaveLength(1)
  // Put right in the portal, it is confirmed and nothing is owed.
  await app.call('portal.answer', { renewalId: app.renewalId, nextPayment: day('2026-12-30') })
  expect((await app.call('portal.answers', {})).items).toEqual([])
  expect(await dueToday(app)).toEqual([])
})

test('a payment that the portal refuses keeps its words; once claimed it is looked at on the next business day', async () => {
  const app = await paid()
  await app.call('portal.answer', { renewalId: app.renewalId, refused: 'pago no identificado' })
  const [card] = (await app.call('portal.answers', {})).items
  expect(card!.sentence).toBe('El portal no lo hizo: «pago no identificado»')
  expect((await dueToday(app))[0]!.dueOn).toBe('2026-11-23')
  await app.call('portal.settle', { id: card!.id, how: 'claimed' })
  expect((await dueToday(app))[0]!.dueOn).toBe('2026-11-24')
  expect((await app.call('portal.waiting', {})).items[0]).toMatchObject({ claimed: true })
})

test('a claim is never looked at later than the last day that saves the cutoff', async () => {
  const app = await paid()
  app.setNow('2026-11-27T15:00:00Z')
  await app.call('portal.answer', { renewalId: app.renewalId, refused: 'pago no identificado' })
  const [card] = (await app.call('portal.answers', {})).items
  await app.call('portal.settle', { id: card!.id, how: 'claimed' })
  const { lines } = (await app.call('today.list', { today: day('2026-11-29') })).tasks
  expect(lines.find(({ kind }) => kind === 'portal.differs')!.dueOn).toBe('2026-11-28')
})

test('other users in the portal are taken as they are, or left: «el portal dice 8 usuarios, aquí hay 5»', async () => {
  const app = await paid()
  await app.call('portal.answer', { renewalId: app.renewalId, nextPayment: day('2026-12-30'), users: 8 })
  const [card] = (await app.call('portal.answers', {})).items
  expect(card).toMatchObject({ sentence: 'El portal dice 8 usuarios, aquí hay 5', acceptUsers: 8 })
  await app.call('portal.settle', { id: card!.id, how: 'accepted' })
  expect((await app.call('serials.get', { id: app.serialId })).row.users).toBe(8)
  expect(await app.refused('portal.settle', { id: card!.id, how: 'kept' })).toBe('portal.answerSettled')
})

test('a date is not accepted from the portal: the money was received, and a person decides what becomes of it', async () => {
  const app = await paid()
  await app.call('portal.answer', { renewalId: app.renewalId, nextPayment: day('2026-11-30') })
  const [card] = (await app.call('portal.answers', {})).items
  expect(await app.refused('portal.settle', { id: card!.id, how: 'accepted' })).toBe('portal.nothingToAccept')
  await app.call('portal.settle', { id: card!.id, how: 'kept' })
  expect((await app.call('portal.answers', {})).items).toEqual([])
})

test('a payment that is reversed is waited for no more, and what was owed about it is gone', async () => {
  const app = await paid()
  await app.call('portal.answer', { renewalId: app.renewalId, refused: 'pago no identificado' })
  const { payments } = await app.call('payments.list', { serialId: app.serialId })
  await app.call('payments.reverse', { id: payments[0]!.id, reason: 'cheque devuelto' })
  expect((await app.call('portal.waiting', {})).total).toBe(0)
  expect(await dueToday(app)).toEqual([])
  const { renewalId } = app
  expect(await app.refused('portal.answer', { renewalId, refused: 'otra vez' })).toBe('portal.notWaiting')
})

test('the grid that is pasted shows all of them at once: accepted, they wait no more', async () => {
  const app = await paid()
  const row = {
    ...{ serial: 'SAES7056850', system: 'SAE', version: '10.0', users: 5 },
    ...{ activatedOn: day('2026-01-30'), nextPayment: day('2026-12-30') },
  }
  const compared = await app.call('portal.compare', { rows: [row] })
  expect(compared.renewed).toHaveLength(1)
  const through = day('2026-12-30')
  await app.call('portal.accept', { items: [{ what: 'renewal', serialId: app.serialId, through }] })
  expect((await app.call('portal.waiting', {})).total).toBe(0)
  expect(await app.call('portal.compare', { rows: [row] })).toMatchObject({ same: 1, renewed: [] })
})

test('a cutoff that went by three days ago is no longer looked at: the client has called, or it works', async () => {
  const app = await paid()
  app.setNow('2026-12-03T15:00:00Z')
  expect((await app.call('portal.waiting', {})).total).toBe(1)
  app.setNow('2026-12-04T15:00:00Z')
  expect((await app.call('portal.waiting', {})).total).toBe(0)
})

test('nothing is answered by saying nothing', async () => {
  const { refused, renewalId } = await paid()
  expect(await refused('portal.answer', { renewalId, users: 5 })).toBe('operation.invalidInput')
  expect(
    portalWord({ nextPayment: day('2026-12-30'), users: 5 }, { nextPayment: null, users: 6, refused: null }),
  ).toBe('differs')
})
