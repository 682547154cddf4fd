import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrations, NEWEST_SCHEMA } from '#db/migrate.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { openTestApp } from '../support/app.ts'

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
