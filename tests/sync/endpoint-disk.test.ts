import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openEndpoint } from '#endpoint/open.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'

const ALL_THERE_IS = 1_073_741_823

test('an endpoint whose disk is full judges nothing by that, and does all of it once there is room', async () => {
  const { service, ledgerFile } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  for (let n = 0; n < 40; n += 1)
    await pc.call('clients.create', { name: `Hotel ${n}`, note: 'x'.repeat(2_000) })
  ledgerFile().pragma(`max_page_count = ${pagesOf(ledgerFile())}`)
  expect(await pc.exchange()).toMatchObject({ sent: 0, failure: 'unreachable' })
  expect((await pc.call('sync.outbox', {})).total).toBe(40)
  ledgerFile().pragma(`max_page_count = ${ALL_THERE_IS}`)
  expect(await pc.exchange()).toMatchObject({ sent: 40, failure: null })
  expect((await pc.call('sync.refused', {})).total).toBe(0)
  expect((await service.digest()).digest).toBe(pc.digest())
})

test('what an endpoint cannot keep in the ledger on which it judges it takes from its log again, and goes on', async () => {
  const { service, ledgerFile } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  await service.digest()
  await sleep(150)
  const raw = ledgerFile()
  const { exec } = raw
  let failed = 0
  // As a disk does that is full when the pages of a transaction are written down.
  Object.assign(raw, {
    exec: (text: string) => {
      if (text !== 'COMMIT') return exec.call(raw, text)
      failed += 1
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    },
  })
  await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
  await sleep(150)
  expect(failed).toBe(1)
  Object.assign(raw, { exec })
  await pc.call('clients.create', { name: 'Hotel El Faro' })
  expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
  expect((await service.digest()).digest).toBe(pc.digest())
})

test.each([
  ['is written over', (path: string) => writeFileSync(path, 'x'.repeat(statSync(path).size))],
  ['is cut in half', (path: string) => truncateSync(path, statSync(path).size / 2)],
])(
  'an endpoint whose ledger %s makes it again from its log, and the office goes on',
  async (_what, spoil) => {
    const dir = mkdtempSync(join(tmpdir(), 'vigente-endpoint-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    const open = () => openEndpoint({ dir, databaseUrl: null, now: () => new Date('2026-11-23T15:00:00Z') })
    let endpoint = await open()
    onTestFinished(() => endpoint.close())
    const pc = await openTestPc(
      endpoint.service,
      'Recepción',
      directTransport(() => endpoint.service),
    )
    await pc.call('clients.create', { name: 'Hotel La Ceiba' })
    await pc.exchange()
    await endpoint.close()
    spoil(
      join(
        dir,
        readdirSync(dir).find((name) => name.startsWith('ledger-'))!,
        'ledger.db',
      ),
    )
    endpoint = await open()
    await pc.call('clients.create', { name: 'Hotel El Faro' })
    expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
    expect((await endpoint.service.digest()).digest).toBe(pc.digest())
  },
)

function pagesOf(raw: ReturnType<Awaited<ReturnType<typeof openTestEndpoint>>['ledgerFile']>): number {
  return raw.pragma('page_count', { simple: true }) as number
}
