import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { closeLedgerFile, LedgerNotOpened, openLedgerFile, withSmallCache } from '#db/open.ts'
import { openTestApp } from '../support/app.ts'

const fresh = () => join(mkdtempSync(join(tmpdir(), 'vigente-db-')), 'ledger.db')
const reasonOf = (path: string) => {
  try {
    openLedgerFile(path).close()
    return 'opened'
  } catch (error) {
    return error instanceof LedgerNotOpened ? error.reason : String(error)
  }
}

test('a ledger is opened with the exact settings, read back', () => {
  const raw = openLedgerFile(fresh())
  const names = [
    'locking_mode',
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'trusted_schema',
    'cell_size_check',
    'mmap_size',
    'wal_autocheckpoint',
    'journal_size_limit',
    'secure_delete',
    'busy_timeout',
    'temp_store',
    'application_id',
  ]
  expect(names.map((name) => raw.pragma(name, { simple: true }))).toEqual([
    'exclusive',
    'wal',
    2,
    1,
    0,
    1,
    0,
    1000,
    67_108_864,
    1,
    1500,
    2,
    0x56494745,
  ])
  raw.close()
})

test('one program holds a ledger: a second one is told so', () => {
  const path = fresh()
  const raw = openLedgerFile(path)
  expect(reasonOf(path)).toBe('busy')
  raw.close()
  expect(reasonOf(path)).toBe('opened')
})

test('nothing is shared with another process: no -shm file, neither new nor opened again', () => {
  const path = fresh()
  for (let opening = 0; opening < 3; opening++) {
    const raw = openLedgerFile(path)
    migrate(raw)
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([true, false])
    closeLedgerFile(raw)
  }
})

test('a file that is not ours is left as it is', () => {
  const text = fresh()
  writeFileSync(
    text,
    'Esto no es un libro de nadie, solo un texto largo que alguien llamó ledger.db. '.repeat(20),
  )
  expect(reasonOf(text)).toBe('foreign')
  const other = fresh()
  const raw = new Database(other)
  raw.exec('CREATE TABLE theirs (a)')
  raw.close()
  const before = readFileSync(other)
  expect(reasonOf(other)).toBe('foreign')
  expect(readFileSync(other).subarray(100)).toEqual(before.subarray(100))
})

test('a ledger of a newer program is refused', () => {
  const path = fresh()
  const raw = openLedgerFile(path)
  raw.pragma('user_version = 99990')
  expect(() => migrate(raw)).toThrow(/99990/)
  raw.close()
})

test('the schema that is written down is the schema that the migrations make', async () => {
  const path = fresh()
  const raw = openLedgerFile(path)
  migrate(raw)
  const made = raw
    .prepare(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_index_%' ORDER BY type DESC, name`,
    )
    .pluck()
    .all()
    .map((text) => `${String(text).trim()};`)
    .join('\n\n')
  raw.close()
  await expect(
    `-- Written by the tests from the migrations; not read by the program.\n\n${made}\n`,
  ).toMatchFileSnapshot('../../src-main/db/schema.sql')
})

test('the audit only grows', async () => {
  const { app, dir, call } = openTestApp()
  await call('clients.create', { name: 'Buceo Ixchel' })
  app.close()
  const raw = new Database(join(dir, 'ledger.db'))
  expect(() => raw.exec(`UPDATE audit SET action = 'otra'`)).toThrow(/append only/)
  expect(() => raw.exec('DELETE FROM audit')).toThrow(/append only/)
  raw.close()
})

test('what passes over the whole ledger once has a small cache, and then the usual one, also after it failed', () => {
  const raw = openLedgerFile(fresh())
  const cache = () => raw.pragma('cache_size', { simple: true })
  expect(withSmallCache(raw, cache)).toBe(-16_384)
  expect(cache()).toBe(-65_536)
  const fails = () => {
    throw new Error('cut')
  }
  expect(() => withSmallCache(raw, fails)).toThrow('cut')
  expect(cache()).toBe(-65_536)
})
