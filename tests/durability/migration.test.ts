import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { migrations, NEWEST_SCHEMA } from '#db/migrations.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import { checkLedger } from '#durability/check-copy.ts'
import { readSums } from '#sync/sums.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import { notOpenedReason } from '../../src-main/hosts/web/refusals.ts'
import { entryHash, type AuditHead } from '#features/audit/chain.ts'
import { openTestApp } from '../support/app.ts'
import { keptLedger } from '../support/kept-ledgers.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { behindItsBack, ledgerOf } from './damaged.ts'

/** A ledger as the program before this one left it. */
function earlierLedger(): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  for (const migration of migrations.slice(0, -1)) migration.up(raw)
  raw.pragma(`user_version = ${migrations.at(-2)!.number}`)
  closeLedgerFile(raw)
  return dir
}

test('before a ledger of an earlier program is changed it has a checked backup, as it was', async () => {
  const dir = earlierLedger()
  const office = openTestApp(undefined, undefined, { dir })
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  const { points } = await office.call('backups.list', {})
  expect(points.map(({ n, why }) => [n, why])).toEqual([[1, 'beforeMigration']])
  const backup = new Database(join(dir, 'backups', '000001.db'), { readonly: true })
  onTestFinished(() => void backup.close())
  expect(backup.pragma('user_version', { simple: true })).toBe(migrations.at(-2)!.number)
  expect(office.app.sync.raw.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA)
  expect((await office.call('ledger.verify', {})).found).toEqual([])
})

test('going back to a backup of an earlier program brings it up to this one', async () => {
  const dir = earlierLedger()
  const office = openTestApp(undefined, undefined, { dir })
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  await office.call('backups.restore', { n: 1, lose: 1 })
  expect((await office.call('clients.list', {})).total).toBe(0)
  await office.call('clients.create', { name: 'Buceo Ixchel' })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
})

test('a ledger that cannot be brought up stays as it was, and it is said what to do', async () => {
  const dir = keptLedger(190)
  behindItsBack(dir, (raw) => raw.exec('CREATE TABLE board_stale_reminders (other TEXT) STRICT'))
  const before = rowsOf(dir)
  const reasons = [1, 2].map(() =>
    notOpenedReason(thrownBy(() => openTestApp(undefined, undefined, { dir }))),
  )
  expect(reasons).toEqual(['notMigrated', 'notMigrated'])
  expect(rowsOf(dir)).toEqual(before)
  // The second start has the backup of the first.
  expect(readdirSync(join(dir, 'backups')).toSorted()).toEqual(['000001.db', '000001.json'])
  expect(rowsOf(dir, 'backups/000001.db')).toEqual(before)
  const sentence = refusalSentence({ code: 'ledger.notOpened', params: { dir, reason: 'notMigrated' } })
  expect(sentence).toMatch(/quedó como estaba.*versión anterior.*respaldo/i)

  behindItsBack(dir, (raw) => raw.exec('DROP TABLE board_stale_reminders'))
  const office = openTestApp(undefined, undefined, { dir })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
  const { points } = await office.call('backups.list', {})
  expect(points.map(({ n, why }) => [n, why])).toEqual([[1, 'beforeMigration']])
})

test('the earlier program works on after a start that could not bring its ledger up, and the next one is backed up anew', async () => {
  const dir = keptLedger(190)
  behindItsBack(dir, (raw) => raw.exec('CREATE TABLE board_stale_reminders (other TEXT) STRICT'))
  thrownBy(() => openTestApp(undefined, undefined, { dir }))
  behindItsBack(dir, (raw) => {
    raw.exec('DROP TABLE board_stale_reminders')
    const { n, hash } = raw.prepare('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1').get() as AuditHead
    const entry = {
      ...{ seq: null, at: '2026-11-30T16:00:00.000Z', operator: 'consola', host: 'direct' },
      ...{ action: 'access.signIn', entity: null, reason: null, outboxHash: '' },
    }
    raw
      .prepare(
        `INSERT INTO audit (n, seq, at, operator_id, host, action, entity, reason, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        n + 1,
        null,
        entry.at,
        'consola',
        'direct',
        entry.action,
        null,
        null,
        entryHash({ n, hash }, entry),
      )
  })
  const office = openTestApp(undefined, undefined, { dir })
  const { points } = await office.call('backups.list', {})
  expect(points.map(({ n, why }) => [n, why])).toEqual([
    [2, 'beforeMigration'],
    [1, 'beforeMigration'],
  ])
})

test('on a PC with an endpoint a column that a migration adds changes no sum of what was confirmed', async () => {
  const { service } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  const { id } = await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  await pc.call('clients.create', { name: 'Buceo Ixchel', note: 'paga los viernes' })
  await pc.exchange()
  // Of this one the confirmed row is known by its image alone.
  await pc.call('clients.update', { id, city: 'Cozumel' })
  const { digest } = await pc.call('sync.digest', {})
  pc.app.close()
  const raw = openLedgerFile(ledgerOf(pc.dir))
  onTestFinished(() => void raw.close())
  const add = `
ALTER TABLE clients ADD COLUMN branch TEXT NOT NULL DEFAULT 'Cancún';
ALTER TABLE clients ADD COLUMN visited_on TEXT;
ALTER TABLE clients ADD COLUMN floors INTEGER NOT NULL DEFAULT 1;`
  migrate(raw, [...migrations, { number: 99_990, tables: {}, up: (db) => void db.exec(add) }])
  expect(checkLedger(raw, null)).toEqual([])
  expect(readSums(databaseDoor(raw)).digest()).toBe(digest)
  raw.exec(`UPDATE clients SET branch = 'Mérida' WHERE name LIKE 'Buceo%'`)
  expect(checkLedger(raw, null)).toMatchObject([{ kind: 'sum', table: 'clients' }])
})

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it was opened')
}

function rowsOf(dir: string, file = 'ledger.db') {
  const raw = new Database(join(dir, file), { readonly: true })
  try {
    const names = raw
      .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
      .pluck()
      .all() as string[]
    const rows = names.toSorted().map((name) => [name, raw.prepare(`SELECT * FROM "${name}"`).raw().all()])
    return { version: raw.pragma('user_version', { simple: true }), rows }
  } finally {
    raw.close()
  }
}
