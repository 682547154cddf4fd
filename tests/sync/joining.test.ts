import { afterAll, beforeAll, expect, test } from 'vitest'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { day } from '#domain/calendar.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { readDeviceKeys } from '#core/device-keys.ts'
import { openSyncClient } from '#core/sync-client.ts'
import { exchange } from '#sync/exchange.ts'
import { createPace } from '#sync/pace.ts'
import { PROTOCOL, SCHEMA } from '#wire/messages.ts'
import { privateKeyOf } from '#wire/signature.ts'
import type { Transport } from '#sync/transport.ts'
import { TEST_STORE } from '../support/app.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('a PC that joins late brings the whole ledger at once, and what it had recorded goes on top', async () => {
  const { service, one } = await officeOf(300)
  const asked: string[] = []
  const late = await openTestPc(
    service,
    'Bodega',
    directTransport(
      () => service,
      (path) => void asked.push(path),
    ),
  )
  await late.call('clients.create', { name: 'Posada Bacalar' })
  await meet(late, one)
  expect(asked.filter((path) => path === 'v1/snapshot').length).toBeGreaterThan(0)
  expect((await late.call('clients.list', {})).total).toBe(301)
  expect(late.digest()).toBe(one.digest())
  // Nobody hears of what was done before it came as if it were news.
  expect((await late.call('sync.news', {})).total).toBe(0)
})

test('a PC that joins with hundreds of its own commands is told of none that it was done otherwise', async () => {
  const { service } = await openTestEndpoint()
  const first = await openTestPc(service, 'Recepción')
  const { id: clientId } = await first.call('clients.create', { name: 'Hotel La Ceiba' })
  const { id: serialId } = await first.call('serials.create', {
    ...{ clientId, product: 'SAE', serial: 'SAES7056850', version: '10.0', users: 5, mode: 'subscription' },
    ...{ months: 12, activatedOn: day('2026-01-30'), paidUntil: day('2027-01-30') },
  })
  // Done a second time on what they did, the leaving is not as it was left: the system is here again.
  await first.call('serials.leave', { id: serialId, reason: 'ya no lo usa' })
  await first.call('serials.return', { id: serialId })
  for (let call = 0; call < 300; call += 1) {
    await first.call('contacts.log', { clientId, channel: 'call', text: `llamada ${call}` })
  }
  await meet(first)
  expect((await first.call('sync.refused', {})).total).toBe(0)
  expect(first.digest()).toBe((await service.digest()).digest)
})

test('a first sync that is cut goes on, and asks again for one piece at most of what it had', async () => {
  const { service } = await officeOf(900)
  const straight = directTransport(() => service)
  const pieces: number[] = []
  let cutAfter = 1
  const late = await openTestPc(service, 'Bodega', {
    post: async (path, body, ...rest) => {
      if (path !== 'v1/snapshot') return straight.post(path, body, ...rest)
      if (cutAfter === 0) throw new Error('cut')
      cutAfter -= 1
      pieces.push((JSON.parse(body) as { chunk: number }).chunk)
      return straight.post(path, body, ...rest)
    },
  } satisfies Transport)
  for (let tries = 0; tries < 12 && (await late.exchange()).failure !== null; tries += 1) cutAfter = 2
  const chunks = Math.max(...pieces) + 1
  expect(chunks).toBeGreaterThan(2)
  // Each of them once; the first is asked again after each cut, since it says of which revision the rest is.
  for (let chunk = 1; chunk < chunks; chunk += 1)
    expect(pieces.filter((piece) => piece === chunk)).toHaveLength(1)
  expect(late.digest()).toBe((await service.digest()).digest)
})

test('a piece that a power cut left half written is brought again', async () => {
  const { service } = await officeOf(900)
  const straight = directTransport(() => service)
  let cutAfter = 2
  const late = await openTestPc(service, 'Bodega', {
    post: async (path, ...rest) => {
      if (path === 'v1/snapshot' && (cutAfter -= 1) < 0) throw new Error('cut')
      return straight.post(path, ...rest)
    },
  } satisfies Transport)
  expect(await late.exchange()).toMatchObject({ failure: 'unreachable' })
  const pieces = join(late.dir, 'snapshot')
  const [, second] = readdirSync(pieces).toSorted()
  truncateSync(join(pieces, second!), 100)
  cutAfter = Infinity
  expect(await late.exchange()).toMatchObject({ failure: 'garbled' })
  expect(await late.exchange()).toMatchObject({ failure: null })
  expect(late.digest()).toBe((await service.digest()).digest)
})

test('a disk without room for a whole ledger is told as what it is, and so is what nobody foresaw', async () => {
  const { service } = await officeOf(300)
  const late = await openTestPc(service, 'Bodega')
  const keys = await readDeviceKeys(late.dir, TEST_STORE)
  const meetOn = (code: string) =>
    exchange(
      openSyncClient({
        ...{
          door: late.app.sync,
          clock: { now: () => new Date('2026-11-23T15:00:00Z') },
          pace: createPace(),
        },
        ...{ key: privateKeyOf(keys!.signing.privateKey), transport: directTransport(() => service) },
        snapshots: {
          read: () => null,
          write: () => {
            throw Object.assign(new Error('no'), { code })
          },
          clear: () => {},
        },
      }),
    )
  const standing = async () => {
    const { state, failure } = await late.call('sync.status', {})
    return { state, failure }
  }
  expect(await meetOn('ENOSPC')).toMatchObject({ failure: 'diskFull' })
  expect(await standing()).toEqual({ state: 'attention', failure: 'diskFull' })
  await expect(meetOn('EIO')).rejects.toThrow('no')
  expect(await standing()).toEqual({ state: 'attention', failure: 'unsettled' })
  await late.exchange()
  expect(await standing()).toEqual({ state: 'upToDate', failure: null })
})

test('a whole ledger has nothing in it of what an endpoint judges just then, and gives up', async () => {
  const { service, driver } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  await one.call('clients.create', { name: 'Buceo Ixchel' })
  const { read, write } = driver
  const judged = Promise.withResolvers<void>()
  const brought = Promise.withResolvers<void>()
  let sent: Promise<unknown> | null = null
  Object.assign(driver, {
    // Its last look at the store is over: now somebody sends something, which is judged and not kept.
    read: async (work: Parameters<typeof read>[0]) => {
      const value = await read(work)
      if (sent !== null) return value
      sent = one.exchange()
      await judged.promise
      return value
    },
    write: (work: Parameters<typeof write>[0]) =>
      write(async (tx) => {
        const value = await work(tx)
        const isPush = one.app.sync.raw.prepare("SELECT 1 FROM outbox WHERE state = 'pending'").get()
        if (sent === null || !isPush) return value
        judged.resolve()
        // Who waits for the end of it is answered after it.
        await Promise.race([brought.promise, sleep(300)])
        throw new Error('the store is gone')
      }),
  })
  const asked = { protocol: PROTOCOL, schema: SCHEMA, device: one.device, epoch: 1, rev: null, chunk: 0 }
  const whole = await service.snapshot(asked)
  brought.resolve()
  await sent
  Object.assign(driver, { read, write })
  const { digest } = await service.digest()
  expect(whole).toMatchObject({ digest })
  await meet(one)
  expect(one.digest()).toBe((await service.digest()).digest)
})

test('two endpoints on one database judge as one: whichever a PC meets, all end with one ledger', async () => {
  const { service, another } = await openTestEndpoint({ databaseUrl: await postgres.database() })
  const second = await another()
  let turn = 0
  const either = directTransport(() => ((turn += 1) % 2 === 0 ? service : second))
  const one = await openTestPc(service, 'Recepción', either)
  const other = await openTestPc(second, 'Oficina', either)
  const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba', rfc: 'EKU9003173C9' })
  await meet(one)
  const { command } = (await one.answer('clients.update', { id, city: 'Cancún' })) as { command: string }
  await other.call('clients.create', { name: 'Hotel La Ceiba SA', rfc: 'EKU9003173C9' })
  // Both at once, each through the other endpoint.
  await Promise.all([one.exchange(), other.exchange()])
  // Judged by one endpoint, undone through the other.
  await one.call('ledger.undo', { command })
  await meet(one, other, one)
  expect((await other.call('clients.get', { id })).client.city).toBe('')
  const digests = [
    one.digest(),
    other.digest(),
    (await service.digest()).digest,
    (await second.digest()).digest,
  ]
  expect(new Set(digests).size).toBe(1)
})

test('a PC that was revoked through one endpoint is refused by the other at once', async () => {
  const { service, another } = await openTestEndpoint({ databaseUrl: await postgres.database() })
  const second = await another()
  const one = await openTestPc(service, 'Recepción')
  const lost = await openTestPc(second, 'Portátil')
  await meet(one, lost)
  await lost.call('clients.create', { name: 'Hotel La Ceiba' })
  await one.call('devices.revoke', { id: lost.device, reason: 'robada' })
  await meet(one)
  expect(await lost.exchange()).toMatchObject({ failure: 'revoked' })
  await meet(one)
  expect((await one.call('clients.list', {})).total).toBe(0)
})

test('a whole ledger comes in pieces from two endpoints in turn', async () => {
  const { service, another } = await openTestEndpoint({ databaseUrl: await postgres.database() })
  const second = await another()
  const one = await openTestPc(service, 'Recepción')
  await fill(one, 900)
  await meet(one)
  let turn = 0
  const late = await openTestPc(
    service,
    'Bodega',
    directTransport(() => ((turn += 1) % 2 === 0 ? service : second)),
  )
  await meet(late)
  expect(turn).toBeGreaterThan(4)
  expect(late.digest()).toBe((await service.digest()).digest)
  expect((await late.call('clients.list', {})).total).toBe(900)
})

async function officeOf(clients: number) {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  await fill(one, clients)
  await meet(one)
  return { service, one }
}

async function fill(pc: TestPc, clients: number): Promise<void> {
  for (let n = 0; n < clients; n += 1) {
    await pc.call('clients.create', {
      name: `Cliente ${n}`,
      contacts: [{ name: 'Lety', phone: '9988440824' }],
    })
  }
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}
