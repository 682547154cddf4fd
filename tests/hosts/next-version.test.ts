import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SystemStore } from '../../src-main/core/secrets/wrap.ts'
import { openTestApp, TEST_STORE, type TestApp } from '../support/app.ts'
import { makeNextVersion } from '../support/next-version.ts'
import { workLedger } from '../support/worked-ledger.ts'
import { programsOf, ROOT, said, temporaryFolder } from './harness.ts'

const now = programsOf(ROOT)
let next: Program
let remove: () => void
beforeAll(() => {
  const made = makeNextVersion()
  remove = made.remove
  next = programsOf(made.root)
})
afterAll(() => remove())

describe('an office whose server has the next version', () => {
  test('goes on with PCs that have it and PCs that do not, and nothing is lost when those get it', async () => {
    const dir = temporaryFolder()
    const before = await serverOf(now, dir)
    // A program that is started by a command opens its keys by itself.
    const old = await pcOf(before, 'Recepción', null)
    const client = await old.call('clients.create', { name: 'Hotel La Ceiba' })
    const other = await old.call('clients.create', { name: 'Buceo Ixchel' })
    await met(old)

    // The server gets the version first, with all that it had.
    await before.stop()
    const server = await serverOf(next, dir, new URL(before.url).port)
    const newer = temporaryFolder()
    await said(next.vigente(['enrol', ...(await server.to()), '--name', 'Gerencia', '--data', newer]))
    await met(old)
    await syncOf(newer)

    // What the newer PC writes has no place in the older one's tables: it is kept, and what it knows of it shows.
    await callOf(newer, 'clients.update', { id: client.id, note: 'vip' })
    await syncOf(newer)
    await met(old)
    expect(await digestOf(old)).toEqual(await server.digest())
    expect((await old.call('clients.get', { id: client.id })).client.note).toBe('vip')
    expect(await old.call('sync.status', {})).toMatchObject({ state: 'upToDate', serverIsNewer: true })

    // The older PC works on the same rows: what it does not know of them stays, or is what the server made of it.
    await old.call('clients.update', { id: client.id, city: 'Cozumel' })
    const noted = await old.answer('clients.update', { id: other.id, note: 'paga los viernes' })
    if (!noted.ok || noted.command === undefined) throw new Error('it was not noted')
    await met(old)
    await old.call('clients.update', { id: other.id, note: 'y llama antes' })
    await met(old)
    expect(await digestOf(old)).toEqual(await server.digest())
    expect(await old.call('sync.refused', {})).toMatchObject({ total: 0 })
    expect(await old.refused('ledger.undo', { command: noted.command })).toBe('undo.laterWork')
    await syncOf(newer)
    expect(await rowsOf(newer)).toMatchObject({
      clients: {
        'Hotel La Ceiba': { nickname: 'VIP', city: 'Cozumel' },
        'Buceo Ixchel': { nickname: 'Y LLAMA ANTES' },
      },
      nicknames: ['vip', 'y llama antes'],
    })
    expect((await said(now.vigente(['verify', '--data', stopped(old), '--json']))).value).toMatchObject({
      found: [],
    })

    // It gets the version, with something that waits, and has all that it was ever told.
    const again = openTestApp(new Date().toISOString(), null, { dir: old.dir })
    await again.call('clients.update', { id: client.id, city: 'Playa del Carmen' })
    stopped(again)
    expect(await rowsOf(old.dir)).toMatchObject({
      clients: { 'Hotel La Ceiba': { nickname: 'VIP', city: 'Playa del Carmen' } },
      nicknames: ['vip', 'y llama antes'],
    })
    await syncOf(old.dir)
    await syncOf(newer)
    expect(await rowsOf(old.dir)).toEqual(await rowsOf(newer))
    expect(await said(next.vigente(['digest', '--data', old.dir]))).toEqual(await server.digest())
    expect((await said(next.vigente(['verify', '--data', old.dir, '--json']))).value).toMatchObject({
      found: [],
    })
  })

  test('takes every command of a PC that does not have it, and gives such a PC the whole ledger', async () => {
    const server = await serverOf(next)
    const old = await pcOf(server, 'Recepción')
    await workLedger(old)
    await met(old)
    expect(await digestOf(old)).toEqual(await server.digest())
    expect(await old.call('sync.refused', {})).toMatchObject({ total: 0 })
    const newer = temporaryFolder()
    await said(next.vigente(['enrol', ...(await server.to()), '--name', 'Gerencia', '--data', newer]))
    await syncOf(newer)
    const { clients } = await old.call('clients.list', {})
    await callOf(newer, 'clients.update', { id: clients[0]!.id, note: 'vip' })
    await syncOf(newer)
    // More has happened than is brought page by page.
    const fresh = await pcOf(server, 'Caja')
    await met(fresh)
    expect(await digestOf(fresh)).toEqual(await server.digest())
    // The key of the vault is wrapped for it by one that has it.
    for (const pc of [old, fresh, old]) await met(pc)
    expect(await exportOf(fresh)).toBe(await exportOf(old))
    const dir = stopped(old)
    await said(next.vigente(['call', 'clients.list', '{}', '--data', dir]))
    expect((await said(next.vigente(['verify', '--data', dir, '--json'])))['value']).toMatchObject({
      found: [],
    })
    expect(await rowsOf(dir)).toMatchObject({ nicknames: ['vip'] })
  })
})

test('a server of this version does not start over what one of the next has written', async () => {
  const dir = temporaryFolder()
  await (await serverOf(next, dir)).stop()
  const { code, stderr } = await now.endpoint(['--data', dir, '--port', '0'], { DATABASE_URL: '' }).finished
  expect(code).not.toBe(0)
  expect(stderr).toContain('9000')
})

async function serverOf(program: Program, dir = temporaryFolder(), port = '0') {
  const running = program.endpoint(['--data', dir, '--port', port], { DATABASE_URL: '' })
  const [line] = await running.line(/^\{.*\}\n/)
  const { url, pid } = JSON.parse(line) as { url: string; pid: number }
  const code = async () => String((await said(program.endpoint(['code', '--data', dir])))['code'])
  return {
    url,
    code,
    stop: () => {
      process.kill(pid, 'SIGTERM')
      return running.finished
    },
    /** What a PC is told to enrol. */
    to: async () => ['--endpoint', url, '--code', await code()],
    digest: async () => await said(program.endpoint(['digest', '--data', dir])),
  }
}

type Server = Awaited<ReturnType<typeof serverOf>>
type Program = ReturnType<typeof programsOf>

/** A PC of this version, in this process, over the network. */
async function pcOf(server: Server, name: string, store: SystemStore | null = TEST_STORE): Promise<TestApp> {
  const pc = openTestApp(new Date().toISOString(), store)
  await pc.call('sync.enrol', { url: server.url, code: await server.code(), name })
  return pc
}

async function met(pc: TestApp): Promise<void> {
  for (let more = true; more;) {
    const done = await pc.call('sync.once', {})
    expect(done.failure).toBeNull()
    more = done.more
  }
}

function digestOf(pc: TestApp): Promise<unknown> {
  return pc.call('sync.digest', {})
}

/** Its folder, with nobody at it. */
function stopped(pc: TestApp): string {
  pc.app.close()
  return pc.dir
}

async function exportOf(pc: TestApp): Promise<string> {
  const { file } = await pc.call('ledger.export', {})
  return pc.stored(file).toString('utf8')
}

async function syncOf(dir: string): Promise<void> {
  const done = await said(next.vigente(['sync', '--once', '--data', dir]))
  expect(done['value']).toMatchObject({ failure: null })
}

async function callOf(dir: string, operation: string, input: unknown): Promise<void> {
  const done = await said(next.vigente(['call', operation, JSON.stringify(input), '--data', dir]))
  expect(done).toMatchObject({ ok: true })
}

interface Row {
  readonly table: string
  readonly row: Readonly<Record<string, unknown>>
}

/** What a program of the next version shows of a folder: its clients by their names, and all the nicknames. */
async function rowsOf(dir: string) {
  const { stdout } = await next.vigente(['export', '--json', '--data', dir]).finished
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  const of = (name: string) => rows.filter(({ table }) => table === name).map(({ row }) => row)
  return {
    clients: Object.fromEntries(of('clients').map((row) => [row['name'], row])),
    nicknames: of('nicknames')
      .map(({ text }) => String(text))
      .toSorted(),
  }
}
