import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { byHand, sayingRow } from '#endpoint/vendor.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'])('the vendor of an endpoint on %s', (store) => {
  /** A PC with one payment that the endpoint has, and the portal beside it. */
  async function office() {
    let now = new Date('2026-11-23T15:00:00Z')
    const databaseUrl = store === 'SQLite' ? null : await postgres.database()
    const endpoint = await openTestEndpoint({ databaseUrl, now: () => now })
    const pc = await openTestPc(endpoint.service, 'Recepción')
    const { id: clientId } = await pc.call('clients.create', { name: 'Hotel La Ceiba' })
    const { id: serialId } = await pc.call('serials.create', {
      ...{ clientId, product: 'SAE', serial: 'SAES7056850', version: '10.0', users: 5, mode: 'subscription' },
      ...{ months: 1, activatedOn: day('2026-01-30'), paidUntil: day('2026-11-30') },
    })
    await pc.call('payments.register', { serialId, months: 1, method: 'card', amount: centavos(100_000) })
    await pc.call('sync.once', {})
    const tell = async (serial: string, says: string, value = '') =>
      endpoint.tellPortal(sayingRow(serial, says, value)!)
    const ask = async () => {
      const answered = await endpoint.service.askVendor(endpoint.vendor('simulated'))
      await pc.call('sync.once', {})
      return answered
    }
    return { endpoint, pc, tell, ask, setNow: (instant: string) => void (now = new Date(instant)) }
  }

  test('by hand it answers nothing: the payment waits in the work list of every PC', async () => {
    const { endpoint, pc } = await office()
    expect(await endpoint.service.askVendor(byHand)).toBe(0)
    await pc.call('sync.once', {})
    expect((await pc.call('portal.waiting', {})).total).toBe(1)
  })

  test('it confirms: no PC waits any more, and all ledgers agree', async () => {
    const { endpoint, pc, ask } = await office()
    const other = await openTestPc(endpoint.service, 'Oficina')
    expect(await ask()).toBe(1)
    await other.call('sync.once', {})
    for (const one of [pc, other]) expect((await one.call('portal.waiting', {})).total).toBe(0)
    const { digest } = await endpoint.service.digest()
    expect((await pc.call('sync.digest', {})).digest).toBe(digest)
    expect((await other.call('sync.digest', {})).digest).toBe(digest)
    expect(await ask()).toBe(0)
  })

  test('it takes two days and then confirms', async () => {
    const { pc, tell, ask, setNow } = await office()
    await tell('*', 'delay', '2')
    expect(await ask()).toBe(0)
    setNow('2026-11-25T15:00:00Z')
    expect(await ask()).toBe(1)
    expect((await pc.call('portal.waiting', {})).total).toBe(0)
  })

  test('it refuses with its words; claimed at a PC, it is asked again and confirms', async () => {
    const { pc, tell, ask } = await office()
    await tell('SAES7056850', 'refuse', 'pago no identificado')
    await ask()
    const [card] = (await pc.call('portal.answers', {})).items
    expect(card).toMatchObject({
      sentence: 'El portal no lo hizo: «pago no identificado»',
      source: 'simulated',
    })
    expect(await ask()).toBe(0)
    await tell('SAES7056850', 'confirm')
    await pc.call('portal.settle', { id: card!.id, how: 'claimed' })
    await pc.call('sync.once', {})
    expect(await ask()).toBe(1)
    expect((await pc.call('portal.answers', {})).items).toEqual([])
  })

  test('it contradicts: another date, or other users, is a card on the PCs', async () => {
    const { pc, tell, ask } = await office()
    await tell('SAES7056850', 'users', '8')
    await ask()
    const sentences = async () => (await pc.call('portal.answers', {})).items.map(({ sentence }) => sentence)
    expect(await sentences()).toEqual(['El portal dice 8 usuarios, aquí hay 5'])
    const [card] = (await pc.call('portal.answers', {})).items
    await pc.call('portal.settle', { id: card!.id, how: 'claimed' })
    await pc.call('sync.once', {})
    await tell('SAES7056850', 'date', '2026-11-30')
    await ask()
    expect(await sentences()).toEqual([
      'El portal dice próximo pago el lun 30 nov 2026, aquí el mié 30 dic 2026',
    ])
  })
})

test('a saying that makes no sense is none', () => {
  expect(sayingRow('SAES7056850', 'date', '30/11/2026')).toBeNull()
  expect(sayingRow('SAES7056850', 'users', '0')).toBeNull()
  expect(sayingRow('SAES7056850', 'explode', '')).toBeNull()
  expect(sayingRow('*', 'refuse', '')).toBeNull()
})
