import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openEndpoint } from '#endpoint/open.ts'
import { insertTenant, tenants } from '#endpoint/store.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('of ten endpoints that start at once on an empty database one makes the office, and all sign with its key', async () => {
  const databaseUrl = await postgres.database()
  const root = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
  const now = () => new Date('2026-11-23T15:00:00Z')
  const started = await Promise.all(
    Array.from({ length: 10 }, (_, n) => openEndpoint({ dir: join(root, `${n}`), databaseUrl, now })),
  )
  onTestFinished(async () => {
    for (const { close } of started) await close()
    rmSync(root, { recursive: true, force: true })
  })
  expect(started.filter(({ isNew }) => isNew)).toHaveLength(1)
  expect(new Set(started.map(({ service }) => service.keys.newest())).size).toBe(1)
})

test('an endpoint that joins others on their database signs as they do, and with a key that one of them makes', async () => {
  const { service, another } = await openTestEndpoint({ databaseUrl: await postgres.database() })
  const second = await another()
  expect(second.keys.newest()).toBe(service.keys.newest())
  const [here, there] = [directTransport(() => service), directTransport(() => second)]
  let way = here
  const pc = await openTestPc(service, 'Recepción', { post: (...asked) => way.post(...asked) })
  const { serverKey } = await service.keys.replace(0)
  for (const name of ['Hotel La Ceiba', 'Buceo Ixchel', 'Marina Sur']) {
    await pc.call('clients.create', { name })
    expect(await pc.exchange()).toMatchObject({ failure: null, sent: 1 })
    way = way === here ? there : here
  }
  expect(second.keys.newest()).toBe(serverKey)
  await second.keys.replace(90)
  way = here
  await pc.exchange()
  way = there
  await pc.exchange()
  way = here
  expect(await pc.exchange()).toMatchObject({ failure: null })
  expect(service.keys.newest()).toBe(second.keys.newest())
})

test('a database is of one office: an endpoint does not begin where there are two', async () => {
  const databaseUrl = await postgres.database()
  const { driver, dir } = await openTestEndpoint({ databaseUrl })
  await driver.write(async (tx) => {
    const [office] = await tenants(tx)
    await insertTenant(tx, { ...office!, id: 'otra', name: 'Otra oficina' })
  })
  const second = openEndpoint({ dir: `${dir}/second`, databaseUrl, now: () => new Date(0) })
  await expect(second).rejects.toThrow('La base es de más de una oficina')
})
