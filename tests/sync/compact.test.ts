import Database from 'better-sqlite3'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { uuid7 } from '#core/stamp.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows } from '#db/rows.ts'
import { databaseDoor, type ReadDb } from '#db/sql.ts'
import { compactFor } from '#endpoint/compact.ts'
import { moveStore } from '#endpoint/move.ts'
import { openEndpoint, type Endpoint } from '#endpoint/open.ts'
import type { BaseRow } from '#endpoint/store-base.ts'
import { SEEDED } from '#features/workbook/tables.ts'
import type { Transport } from '#sync/transport.ts'
import { directTransport, openPcIn, openTestPc, type TestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { workLedger } from '../support/worked-ledger.ts'

// The log of an endpoint keeps every version of every row for 400 days; of what is older, what became of each command and
// the last version of each row.

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEGAN = Date.parse('2026-11-23T15:00:00Z')

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('a compacted log and a whole one give a new PC, one in between and one from before the horizon the same ledger, to the byte', async () => {
  const past = await history()
  const whole = await outcomeOf(past, null, 'SQLite')
  const cursors = past.pcs.map(({ cursor }) => cursor)
  expect(cursors[0]).toBe(0)
  expect(cursors).toEqual([...new Set(cursors)].toSorted((a, b) => a - b))
  expect(whole.brought).toEqual(cursors.map((cursor) => cursor === 0))
  expect(new Set(whole.ledgers).size).toBe(1)
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: past.head }),
    fc.constantFrom('SQLite', 'PostgreSQL'),
    async (horizon, store) => {
      const compacted = await outcomeOf(past, horizon, store)
      expect(compacted.ledgers).toEqual(whole.ledgers)
      expect(compacted.results).toEqual(whole.results)
      expect(compacted.brought).toEqual(cursors.map((cursor) => cursor === 0 || cursor < horizon))
    },
  )
  // All of it, one revision of it, and to where a PC stands.
  const examples: [number, string][] = [
    [past.head, 'PostgreSQL'],
    [1, 'SQLite'],
    [cursors[2]!, 'SQLite'],
  ]
  await fc.assert(property, { numRuns: 8, examples })
})

/** An office on which every command there is was given, and PCs that were met for the last time at different revisions. */
async function history() {
  const dir = folder()
  const endpoint = await openEndpoint({ dir, databaseUrl: null, now: () => new Date(BEGAN) })
  const { service } = endpoint
  const straight = directTransport(() => service)
  let pushes = 0
  const one = await openTestPc(service, 'Recepción', {
    post: (path, ...rest) => {
      if (path === 'v1/push' && (pushes -= 1) < 0) throw new Error('cut')
      return straight.post(path, ...rest)
    },
  })
  await workLedger(one)
  let answers = true
  const away: TestPc[] = []
  const transport: Transport = {
    post: async (...asked) => {
      const answer = await straight.post(...asked)
      if (!answers) throw new Error('answer lost')
      return answer
    },
  }
  for (let n = 0; n < PCS; n += 1) away.push(await openTestPc(service, `Portátil ${n}`, transport))
  const pcs: { readonly dir: string; readonly cursor: number }[] = []
  for (const [n, pc] of away.entries()) {
    for (const later of n === 0 ? [] : away.slice(n)) await meet(later)
    // What it gave last was judged, and nobody told it; the next it never sent.
    await pc.call('clients.create', { name: `Hotel ${n}` })
    answers = false
    expect(await pc.exchange()).toMatchObject({ failure: 'unreachable' })
    answers = true
    await pc.call('clients.create', { name: `Posada ${n}` })
    pcs.push({ dir: pc.copy(), cursor: cursorOf(pc) })
    pushes = 1
    await one.exchange()
  }
  pushes = Infinity
  await meet(one)
  const head = await service.head()
  await endpoint.driver.write(async (tx) => {
    for (let rev = 1; rev <= head; rev += 1)
      await tx.run('UPDATE log SET judged_at = ? WHERE rev = ?', [new Date(judgedAt(rev)).toISOString(), rev])
  })
  await endpoint.close()
  return { dir, pcs, head }
}

const PCS = 4

/** Each revision an hour after the one before. */
function judgedAt(rev: number): number {
  return BEGAN + rev * HOUR
}

type History = Awaited<ReturnType<typeof history>>

/** Everybody comes back to an endpoint that was compacted up to a revision; null: to one that never was. */
async function outcomeOf({ dir, pcs, head }: History, horizon: number | null, store: string) {
  const copy = folder()
  cpSync(dir, copy, { recursive: true })
  const databaseUrl = store === 'PostgreSQL' ? await postgres.database() : null
  if (databaseUrl !== null) expect(await moveStore(copy, databaseUrl)).toHaveProperty('moved')
  const now = () => new Date(judgedAt(head) + 400 * DAY)
  const endpoint = await openEndpoint({ dir: copy, databaseUrl, now })
  if (horizon !== null) await compactUpTo(endpoint, horizon, now())
  const asked: string[] = []
  const back = pcs.map((pc, n) => {
    const mine = folder()
    cpSync(pc.dir, mine, { recursive: true })
    const transport = directTransport(
      () => endpoint.service,
      (path) => asked.push(`${n} ${path}`),
    )
    return openPcIn(mine, transport)
  })
  for (const pc of [...back, ...back]) await meet(pc)
  const { digest } = await endpoint.service.digest()
  for (const pc of back) expect(pc.app.sync.digest()).toBe(digest)
  await endpoint.close()
  const again = await openEndpoint({ dir: copy, databaseUrl, now })
  expect(await again.service.digest()).toMatchObject({ digest })
  await again.close()
  const ledgers = back.map(({ app }) => textOf(app.sync.db))
  const own = ledgerTextIn(copy)
  forgetLedger(copy)
  const anew = await openEndpoint({ dir: copy, databaseUrl, now })
  await anew.close()
  return {
    ledgers: [...ledgers, own, ledgerTextIn(copy)],
    results: back.map(({ app }) => resultsOf(app.sync.raw)),
    brought: back.map((_, n) => asked.includes(`${n} v1/snapshot`)),
  }
}

test('a row that every new ledger begins with, and that was changed or taken away, does not come back with one that is made again', async () => {
  const office = await openOffice()
  const { one } = office
  one.app.replay(beginsWithout(one, 'versions', 'aspel-adm-8.0'))
  await meet(one)
  await one.call('operators.save', { id: 'administracion', name: 'Ana', role: 'admin' })
  await meet(one)
  const compacted = await office.compact()
  expect(compacted).toMatchObject({ horizon: await office.service().head(), more: false })
  const gone = (await office.base()).filter(({ stored }) => stored === null)
  expect(gone.map(({ tbl, key }) => `${tbl} ${key}`)).toEqual(['versions aspel-adm-8.0'])
  await office.makeAgain()
  expect(await office.text()).toBe(textOf(one.app.sync.db))
})

test('a row that was made and is gone leaves nothing behind, and of one that was changed the last version is left', async () => {
  const office = await openOffice()
  const { one } = office
  const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
  const contact = await one.call('contacts.save', { clientId: id, name: 'Lety', phone: '9988440824' })
  await one.call('contacts.remove', { id: contact.id })
  await one.call('clients.update', { id, city: 'Cancún' })
  await meet(one)
  await office.compact()
  const rows = await office.base()
  expect(rows.filter(({ tbl }) => tbl === 'contacts')).toEqual([])
  expect(rows.filter(({ tbl }) => tbl === 'clients').map(({ stored }) => JSON.parse(stored!))).toMatchObject([
    { id, city: 'Cancún' },
  ])
  const kept = await office.log()
  expect(kept.map(({ args, changes }) => args + changes)).toEqual(kept.map(() => '[]'))
})

test('what was done before the horizon cannot be taken back any more, whether the ledger was made again or not', async () => {
  const office = await openOffice()
  const { one } = office
  const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
  const { id: other } = await one.call('clients.create', { name: 'Buceo Ixchel' })
  const old = (await one.answer('clients.update', { id, city: 'Cancún' })) as { command: string }
  await meet(one)
  await office.compact()
  const young = (await one.answer('clients.update', { id: other, note: 'paga los viernes' })) as {
    command: string
  }
  await meet(one)
  for (const step of ['as it is', 'made again']) {
    if (step === 'made again') await office.makeAgain()
    await one.call('ledger.undo', { command: old.command })
    await meet(one)
    expect(lastResult(one)).toEqual(['rejected', { code: 'undo.tooOld', params: {} }])
    expect((await one.call('clients.get', { id })).client.city).toBe('Cancún')
  }
  await one.call('ledger.undo', { command: young.command })
  await meet(one)
  expect(lastResult(one)).toEqual(['applied', {}])
  expect((await one.call('clients.get', { id: other })).client.note).toBe('')
})

test('a ledger that is made again from what is left is none on which nothing was done', async () => {
  const office = await openOffice()
  const { one } = office
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  await office.compact()
  await office.makeAgain()
  const late = await openTestPc(office.service(), 'Nueva', office.transport)
  late.app.replay(beginsWithout(late, 'versions', 'aspel-adm-8.0'))
  await meet(late, one)
  expect(lastResult(late)).toEqual(['rejected', { code: 'workbook.notNew', params: {} }])
  expect(late.digest()).toBe(one.digest())
})

test('only what is older than the horizon is folded, by the endpoint’s own clock, in slices', async () => {
  const office = await openOffice()
  const { one, service } = office
  for (let n = 0; n < 450; n += 1) await one.call('clients.create', { name: `Cliente ${n}` })
  await meet(one)
  const [head, brought] = [await service().head(), office.snapshots()]
  office.pass(400)
  expect(await service().compact(400)).toEqual({ horizon: 0, folded: 0, more: false })
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  office.pass(1)
  const slices = []
  for (let more = true; more;) {
    const slice = await service().compact(400)
    slices.push(slice.folded)
    more = slice.more
  }
  expect(Math.max(...slices)).toBeLessThanOrEqual(200)
  expect(slices.reduce((sum, n) => sum + n, 0)).toBe(head)
  expect((await office.log()).filter(({ changes }) => changes !== '[]')).toHaveLength(1)
  await meet(one)
  expect(office.snapshots()).toBe(brought)
})

test('a whole ledger that was made for one PC is not given to the next once the horizon has passed it', async () => {
  const office = await openOffice()
  const { one, service, transport } = office
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await meet(one)
  await office.compact()
  const first = await openTestPc(service(), 'Primera', transport)
  await meet(first)
  await one.call('clients.create', { name: 'Buceo Ixchel' })
  await meet(one)
  await office.compact()
  const second = await openTestPc(service(), 'Segunda', transport)
  await meet(second)
  expect(second.digest()).toBe((await service().digest()).digest)
  expect(office.snapshots()).toBe(2)
})

test('a folder that was compacted moves to PostgreSQL, where two endpoints compact and follow each other', async () => {
  const office = await openOffice()
  const { one } = office
  await workLedger(one)
  await meet(one)
  await office.compact()
  const url = await postgres.database()
  await office.close()
  expect(await moveStore(office.dir, url)).toHaveProperty('moved')
  const now = () => new Date(BEGAN + 2_000 * DAY)
  const [here, there] = await Promise.all(
    [folder(), folder()].map((dir) => openEndpoint({ dir, databaseUrl: url, now })),
  )
  const at = (endpoint: Endpoint) => directTransport(() => endpoint.service)
  const moved = openPcIn(one.copy(), at(here!))
  expect((await there!.service.digest()).digest).toBe(moved.digest())
  await moved.call('clients.create', { name: 'Buceo Ixchel' })
  await meet(moved)
  await Promise.all([here!, there!, here!].map(({ service }) => service.compact(-1)))
  // The other's ledger is from before the horizon, and is made again.
  await moved.call('clients.create', { name: 'Posada Maya' })
  await meet(moved)
  await here!.service.compact(-1)
  const late = await openTestPc(there!.service, 'Nueva', at(there!))
  // The one that was there gives the new one the key of the vault.
  await meet(late, moved, moved, late)
  expect(late.digest()).toBe(moved.digest())
  expect(textOf(late.app.sync.db)).toBe(textOf(moved.app.sync.db))
  await here!.close()
  await there!.close()
})

/** An endpoint in its folder, which may end, and one PC. */
async function openOffice() {
  const dir = folder()
  let at = BEGAN
  const now = () => new Date(at)
  const open = () => openEndpoint({ dir, databaseUrl: null, now })
  let endpoint = await open()
  let closed = false
  const close = async () => {
    if (!closed) await endpoint.close()
    closed = true
  }
  onTestFinished(close)
  let snapshots = 0
  const transport: Transport = {
    post: (path, ...rest) => {
      if (path === 'v1/snapshot') snapshots += 1
      return directTransport(() => endpoint.service).post(path, ...rest)
    },
  }
  const one = await openTestPc(endpoint.service, 'Recepción', transport)
  const rows = <Row>(text: string) => endpoint.driver.read((tx) => tx.all<Row>(text, []))
  return {
    dir,
    one,
    transport,
    close,
    service: () => endpoint.service,
    snapshots: () => snapshots,
    pass: (days: number) => {
      at += days * DAY
    },
    /** All that there is. */
    compact: () => compactFor(endpoint.service.compact, -1, Infinity),
    base: () => rows<BaseRow>('SELECT tbl, key, stored FROM base ORDER BY tbl, key'),
    log: () => rows<{ args: string; changes: string }>('SELECT args, changes FROM log ORDER BY rev'),
    /** Ends, and begins without the ledger on which it judges. */
    makeAgain: async () => {
      await endpoint.close()
      forgetLedger(dir)
      endpoint = await open()
    },
    /** Of its ledger. */
    text: async () => {
      await close()
      return ledgerTextIn(dir)
    },
  }
}

/** As a workbook begins a ledger from which one of the rows that are always there was taken out. */
function beginsWithout({ app }: TestPc, table: string, key: string) {
  const { db } = app.sync
  const tables = SEEDED.map((seeded) => ({
    table: seeded,
    rows: allRows(db, seeded)
      .filter((row) => seeded !== table || row['id'] !== key)
      .map(({ rev: _, ...row }) => row),
  }))
  const stamp = { ...{ cmdId: uuid7(new Date(BEGAN)), now: '2026-11-23T15:00:00.000Z', today: '2026-11-23' } }
  const words = { input: { tables }, stamp: { ...stamp, operator: 'consola', series: 'A', group: null } }
  return { type: 'ledger.beginAnew', args: JSON.stringify(words) }
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}

async function compactUpTo({ service }: Endpoint, horizon: number, now: Date): Promise<void> {
  const days = (now.getTime() - judgedAt(horizon) - HOUR / 2) / DAY
  expect(await compactFor(service.compact, days, Infinity)).toMatchObject({ horizon, more: false })
}

function lastResult({ app }: TestPc): [unknown, unknown] {
  const { state, result } = app.sync.raw
    .prepare("SELECT state, result FROM outbox WHERE state <> 'pending' ORDER BY seq DESC LIMIT 1")
    .get() as { state: string; result: string }
  return [state, JSON.parse(result)]
}

function resultsOf(raw: Database.Database): unknown[] {
  return raw.prepare('SELECT seq, type, state, result, rev FROM outbox ORDER BY seq').all()
}

function cursorOf({ app }: TestPc): number {
  return app.sync.raw.prepare('SELECT cursor FROM enrolment').pluck().get() as number
}

function textOf(db: ReadDb): string {
  return Object.keys(LEDGER_TABLES)
    .flatMap((table) => allRows(db, table).map((row) => `${table} ${JSON.stringify(row)}`))
    .join('\n')
}

/** Of the ledger of an endpoint that has ended. */
function ledgerTextIn(dir: string): string {
  const [own] = ledgersIn(dir)
  const raw = new Database(join(dir, own!, 'ledger.db'), { readonly: true })
  try {
    return textOf(databaseDoor(raw))
  } finally {
    raw.close()
  }
}

function forgetLedger(dir: string): void {
  for (const own of ledgersIn(dir)) rmSync(join(dir, own), { recursive: true })
}

function ledgersIn(dir: string): string[] {
  return readdirSync(dir).filter((name) => name.startsWith('ledger-'))
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-compact-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}
