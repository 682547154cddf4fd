import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { openLedgerFile } from '#db/open.ts'
import { OLDEST_SCHEMA } from '#wire/messages.ts'
import { keptLedger, keptSchemas } from '../support/kept-ledgers.ts'

// PCs of the versions of two years share one ledger. What one of them does not say of a row has its default, on every other:
// so a version adds to what those before it know, and changes nothing of it.

const released = keptSchemas.filter((schema) => schema >= OLDEST_SCHEMA)

/** A ledger as that version left it. */
function ledgerOf(schema: number): Database.Database {
  const raw = openLedgerFile(join(keptLedger(schema), 'ledger.db'))
  onTestFinished(() => void raw.close())
  return raw
}

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

/** Of the tables that are the ledger's: `clients.name` → how it is kept. */
function columnsOf(raw: Database.Database, tables: readonly string[]): ReadonlyMap<string, Column> {
  return new Map(
    tables.flatMap((table) =>
      (
        raw
          .prepare('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)')
          .all(table) as Column[]
      ).map((column) => [`${table}.${column.name}`, column] as const),
    ),
  )
}

/** What a PC of the version before would take another way than one of the version after. */
function misunderstood(before: ReadonlyMap<string, Column>, after: ReadonlyMap<string, Column>): string[] {
  const tables = new Set([...before.keys()].map((name) => name.split('.')[0]))
  return [
    ...[...before].flatMap(([name, column]) => {
      const now = after.get(name)
      if (now === undefined) return [`${name} is gone`]
      return JSON.stringify(now) === JSON.stringify(column) ? [] : [`${name} is another`]
    }),
    ...[...after].flatMap(([name, { notnull, dflt_value }]) => {
      const isNew = !before.has(name) && tables.has(name.split('.')[0])
      return isNew && notnull === 1 && dflt_value === null ? [`${name} has no default`] : []
    }),
  ]
}

function known(raw: Database.Database): string[] {
  const has = raw.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck()
  return Object.keys(LEDGER_TABLES).filter((table) => has.get(table) === 1)
}

test('there is a version to share a ledger with', () => {
  expect(released.length).toBeGreaterThan(0)
})

test.each(released)('what a PC of schema %i knows of a ledger means the same in this version', (schema) => {
  const raw = ledgerOf(schema)
  const before = columnsOf(raw, known(raw))
  expect(before.size).toBeGreaterThan(100)
  migrate(raw)
  expect(misunderstood(before, columnsOf(raw, known(raw)))).toEqual([])
})

test.each([
  ['adds a column that may be empty', 'ALTER TABLE clients ADD COLUMN nickname TEXT', []],
  ['adds a column with a default', "ALTER TABLE clients ADD COLUMN tier TEXT NOT NULL DEFAULT 'a'", []],
  ['adds a table', 'CREATE TABLE nicknames (id TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL) STRICT', []],
  ['takes a column away', 'ALTER TABLE contacts DROP COLUMN role', ['contacts.role is gone']],
  [
    'gives a column another name',
    'ALTER TABLE contacts RENAME COLUMN role TO job',
    ['contacts.role is gone'],
  ],
  [
    'gives a column another default',
    "ALTER TABLE contacts DROP COLUMN role; ALTER TABLE contacts ADD COLUMN role TEXT NOT NULL DEFAULT 'dueño'",
    ['contacts.role is another'],
  ],
  [
    'makes a table anew with a column that must be said',
    'DROP TABLE card_serials; CREATE TABLE card_serials (serial_id TEXT PRIMARY KEY, card_id TEXT NOT NULL, rev INTEGER NOT NULL DEFAULT 0, since TEXT NOT NULL) STRICT, WITHOUT ROWID',
    ['card_serials.since has no default'],
  ],
])('a version that %s is found out where it does harm', (_what, change, expected) => {
  const raw = ledgerOf(OLDEST_SCHEMA)
  raw.pragma('foreign_keys = 0')
  const before = columnsOf(raw, known(raw))
  const triggers = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers as string[]) raw.exec(`DROP TRIGGER "${name}"`)
  raw.exec(change)
  expect(misunderstood(before, columnsOf(raw, known(raw)))).toEqual(expected)
})
