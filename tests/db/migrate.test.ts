import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { migrations } from '#db/migrations.ts'
import type { Migration } from '#db/migration.ts'
import { openLedgerFile } from '#db/open.ts'
import { keptLedger } from '../support/kept-ledgers.ts'

/** A worked ledger of the newest schema, and what the next program would do to it. */
function workedLedger(): Database.Database {
  const raw = openLedgerFile(join(keptLedger(192), 'ledger.db'))
  onTestFinished(() => void raw.close())
  migrate(raw)
  return raw
}

function next(text: string, more: Partial<Migration> = {}): readonly Migration[] {
  return [...migrations, { number: 99_990, tables: {}, up: (raw) => raw.exec(text), ...more }]
}

const WRONG: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  [
    'loses a call',
    `DELETE FROM contact_log WHERE rowid = (SELECT max(rowid) FROM contact_log)`,
    /contact_log/,
  ],
  ['changes an amount by a centavo', `UPDATE balance_moves SET amount = amount + 1`, /balance_moves/],
  [
    'moves money from one payment to another',
    `UPDATE payments SET amount = amount + CASE id WHEN (SELECT min(id) FROM payments) THEN 1 ELSE -1 END
     WHERE id IN ((SELECT min(id) FROM payments), (SELECT max(id) FROM payments))`,
    /payments/,
  ],
  ['settles a command that waits', `UPDATE outbox SET state = 'applied' WHERE seq = 5`, /outbox/],
  [
    'adds a client',
    `INSERT INTO clients (id, name, name_key, created_on) VALUES ('nuevo', 'Nadie', 'nadie', '2026-11-30')`,
    /clients/,
  ],
  ['forgets a column', `ALTER TABLE device DROP COLUMN printer`, /device/],
  [
    'puts a table with half the rows in the place of one',
    `CREATE TABLE halved AS SELECT * FROM tax_rates LIMIT 2; DROP TABLE tax_rates; ALTER TABLE halved RENAME TO tax_rates`,
    /tax_rates/,
  ],
  ['forgets a table', `DROP TABLE closings`, /closings/],
  [
    'leaves what a table does not allow',
    `PRAGMA ignore_check_constraints = 1; UPDATE device SET slip_size = 'a5'; PRAGMA ignore_check_constraints = 0`,
    /CHECK constraint failed in device/,
  ],
  [
    'leaves a reference to nothing',
    `PRAGMA defer_foreign_keys = 1; CREATE TABLE loose (id TEXT PRIMARY KEY REFERENCES clients (id)) STRICT; INSERT INTO loose VALUES ('nobody')`,
    /references/,
  ],
]

test.each(WRONG)('a migration that %s is taken back whole', (_what, text, says) => {
  const raw = workedLedger()
  const before = everything(raw)
  expect(() => migrate(raw, next(text))).toThrow(says)
  expect(everything(raw)).toEqual(before)
})

test('a migration that says of which table it writes rows may do so, and of no other', () => {
  const raw = workedLedger()
  const text = `UPDATE clients SET city = upper(city)`
  expect(() => migrate(raw, next(text, { writes: ['contacts'] }))).toThrow(/clients/)
  migrate(raw, next(text, { writes: ['clients'] }))
  expect(raw.pragma('user_version', { simple: true })).toBe(99_990)
})

test('a migration may add tables, columns and indexes, and put a table with the same rows in the place of one', () => {
  const raw = workedLedger()
  migrate(
    raw,
    next(`
ALTER TABLE payments ADD COLUMN branch TEXT NOT NULL DEFAULT '';
UPDATE payments SET branch = 'Cancún';
CREATE INDEX payments_branch ON payments (branch);
CREATE TABLE branches (id TEXT PRIMARY KEY) STRICT;
INSERT INTO branches VALUES ('Cancún');
CREATE TABLE tax_rates_new (
  id TEXT PRIMARY KEY, valid_until TEXT, valid_from TEXT NOT NULL, basis_points INTEGER NOT NULL, place TEXT NOT NULL,
  active INTEGER NOT NULL, rev INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT 'antes'
) STRICT;
INSERT INTO tax_rates_new (id, place, basis_points, valid_from, valid_until, active, rev)
  SELECT id, place, basis_points, valid_from, valid_until, active, rev FROM tax_rates ORDER BY id DESC;
DROP TABLE tax_rates;
ALTER TABLE tax_rates_new RENAME TO tax_rates;
`),
  )
  expect(raw.pragma('user_version', { simple: true })).toBe(99_990)
})

function everything(raw: Database.Database) {
  const schema = raw.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()
  const names = raw
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .pluck()
    .all() as string[]
  const rows = names.map((name) => [name, raw.prepare(`SELECT * FROM "${name}"`).raw().all()])
  return { version: raw.pragma('user_version', { simple: true }), schema, rows }
}
