import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer } from '#endpoint/answer.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import { PROTOCOL, SCHEMA } from '#wire/messages.ts'
import { makeKeyPair } from '#wire/signature.ts'
import { openTestEndpoint } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

// A code lets a PC into the office: once, for ten minutes, and whoever guesses learns nothing.

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

/** What a new PC asks with a code. */
function enrol(service: TenantService, code: string, said: object = {}) {
  const device = {
    ...{ id: randomUUID(), name: 'Recepción', machine: '0'.repeat(64) },
    publicKey: makeKeyPair('ed25519').publicKey,
    boxKey: makeKeyPair('x25519').publicKey,
    ...said,
  }
  const body = JSON.stringify({ protocol: PROTOCOL, schema: SCHEMA, code, device })
  return answer(service, { path: 'v1/enrol', body, device: null, signature: null })
}

test.each(['SQLite', 'PostgreSQL'])(
  'of a hundred PCs that use a code at the same moment, an endpoint on %s takes one in',
  async (store) => {
    const databaseUrl = store === 'SQLite' ? null : await postgres.database()
    const { service } = await openTestEndpoint({ databaseUrl })
    const code = await service.newCode()
    const said = await Promise.all(Array.from({ length: 100 }, () => enrol(service, code)))
    const statuses = said.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 403)).toHaveLength(99)
    expect((await service.contacts()).length).toBeLessThanOrEqual(1)
  },
)

test('a code that was used, is over or never was, is answered letter by letter the same', async () => {
  let now = new Date('2026-11-23T15:00:00Z')
  const { service } = await openTestEndpoint({ now: () => now })
  const [used, late] = [await service.newCode(), await service.newCode()]
  expect((await enrol(service, used)).status).toBe(200)
  now = new Date('2026-11-23T15:10:01Z')
  const never = `AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.${used.split('.')[1]}`
  const said = [await enrol(service, used), await enrol(service, late), await enrol(service, never)]
  expect(said[0]).toMatchObject({ status: 403, body: expect.stringContaining('CODE_REFUSED') })
  expect(said).toEqual([said[0], said[0], said[0]])
})

test('of two endpoints on one database that are given a code at the same moment, one takes a PC in', async () => {
  const { service, another } = await openTestEndpoint({ databaseUrl: await postgres.database() })
  const services = [service, await another()]
  for (let round = 0; round < 10; round += 1) {
    const code = await service.newCode()
    const said = await Promise.all(services.map((one) => enrol(one, code)))
    expect(said.map(({ status }) => status).toSorted()).toEqual([200, 403])
  }
})

test('what is no key is not taken for one, and the code is as good as before', async () => {
  const { service } = await openTestEndpoint()
  const code = await service.newCode()
  for (const key of ['!'.repeat(43), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}\n`, 'ñ'.repeat(43)]) {
    expect((await enrol(service, code, { publicKey: key })).status).toBe(400)
    expect((await enrol(service, code, { boxKey: key })).status).toBe(400)
  }
  expect((await enrol(service, code)).status).toBe(200)
})
