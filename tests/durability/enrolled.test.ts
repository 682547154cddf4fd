import { rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { directTransport, openPcIn, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { openTestApp } from '../support/app.ts'
import { hotels, ledgerOf, names } from './damaged.ts'

/** A PC of an office: two hotels with a backup, a third that the endpoint has, a fourth that it has not. */
async function enrolledPc() {
  const { service } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  const create = (count: number) => pc.call('clients.create', { name: `Hotel ${count}` })
  await create(1)
  await create(2)
  await pc.exchange()
  await pc.call('backups.make', {})
  await create(3)
  await pc.exchange()
  await create(4)
  return { service, pc }
}

test('a PC that went back to an old backup gets from the endpoint what it had sent, and its new work is taken', async () => {
  const { service, pc } = await enrolledPc()
  const other = await openTestPc(service, 'Caja')
  const since = await pc.call('backups.since', { n: 1 })
  expect([since.total, since.comesBack]).toEqual([2, 1])
  await pc.call('backups.restore', { n: 1, lose: 2 })
  expect(await names(pc)).toEqual(hotels(2))
  await pc.call('clients.create', { name: 'Hotel 5' })
  expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
  expect(await names(pc)).toEqual([...hotels(3), 'Hotel 5'])
  await other.exchange()
  expect(await names(other)).toEqual([...hotels(3), 'Hotel 5'])
  expect((await pc.call('sync.digest', {})).digest).toBe((await other.call('sync.digest', {})).digest)
  expect((await pc.call('ledger.verify', {})).found).toEqual([])
  expect(pc.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})

test.each([
  ['with a backup', (dir: string) => truncateSync(ledgerOf(dir), 0)],
  [
    'without one',
    (dir: string) => {
      truncateSync(ledgerOf(dir), 0)
      rmSync(join(dir, 'backups'), { recursive: true })
    },
  ],
])('a PC whose ledger is gone, %s, comes back with what the endpoint has', async (_, harm) => {
  const { service, pc } = await enrolledPc()
  pc.app.close()
  harm(pc.dir)
  const again = openTestApp(undefined, undefined, {
    dir: pc.dir,
    transport: () => directTransport(() => service),
  })
  const status = await again.call('backups.status', {})
  if (status.recovery!.outcome === 'lost') {
    expect(status.onlyLook).toBe('lost')
    await again.call('ledger.accept', {})
    const code = await service.newCode()
    await again.call('sync.enrol', { url: 'http://127.0.0.1:1/', code, name: 'Recepción otra vez' })
  }
  expect(await again.call('sync.once', {})).toMatchObject({ failure: null })
  expect(await names(again)).toEqual(hotels(3))
  expect((await again.call('ledger.verify', {})).found).toEqual([])
})

test('rows that a pull lays down are known, and one that changes afterwards is named', async () => {
  const { service, pc } = await enrolledPc()
  const other = await openTestPc(service, 'Caja')
  await other.exchange()
  expect((await other.call('ledger.verify', {})).found).toEqual([])
  await pc.call('clients.update', { id: (await pc.call('clients.list', {})).clients[0]!.id, city: 'Tulum' })
  await pc.exchange()
  await other.exchange()
  expect((await other.call('ledger.verify', {})).found).toEqual([])
  const { raw } = other.app.sync
  const { id } = (await other.call('clients.list', {})).clients[0]!
  await expect.poll(async () => (await other.call('ledger.verify', {})).found).toEqual([])
  raw.exec('DROP TRIGGER touched_clients_update')
  raw.prepare(`UPDATE clients SET city = 'Otra' WHERE id = ?`).run(id)
  const { found } = await other.call('ledger.verify', {})
  expect(found.map(({ kind, key }) => [kind, key])).toEqual([
    ['sum', null],
    ['row', id],
  ])
})

test('work that is taken back and done again by a pull is known, whatever numbers it gets', async () => {
  const { service, pc } = await enrolledPc()
  const other = await openTestPc(service, 'Caja')
  await other.exchange()
  for (let i = 0; i < 6; i += 1) await other.call('clients.create', { name: `Caja ${i}` })
  await expect.poll(async () => (await other.call('ledger.verify', {})).found).toEqual([])
  // The same company from the other PC comes first: what this one gave is taken back, and does less than before.
  const { clients } = await other.call('clients.list', {})
  const { id } = clients.find(({ name }) => name === 'Hotel 1')!
  await other.call('clients.update', { id, city: 'Tulum' })
  await pc.call('clients.update', { id, city: 'Mérida' })
  await pc.exchange()
  await other.exchange()
  await other.call('clients.create', { name: 'Caja última' })
  await other.exchange()
  await expect.poll(async () => (await other.call('ledger.verify', {})).found).toEqual([])
})

test('a whole ledger that was brought anew is whole once it is closed, the index of its search too', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  for (let n = 1; n <= 20; n += 1) await one.call('clients.create', { name: `Hotel ${n}` })
  while ((await one.exchange()).more);
  one.app.close()
  const again = openPcIn(
    one.dir,
    directTransport(() => service),
  )
  again.app.sync.raw.prepare("UPDATE digest_sums SET sum = 'f' || substr(sum, 2)").run()
  while ((await again.exchange()).more);
  again.app.close()
  expect((await inspectLedger(placesOf(one.dir)))!.found).toEqual([])
})
