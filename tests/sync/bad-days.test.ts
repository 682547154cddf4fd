import { syncFailures } from '#messages/es-MX/refusals-sync.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { RawAnswer } from '#sync/transport.ts'
import { OLDEST_SCHEMA, SCHEMA } from '#wire/messages.ts'
import { signBytes, makeKeyPair, privateKeyOf } from '#wire/signature.ts'
import { openTestApp } from '../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'

describe('an answer that is none of the endpoint’s', () => {
  test.each([
    ['a hotel’s page to sign in', () => page('<html>Bienvenido. Escriba su habitación.</html>'), 'garbled'],
    ['half a page', ({ body, ...rest }: RawAnswer) => ({ ...rest, body: body.slice(0, 60) }), 'garbled'],
    ['200 with garbage', () => page('{"hola":1}'), 'garbled'],
    ['a proxy’s own fault', () => ({ ...page('Bad gateway'), status: 502 }), 'serverFault'],
    [
      'another server’s answer',
      ({ body }: RawAnswer) => ({ status: 200, body, signature: forged(body) }),
      'notSigned',
    ],
  ])('%s is never taken, and nothing that waits is lost', async (_what, change, failure) => {
    let bad = true
    const { service } = await openTestEndpoint()
    const straight = directTransport(() => service)
    const one = await openTestPc(service, 'Recepción', {
      post: async (path, ...rest) => {
        const answer = await straight.post(path, ...rest)
        return bad && path !== 'v1/enrol' ? change(answer) : answer
      },
    })
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await one.exchange()).toMatchObject({ failure, more: true })
    expect((await one.call('sync.outbox', {})).total).toBe(1)
    expect((await one.call('clients.list', {})).total).toBe(1)
    bad = false
    await meet(one)
    expect(one.digest()).toBe((await service.digest()).digest)
  })
})

test('a proxy that cuts at 64 KB lets smaller pages through: each failure halves them', async () => {
  const { service } = await openTestEndpoint()
  const straight = directTransport(() => service)
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Oficina', {
    post: async (path, body, ...rest) => {
      if (body.length > 65_536) throw new Error('cut')
      const answer = await straight.post(path, body, ...rest)
      return { ...answer, body: answer.body.slice(0, 65_536) }
    },
  })
  await meet(other)
  const note = 'Pregunta por su corte. '.repeat(60)
  for (let n = 0; n < 120; n += 1) {
    await one.call('clients.create', { name: `Cliente ${n}`, note })
    await other.call('clients.create', { name: `Otro ${n}`, note })
  }
  await meet(one)
  let tries = 0
  for (let failure: string | null = 'garbled'; failure !== null && tries < 12; tries += 1) {
    failure = (await other.exchange()).failure
  }
  expect(tries).toBeLessThan(12)
  await meet(one, other)
  expect(other.digest()).toBe((await service.digest()).digest)
  expect((await one.call('clients.list', {})).total).toBe(240)
})

test('a PC with another version than the endpoint keeps its work and says to update', async () => {
  const { service } = await openTestEndpoint()
  let newer = false
  const one = await openTestPc(
    service,
    'Recepción',
    directTransport(() =>
      newer ? { ...service, push: async () => ({ fault: 'UPGRADE_REQUIRED' as const }) } : service,
    ),
  )
  newer = true
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  expect(await one.exchange()).toMatchObject({ failure: 'upgradeRequired' })
  expect(await one.call('sync.status', {})).toMatchObject({ state: 'attention', waiting: 1 })
  newer = false
  await meet(one)
})

test.each([
  [
    'of more than two years ago',
    OLDEST_SCHEMA - SCHEMA - 1,
    'upgradeRequired',
    'Actualice Vigente en esta PC',
  ],
  ['newer than the endpoint', 1, 'serverOlder', 'Avise a quien lo instaló para que lo actualice'],
])('a PC %s is told which of the two is to be updated', async (_which, away, failure, said) => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(
    service,
    'Recepción',
    directTransport(() => ({
      ...service,
      push: (request) => service.push({ ...request, schema: request.schema + away }),
    })),
  )
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  expect(await one.exchange()).toMatchObject({ failure })
  expect(syncFailures[failure]).toContain(said)
})

test('a revoked PC is told so, and joins again with what it had not sent', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const lost = await openTestPc(service, 'Portátil')
  await meet(one, lost)
  await lost.call('clients.create', { name: 'Hotel La Ceiba' })
  await one.call('devices.revoke', { id: lost.device, reason: 'se quedó en un taxi' })
  await meet(one)
  expect(await lost.exchange()).toMatchObject({ failure: 'revoked' })
  expect(await lost.call('sync.status', {})).toMatchObject({ state: 'attention', waiting: 1 })
  const code = await service.newCode()
  const again = await lost.call('sync.enrol', {
    url: 'http://127.0.0.1:1/',
    code,
    name: 'Portátil (apareció)',
  })
  expect(again.deviceId).not.toBe(lost.device)
  await meet(lost, one)
  expect((await one.call('clients.list', {})).total).toBe(1)
  expect(one.digest()).toBe(lost.digest())
})

test('a PC with the ledger of one office does not join another, whose ledger would take its place', async () => {
  const [ours, other] = [(await openTestEndpoint()).service, (await openTestEndpoint()).service]
  let service = ours
  const way = directTransport(() => service)
  const one = await openTestPc(ours, 'Recepción', way)
  const two = await openTestPc(ours, 'Oficina', way)
  for (const [pc, name] of [
    [one, 'Hotel La Ceiba'],
    [two, 'Buceo Ixchel'],
  ] as const)
    await pc.call('clients.create', { name })
  await meet(one, two)
  await one.exchange()
  const joins = async () => {
    const enrol = { url: 'http://127.0.0.1:1/', code: await other.newCode(), name: 'Recepción' }
    return one.refused('sync.enrol', enrol)
  }
  // The server was lost and there is another at its address.
  service = other
  expect(await one.exchange()).toMatchObject({ failure: 'notSigned' })
  expect(await joins()).toBe('sync.otherOffice')
  service = ours
  await one.call('clients.create', { name: 'Marina Sur' })
  await meet(one, two)
  await two.call('devices.revoke', { id: one.device, reason: 'se vendió' })
  await meet(two)
  expect(await one.exchange()).toMatchObject({ failure: 'revoked' })
  service = other
  expect(await joins()).toBe('sync.otherOffice')
  expect((await one.call('clients.list', {})).total).toBe(3)
  expect((await one.call('sync.status', {})).deviceId).toBe(one.device)
  // Nothing of it is left there: no PC in the list, and the code takes in another one.
  const code = await other.newCode()
  expect(await one.refused('sync.enrol', { url: 'http://127.0.0.1:1/', code, name: 'Recepción' })).toBe(
    'sync.otherOffice',
  )
  const third = openTestApp(undefined, undefined, { transport: () => way })
  await third.call('sync.enrol', { url: 'http://127.0.0.1:1/', code, name: 'Bodega' })
  await third.call('sync.once', {})
  expect((await third.call('sync.devices', {})).devices.map(({ name }) => name)).toEqual(['Bodega'])
})

test('a PC that comes back after three months has everything, and everything of it arrives', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Bodega')
  await meet(one, other)
  other.setToday('2026-11-24')
  for (let n = 0; n < 20; n += 1) await other.call('clients.create', { name: `De la bodega ${n}` })
  for (let n = 0; n < 600; n += 1) {
    if (n % 50 === 0) one.setToday(`2027-0${1 + (n % 2)}-15`)
    await one.call('clients.create', { name: `De la recepción ${n}` })
  }
  await meet(one)
  other.setToday('2027-02-24')
  await meet(other, one)
  expect((await one.call('clients.list', {})).total).toBe(620)
  expect(one.digest()).toBe(other.digest())
  expect((await other.call('sync.news', {})).total).toBe(600)
})

test('a disk that is full in the middle of a pull keeps what there was, and takes the rest when there is room', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Oficina')
  await meet(one, other)
  await other.call('clients.create', { name: 'Buceo Ixchel' })
  const note = 'x'.repeat(20_000)
  for (let n = 0; n < 60; n += 1) await one.call('clients.create', { name: `Hotel ${n}`, note })
  await meet(one)
  const { raw } = other.app.sync
  const pages = raw.pragma('page_count', { simple: true }) as number
  raw.pragma(`max_page_count = ${pages + 20}`)
  expect(await other.exchange()).toMatchObject({ failure: 'diskFull' })
  expect((await other.call('clients.list', {})).total).toBe(1)
  expect((await other.call('sync.outbox', {})).total).toBe(1)
  raw.pragma('max_page_count = 1073741823')
  await meet(other, one)
  expect((await other.call('clients.list', {})).total).toBe(61)
  expect(one.digest()).toBe(other.digest())
})

test('a ledger that is not what the endpoint has is kept as it was before it is brought anew', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Oficina')
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one, other)
  for (let times = 0; times < 2; times += 1) {
    one.setNow(`2026-11-23T16:0${times}:00Z`)
    one.app.sync.raw.prepare("UPDATE digest_sums SET sum = 'f' || substr(sum, 2)").run()
    await other.call('clients.create', { name: 'Buceo Ixchel' })
    await meet(other, one)
    expect(one.digest()).toBe(other.digest())
  }
  const quarantine = join(one.dir, 'quarantine')
  const kept = readdirSync(quarantine)
  expect(kept).toEqual(['20261123T160100000-differs'])
  const copy = new Database(join(quarantine, kept[0]!, 'ledger.db'), { readonly: true })
  onTestFinished(() => void copy.close())
  expect(copy.prepare('SELECT name FROM clients ORDER BY name').pluck().all()).toEqual([
    'Buceo Ixchel',
    'Hotel La Ceiba',
  ])
  expect(copy.prepare('SELECT sum FROM digest_sums').pluck().all()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^f/)]),
  )
})

test('a PC whose clock fell back to the year of its making goes on in the day that the endpoint last said', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  one.setNow('2009-01-01T18:00:00Z')
  await one.call('clients.leave', { id, reason: 'cerró' })
  expect((await one.call('clients.get', { id })).client.leftOn).toBe('2026-11-23')
  // What is ahead may be right: the endpoint was not met for a while.
  one.setNow('2026-12-24T18:00:00Z')
  await one.call('clients.return', { id })
  await one.call('clients.leave', { id, reason: 'cerró otra vez' })
  expect((await one.call('clients.get', { id })).client.leftOn).toBe('2026-12-24')
})

test('a profile that was copied to another computer says so, and joins as another PC without losing what waits', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  await one.call('clients.update', { id, city: 'Cancún' })
  const copy = one.fromCopy(one.copy())
  // Another machine: its mark is not the one that the profile was made with.
  copy.app.sync.raw.prepare("UPDATE device SET machine = 'otra'").run()
  expect(await copy.call('sync.status', {})).toMatchObject({ copied: true, state: 'attention' })
  await copy.call('clients.update', { id, note: 'paga los viernes' })
  const code = await service.newCode()
  await copy.call('sync.enrol', { url: 'http://127.0.0.1:1/', code, name: 'Oficina' })
  expect(await copy.call('sync.status', {})).toMatchObject({ copied: false, letter: 'B' })
  await meet(one, copy, one)
  const { client } = await one.call('clients.get', { id })
  expect(client).toMatchObject({ city: 'Cancún', note: 'paga los viernes' })
  expect(copy.digest()).toBe(one.digest())
})

test('a code typed wrong costs a copied profile nothing: it goes on as the PC that it was', async () => {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  await meet(one)
  const copy = one.fromCopy(one.copy())
  copy.app.sync.raw.prepare("UPDATE device SET machine = 'otra'").run()
  const used = await service.newCode()
  await openTestPc(service, 'Bodega')
  const wrong = used.replace(/^...../, '22222')
  const enrol = { url: 'http://127.0.0.1:1/', code: wrong, name: 'Oficina' }
  expect(await copy.refused('sync.enrol', enrol)).toBe('sync.codeRefused')
  await copy.call('clients.create', { name: 'Hotel La Ceiba' })
  copy.app.close()
  const again = one.fromCopy(copy.dir)
  await meet(again)
})

test('an enrolment whose answer was lost is made good with another code', async () => {
  const { service } = await openTestEndpoint()
  let lost = true
  const straight = directTransport(() => service)
  const app = openTestApp(undefined, undefined, {
    transport: () => ({
      post: async (path, ...rest) => {
        const answer = await straight.post(path, ...rest)
        if (lost) throw new Error('answer lost')
        return answer
      },
    }),
  })
  const enrol = async () => ({ url: 'http://127.0.0.1:1/', code: await service.newCode(), name: 'Recepción' })
  expect(await app.refused('sync.enrol', await enrol())).toBe('sync.failed')
  lost = false
  expect(await app.call('sync.enrol', await enrol())).toMatchObject({ letter: 'A' })
  expect(await app.call('sync.once', {})).toMatchObject({ failure: null })
  expect((await app.call('sync.devices', {})).devices).toHaveLength(1)
})

test('one that was let out before it heard that it had joined joins with the next code', async () => {
  const { service } = await openTestEndpoint()
  const other = await openTestPc(service, 'Oficina')
  let lost = true
  const straight = directTransport(() => service)
  const app = openTestApp(undefined, undefined, {
    transport: () => ({
      post: async (...asked) => {
        const answer = await straight.post(...asked)
        if (lost) throw new Error('answer lost')
        return answer
      },
    }),
  })
  const enrol = async () => ({ url: 'http://127.0.0.1:1/', code: await service.newCode(), name: 'Recepción' })
  expect(await app.refused('sync.enrol', await enrol())).toBe('sync.failed')
  await meet(other)
  const ghost = (await other.call('sync.devices', {})).devices.find(({ isThis }) => !isThis)!
  await other.call('devices.revoke', { id: ghost.id, reason: 'nadie la usa' })
  await meet(other)
  lost = false
  expect((await app.call('sync.enrol', await enrol())).deviceId).not.toBe(ghost.id)
  expect(await app.call('sync.once', {})).toMatchObject({ failure: null })
})

function page(body: string): RawAnswer {
  return { status: 200, body, signature: null }
}

function forged(body: string): string {
  return signBytes(privateKeyOf(makeKeyPair('ed25519').privateKey), body)
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}
