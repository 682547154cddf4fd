import { expect, test } from 'vitest'
import type { TenantService } from '#endpoint/tenant.ts'
import { migrations } from '#db/migrations.ts'
import { OLDEST_SCHEMA, PROTOCOL, SCHEMA, SCHEMAS, type PullAnswer } from '#wire/messages.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { keptProtocols } from '../support/kept-protocol.ts'

test('an app and an endpoint that know other tables tell each other by the newest migration', () => {
  expect(SCHEMA).toBe(migrations.at(-1)!.number)
})

test('an endpoint takes part with every version of which a conversation is kept, and with none of the future', async () => {
  const { service } = await openTestEndpoint()
  const asked = {
    protocol: PROTOCOL,
    device: 'any',
    epoch: 1,
    cursor: 0,
    digest: null,
    limit: 1,
    recorded: 0,
  }
  expect(keptProtocols[0]).toBe(OLDEST_SCHEMA)
  for (const schema of keptProtocols)
    expect(JSON.parse(String(await service.pull({ ...asked, schema })))).toMatchObject({ schemas: SCHEMAS })
  expect(await service.pull({ ...asked, schema: OLDEST_SCHEMA - 1 })).toEqual({
    fault: 'UPGRADE_REQUIRED',
    schemas: SCHEMAS,
  })
  expect(await service.pull({ ...asked, schema: SCHEMA + 1 })).toEqual({
    fault: 'SERVER_OLDER',
    schemas: SCHEMAS,
  })
  const older = { ...asked, protocol: PROTOCOL - 1, schema: SCHEMA }
  expect(await service.pull(older)).toMatchObject({ fault: 'UPGRADE_REQUIRED' })
})

test.each([
  ['a state that its table does not take', { outcome: { kind: 'applied' }, status: 'prospect' }],
  ['an outcome that it has no words for', { outcome: { kind: 'postponed' }, status: 'active' }],
])('a PC to which a newer endpoint says %s goes on by itself until it is updated', async (_what, said) => {
  const { service } = await openTestEndpoint()
  let isNewer = false
  const newer: TenantService = {
    ...service,
    pull: async (request) => {
      const text = await service.pull(request)
      if (!isNewer || typeof text !== 'string') return text
      const page = JSON.parse(text) as PullAnswer
      const { rev, device, operator, at } = {
        ...page.entries[0],
        rev: page.head,
        device: 'other',
        operator: '',
        at: '',
      }
      const row = {
        id: 'c',
        name: 'Hotel',
        name_key: 'hotel',
        status: said.status,
        created_on: '2026-11-30',
        rev,
      }
      const entry = { rev, device, cmdId: 'c', type: 'clients.create', operator, at, outcome: said.outcome }
      return JSON.stringify({
        ...page,
        entries: [{ ...entry, changes: [['clients', 'c', row]] }],
        schemas: { oldest: SCHEMA, newest: SCHEMA + 10 },
      })
    },
  }
  const pc = await openTestPc(
    newer,
    'Recepción',
    directTransport(() => newer),
  )
  await pc.exchange()
  await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  isNewer = true
  expect(await pc.exchange()).toMatchObject({ failure: 'upgradeRequired' })
  await pc.call('clients.create', { name: 'Buceo Ixchel' })
  expect((await pc.call('clients.list', {})).total).toBe(2)
  expect(await pc.call('sync.status', {})).toMatchObject({ failure: 'upgradeRequired', waiting: 2 })
  isNewer = false
  while ((await pc.exchange()).more);
  expect(pc.digest()).toBe((await service.digest()).digest)
})

test('an endpoint judges nothing while a newer one writes to the same store, and no work is lost by it', async () => {
  const { service, driver } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  await pc.exchange()
  const writes = (schema: number) =>
    driver.write((tx) => tx.run('UPDATE store_version SET ledger_schema = ?', [schema]))
  await writes(SCHEMA + 1)
  await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  expect((await pc.exchange()).failure).not.toBeNull()
  await expect(service.digest()).rejects.toThrow(`schema ${SCHEMA + 1}`)
  await writes(SCHEMA)
  while ((await pc.exchange()).more);
  expect(pc.digest()).toBe((await service.digest()).digest)
})
