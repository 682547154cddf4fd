import Database from 'better-sqlite3'
import { migrate } from '#db/migrate.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows, deleteAllRows, insertRow, type StoredRow } from '#db/rows.ts'
import { databaseDoor, type ReadDb } from '#db/sql.ts'
import type { RowChange } from '#wire/messages.ts'
import { deferReferences, nameOf, setDoorSeq } from './apply.ts'
import { keepAt, type Followed, type JudgingLedger } from './judge.ts'
import { appendToOutbox } from './outbox.ts'
import { wholeOf } from './wire-rows.ts'

// What an endpoint's log was reduced to: each row as it stood at one revision. A row that is gone leaves nothing, but for
// one that every new ledger begins with: it must not come back with a ledger that is made again.

let seeded: ReadonlySet<string> | null = null

/** The rows of a ledger on which nothing was done, by `nameOf`: `products aspel-coi`. Made once: a program has one beginning. */
export function seededRows(): ReadonlySet<string> {
  seeded ??= makeSeeds()
  return seeded
}

function makeSeeds(): ReadonlySet<string> {
  const raw = new Database(':memory:')
  try {
    migrate(raw)
    return new Set(seedsOf(databaseDoor(raw)).keys())
  } finally {
    raw.close()
  }
}

function seedsOf(db: ReadDb): Map<string, readonly [table: string, row: StoredRow]> {
  return new Map(
    Object.entries(LEDGER_TABLES).flatMap(([table, key]) =>
      allRows(db, table).map((row) => [nameOf(table, String(row[key])), [table, row]] as const),
    ),
  )
}

/**
 * A ledger on which nothing was done becomes what the base says, in one transaction. `last` is the last command that was
 * done until then: nothing of it can be taken back, but it tells that this ledger is not new.
 */
export async function layDownBase(
  ledger: JudgingLedger,
  rev: number,
  pages: AsyncIterable<readonly RowChange[]>,
  last: Pick<Followed, 'cmdId' | 'command' | 'rev'> | null,
): Promise<void> {
  const { db, raw } = ledger
  const sums = ledger.sums()
  const seeds = seedsOf(db)
  raw.exec('BEGIN IMMEDIATE')
  try {
    setDoorSeq(db, 0)
    deferReferences(db)
    for (const table of Object.keys(LEDGER_TABLES).toReversed()) deleteAllRows(db, table)
    for await (const page of pages) {
      for (const [table, key, said] of page) {
        seeds.delete(nameOf(table, key))
        if (said === null) continue
        const row = wholeOf(db, table, said)
        insertRow(db, table, row)
        sums.replace(table, key, null, row)
      }
    }
    for (const [table, row] of seeds.values()) insertRow(db, table, row)
    if (last !== null) {
      appendToOutbox(db, { seq: last.rev - 1, hash: '' }, { ...last.command, cmd_id: last.cmdId, args: {} })
    }
    keepAt(ledger, rev)
    raw.exec('COMMIT')
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    ledger.forget()
    throw error
  }
}
