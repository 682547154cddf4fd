import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { answer } from '#endpoint/answer.ts'
import { KEY_FILE, readKeys } from '#endpoint/key-file.ts'
import { makeKeyAnew, openEndpoint, passwordIn, type Endpoint } from '#endpoint/open.ts'
import { openKeys, sealKeys } from '#endpoint/sealed-keys.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import { followKeys, successionBytes, successorsText } from '#wire/key-succession.ts'
import {
  fingerprintOf,
  isSignedBy,
  makeKeyPair,
  privateKeyOf,
  publicKeyOf,
  signBytes,
} from '#wire/signature.ts'
import { SERVER_KEY_HEADER, type Transport } from '#sync/transport.ts'
import { askedBy } from '../support/asked.ts'
import { directTransport, newDatabase, openTestPc, type TestPc } from '../support/endpoint.ts'

/** An endpoint that is stopped and started on its folder, at the hour that a test says. */
async function office() {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
  const databaseUrl = await newDatabase()
  let at = new Date('2026-11-23T15:00:00Z')
  const now = () => at
  let endpoint: Endpoint | null = await openEndpoint({ dir, databaseUrl, now })
  onTestFinished(async () => {
    await endpoint?.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const service = (): TenantService => endpoint!.service
  /** A database has them too, for the other endpoints on it. */
  const loseInStore = () =>
    endpoint!.driver.write((tx) => tx.run('UPDATE tenants SET sealed_keys = NULL', []))
  const stopped = async (work: () => void | Promise<void> = () => {}) => {
    await endpoint?.close()
    endpoint = null
    await work()
    endpoint = await openEndpoint({ dir, databaseUrl, now })
  }
  return {
    dir,
    databaseUrl,
    now,
    service,
    driver: () => endpoint!.driver,
    loseInStore,
    later: (days: number) => {
      at = new Date(at.getTime() + days * 86_400_000)
    },
    stopped,
    /** It is in no place any more, and another one is made. */
    loseKey: async () => {
      await loseInStore()
      await stopped(async () => {
        rmSync(join(dir, KEY_FILE))
        await makeKeyAnew(dir, databaseUrl, now)
      })
    },
    joinAgain: async (pc: TestPc) =>
      pc.call('sync.enrol', {
        url: 'http://127.0.0.1:1/',
        code: await service().newCode(),
        name: 'Recepción',
      }),
    pc: (name: string, way: Transport = directTransport(service)) => openTestPc(service(), name, way),
  }
}

/** A program of before endpoints replaced their keys: it says nothing of the one that it knows. */
function ofBefore(service: () => TenantService): Transport {
  return {
    post: async (path, body, { [SERVER_KEY_HEADER]: _, ...headers }) => {
      const { status, body: said, signature } = await answer(service(), askedBy(path, body, headers))
      return { status, body: said, signature }
    },
  }
}

async function works(pc: TestPc, name: string): Promise<void> {
  await pc.call('clients.create', { name })
  expect(await pc.exchange()).toMatchObject({ failure: null, sent: 1 })
}

const knownKey = (pc: TestPc) => pc.app.sync.raw.prepare('SELECT server_key FROM enrolment').pluck().get()

test('no copy of what an endpoint keeps holds the key with which it signs', async () => {
  const { pc, dir, driver, stopped } = await office()
  await works(await pc('Recepción'), 'Hotel La Ceiba')
  const secret = readKeys(dir)[0]!.privateKey!.split('\n')[1]!
  const rows = await driver().read((tx) => tx.all<object>('SELECT * FROM tenants', []))
  expect(JSON.stringify(rows)).not.toContain(secret)
  await stopped(() => {
    const files = readdirSync(dir).filter((name) => name.startsWith('store.db'))
    for (const name of files) expect(readFileSync(join(dir, name)).includes(secret)).toBe(false)
  })
})

test('a store of before gives its key to the folder, and no PC notices', async () => {
  const { service, pc, dir, driver, stopped } = await office()
  const one = await pc('Recepción')
  await works(one, 'Hotel La Ceiba')
  const { privateKey, publicKey } = readKeys(dir)[0]!
  await driver().write(async (tx) => {
    await tx.run('ALTER TABLE tenants DROP COLUMN sealed_keys', [])
    await tx.run('ALTER TABLE tenants RENAME COLUMN server_key TO signing_key', [])
    await tx.run('UPDATE tenants SET signing_key = ?', [privateKey])
    await tx.run('UPDATE store_version SET n = n - 2', [])
  })
  await stopped(() => rmSync(join(dir, KEY_FILE)))
  expect(service().keys.newest()).toBe(publicKey)
  expect(await driver().read((tx) => tx.all('SELECT server_key FROM tenants', []))).toEqual([
    { server_key: publicKey },
  ])
  await works(one, 'Buceo Ixchel')
})

test('a PC that works on takes the new key by itself, and whoever joins is given that one', async () => {
  const { service, pc, dir } = await office()
  const one = await pc('Recepción')
  const before = service().keys.newest()
  const replaced = await service().keys.replace(90)
  expect(replaced).toEqual({
    serverKey: service().keys.newest(),
    before,
    until: '2027-02-21T15:00:00.000Z',
  })
  expect(replaced.serverKey).not.toBe(before)
  await works(one, 'Hotel La Ceiba')
  expect(knownKey(one)).toBe(replaced.serverKey)
  await works(one, 'Buceo Ixchel')
  expect((await service().newCode()).endsWith(fingerprintOf(replaced.serverKey))).toBe(true)
  const other = await pc('Oficina')
  expect(knownKey(other)).toBe(replaced.serverKey)
  await other.exchange()
  await one.exchange()
  expect(other.digest()).toBe(one.digest())
  expect(readKeys(dir).map(({ privateKey }) => privateKey !== null)).toEqual([true, true])
})

test('a PC that was away while two keys came and went follows what each signed of the next', async () => {
  const { service, pc, dir, later, stopped } = await office()
  const one = await pc('Recepción')
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await service().keys.replace(10)
  later(200)
  await service().keys.replace(10)
  later(200)
  await stopped()
  expect(readKeys(dir).map(({ privateKey }) => privateKey !== null)).toEqual([false, false, true])
  expect(await one.exchange()).toMatchObject({ failure: null, sent: 1 })
  expect(knownKey(one)).toBe(service().keys.newest())
  expect(one.digest()).toBe((await service().digest()).digest)
})

test('a program of before is served by the key that it knows until its days are over, and then by a code', async () => {
  const { service, pc, later, joinAgain } = await office()
  const old = await pc('Recepción', ofBefore(service))
  const before = knownKey(old)
  later(1)
  await service().keys.replace(90)
  later(1)
  const younger = await pc('Oficina', ofBefore(service))
  later(88)
  await works(old, 'Hotel La Ceiba')
  await works(younger, 'Buceo Ixchel')
  expect(knownKey(old)).toBe(before)
  later(2)
  await works(younger, 'Marina Sur')
  await old.call('clients.create', { name: 'Restaurante Sol' })
  expect(await old.exchange()).toMatchObject({ failure: 'notSigned', sent: 0 })
  await joinAgain(old)
  // As the same PC: what waits is sent, and nothing is done twice.
  while ((await old.exchange()).more);
  await younger.exchange()
  expect(old.digest()).toBe(younger.digest())
  expect((await younger.call('clients.list', {})).total).toBe(4)
  expect((await younger.call('sync.devices', {})).devices).toHaveLength(2)
})

test('with one day of overlap, or none, the key before is out of the folder at once', async () => {
  const { service, dir, later } = await office()
  await service().keys.replace(0)
  expect(readKeys(dir)[0]).toMatchObject({ privateKey: null })
  await service().keys.replace(1)
  later(1)
  await service().keys.tidy()
  expect(readKeys(dir)[1]).toMatchObject({ privateKey: null, heldUntil: '2026-11-24T15:00:00.000Z' })
})

test('an endpoint without its key does not start; with another one, each PC joins again by a code and loses nothing', async () => {
  const { service, pc, dir, databaseUrl, now, stopped, loseInStore, joinAgain } = await office()
  const one = await pc('Recepción')
  await works(one, 'Hotel La Ceiba')
  const anew = async () => void (await makeKeyAnew(dir, databaseUrl, now))
  await expect(stopped(anew)).rejects.toThrow('La llave no se perdió')
  await stopped()
  await loseInStore()
  await expect(stopped(() => rmSync(join(dir, KEY_FILE)))).rejects.toThrow('signing-keys.json')
  await stopped(anew)
  await one.call('clients.create', { name: 'Buceo Ixchel' })
  expect(await one.exchange()).toMatchObject({ failure: 'notSigned' })
  await joinAgain(one)
  while ((await one.exchange()).more);
  expect(one.digest()).toBe((await service().digest()).digest)
  expect((await one.call('clients.list', {})).total).toBe(2)
})

test('a folder whose key is older than the office’s does not start, nor one whose file is damaged', async () => {
  const { service, dir, stopped, loseInStore } = await office()
  const older = readFileSync(join(dir, KEY_FILE))
  await service().keys.replace(90)
  const newer = readFileSync(join(dir, KEY_FILE))
  await loseInStore()
  await expect(stopped(() => writeFileSync(join(dir, KEY_FILE), older))).rejects.toThrow('no está la llave')
  await expect(stopped(() => writeFileSync(join(dir, KEY_FILE), newer.subarray(0, 90)))).rejects.toThrow(
    'dañado',
  )
  await stopped(() => writeFileSync(join(dir, KEY_FILE), newer))
})

test('a store that was put back to before the key was replaced goes on with the newest', async () => {
  const { service, pc, driver, stopped } = await office()
  const one = await pc('Recepción')
  const { serverKey, before } = await service().keys.replace(0)
  await works(one, 'Hotel La Ceiba')
  await stopped()
  await driver().write((tx) => tx.run('UPDATE tenants SET server_key = ?', [before]))
  await stopped()
  expect(service().keys.newest()).toBe(serverKey)
  await works(one, 'Buceo Ixchel')
})

test('an office that is made anew in a folder with a key goes on with that key', async () => {
  const { service, dir } = await office()
  const beside = join(dir, 'again')
  mkdirSync(beside)
  writeFileSync(join(beside, KEY_FILE), readFileSync(join(dir, KEY_FILE)))
  const again = await openEndpoint({ dir: beside, databaseUrl: await newDatabase(), now: () => new Date() })
  onTestFinished(() => again.close())
  expect(again.service.keys.newest()).toBe(service().keys.newest())
  expect(existsSync(join(beside, KEY_FILE))).toBe(true)
})

test('what is countersigned of a PC’s audit goes on over a new key, and a tail that was cut is found by it', async () => {
  const { service, pc } = await office()
  const one = await pc('Recepción')
  await works(one, 'Hotel La Ceiba')
  await service().keys.replace(0)
  await works(one, 'Buceo Ixchel')
  const { entries, sealed, broken, fault } = await one.call('audit.verify', {})
  expect([sealed?.n, broken, fault]).toEqual([entries, null, null])
  const copy = one.copy()
  await works(one, 'Marina Sur')
  await service().keys.replace(0)
  // Its disk is put back: the endpoint has signed more than this PC has now.
  const back = one.fromCopy(copy)
  await back.call('clients.create', { name: 'Restaurante Sol' })
  while ((await back.exchange()).more);
  expect((await back.call('audit.verify', {})).fault).toMatchObject({ n: entries + 1 })
})

test('nobody but the key that is known names the next one', () => {
  const [one, two, three] = [makeKeyPair('ed25519'), makeKeyPair('ed25519'), makeKeyPair('ed25519')]
  const by = (signer: typeof one, before: string, key: string, tenant = 'oficina') => ({
    key,
    signature: signBytes(privateKeyOf(signer.privateKey), successionBytes(tenant, before, key)),
  })
  const first = by(one, one.publicKey, two.publicKey)
  const second = by(two, two.publicKey, three.publicKey)
  const from = (said: string | null) => followKeys('oficina', one.publicKey, said)
  expect(from(null)).toBe(one.publicKey)
  expect(from(successorsText([first]))).toBe(two.publicKey)
  expect(from(successorsText([first, second]))).toBe(three.publicKey)
  expect(from(successorsText([second]))).toBe(one.publicKey)
  expect(from(successorsText([by(three, one.publicKey, three.publicKey)]))).toBe(one.publicKey)
  expect(from(successorsText([first, by(one, two.publicKey, three.publicKey)]))).toBe(one.publicKey)
  expect(from(successorsText([by(one, one.publicKey, two.publicKey, 'otra')]))).toBe(one.publicKey)
  for (const said of ['', 'x', `${first.key}.`, `${successorsText([first])} x`]) {
    expect(from(said)).toBe(one.publicKey)
  }
})

test('what leads to a key that was never the office’s is not believed, though it comes with a right answer', async () => {
  const { service, pc } = await office()
  const evil = makeKeyPair('ed25519')
  const straight = directTransport(service)
  const one = await pc('Recepción', {
    post: async (...asked) => {
      const said = await straight.post(...asked)
      const signature = signBytes(privateKeyOf(evil.privateKey), 'x')
      return { ...said, nextKeys: successorsText([{ key: evil.publicKey, signature }]) }
    },
  })
  const known = knownKey(one)
  await works(one, 'Hotel La Ceiba')
  expect(knownKey(one)).toBe(known)
  const { body, signature } = await answer(service(), askedBy('v1/pull', '{}', {}))
  expect(isSignedBy(publicKeyOf(service().keys.newest(), 'Ed25519'), body, signature)).toBe(true)
})

test('a backup of before, put back beside a newer key, takes nothing of it, and no PC notices', async () => {
  const { service, pc, dir, driver, stopped } = await office()
  const one = await pc('Recepción')
  await works(one, 'Hotel La Ceiba')
  const { privateKey } = readKeys(dir)[0]!
  const { serverKey } = await service().keys.replace(0)
  await works(one, 'Buceo Ixchel')
  await driver().write((tx) => tx.run('UPDATE tenants SET server_key = ?', [privateKey]))
  await stopped()
  expect(service().keys.newest()).toBe(serverKey)
  await works(one, 'Marina Sur')
})

test('a folder with the key of one office does not take another one’s in its place', async () => {
  const { dir, driver, stopped } = await office()
  const kept = readFileSync(join(dir, KEY_FILE))
  const { privateKey } = makeKeyPair('ed25519')
  await driver().write((tx) => tx.run('UPDATE tenants SET server_key = ?', [privateKey]))
  await expect(stopped()).rejects.toThrow('la de otra oficina')
  expect(readFileSync(join(dir, KEY_FILE))).toEqual(kept)
})

test('a backup of before the key was lost goes on with the one that took its place', async () => {
  const { service, pc, driver, stopped, loseKey, joinAgain } = await office()
  const one = await pc('Recepción')
  await works(one, 'Hotel La Ceiba')
  const lost = service().keys.newest()
  await loseKey()
  const serverKey = service().keys.newest()
  await one.exchange()
  await joinAgain(one)
  await driver().write((tx) => tx.run('UPDATE tenants SET server_key = ?', [lost]))
  await stopped()
  expect(service().keys.newest()).toBe(serverKey)
  await works(one, 'Buceo Ixchel')
})

test('what a lost key had countersigned last, and its PC never heard, does not end the countersigning', async () => {
  const { service, loseKey, joinAgain } = await office()
  const straight = directTransport(service)
  let isDeaf = false
  const one = await openTestPc(service(), 'Recepción', {
    post: async (path, ...rest) => {
      const said = await straight.post(path, ...rest)
      if (isDeaf && path === 'v1/push') throw new Error('the answer was lost')
      return said
    },
  })
  await works(one, 'Hotel La Ceiba')
  isDeaf = true
  await one.call('clients.create', { name: 'Buceo Ixchel' })
  expect(await one.exchange()).toMatchObject({ failure: 'unreachable' })
  isDeaf = false
  await loseKey()
  expect(await one.exchange()).toMatchObject({ failure: 'notSigned' })
  await joinAgain(one)
  while ((await one.exchange()).more);
  for (const name of ['Marina Sur', 'Restaurante Sol']) await works(one, name)
  const { entries, sealed, fault } = await one.call('audit.verify', {})
  expect([sealed?.n, fault]).toEqual([entries, null])
})

test('the keys in a database are of no use without its password, and are opened with it', async () => {
  const { dir } = await office()
  const keys = readKeys(dir)
  const sealed = await sealKeys(keys, 'clave de la base')
  expect(await openKeys(sealed, 'clave de la base')).toEqual(keys)
  for (const wrong of ['', 'clave de la Base']) expect(await openKeys(sealed, wrong)).toBeNull()
  const changed = sealed.replace(
    /"keys":"../,
    (begins) => `${begins.slice(0, -1)}${begins.endsWith('A') ? 'B' : 'A'}`,
  )
  for (const bad of [null, '', '{}', sealed.slice(1), changed]) {
    expect(await openKeys(bad, 'clave de la base')).toBeNull()
  }
  expect(sealed).not.toContain(keys[0]!.publicKey)
  expect(passwordIn('postgres://vigente:cl%40ve@10.0.0.1/base')).toBe('cl@ve')
  expect([passwordIn('postgres://10.0.0.1/base'), passwordIn(null)]).toEqual(['', null])
})

test('a PC that was let out, and knows only the key that was lost since, joins as another with what waits', async () => {
  const { service, pc, loseKey, joinAgain } = await office()
  const [one, two] = [await pc('Recepción'), await pc('Oficina')]
  await two.exchange()
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await two.call('devices.revoke', { id: one.device, reason: 'se perdió' })
  await two.exchange()
  await loseKey()
  expect(await one.exchange()).toMatchObject({ failure: 'notSigned' })
  expect((await joinAgain(one)).deviceId).not.toBe(one.device)
  while ((await one.exchange()).more);
  expect(one.digest()).toBe((await service().digest()).digest)
  expect((await one.call('clients.list', {})).total).toBe(1)
})
