import type Database from 'better-sqlite3'
import { readRow, setRev, writeRow, type StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { RowChange } from '#wire/messages.ts'
import type { Sums } from './sums.ts'

/** While it is more than 0, each row that is written keeps its before-image under it. */
export function setDoorSeq(db: WriteDb, seq: number): void {
  db.runOne(sql`UPDATE door SET seq = ${seq}`)
}

export function forgetBeforeImages(db: WriteDb): void {
  db.run(sql`DELETE FROM before_images`)
}

/** Until the transaction ends. Once in it is enough: each time, SQLite plans every statement again. */
export function deferReferences(db: WriteDb): void {
  db.run(sql`PRAGMA defer_foreign_keys = 1`)
}

/** The rows of one transaction of the endpoint, over a ledger without pending effects and with deferred references. */
export function applyChanges(
  db: WriteDb,
  raw: Database.Database,
  changes: readonly RowChange[],
  sums: Sums,
): void {
  for (const [table, key, row] of changes) sums.replace(table, key, readRow(db, table, key), row)
  // What is gone makes room for what takes its place; two rows that change places need both to be gone first.
  const ordered = [
    ...changes.filter(([, , row]) => row === null),
    ...changes.filter(([, , row]) => row !== null),
  ]
  raw.exec('SAVEPOINT rows_in_order')
  try {
    for (const [table, key, row] of ordered) writeRow(db, table, key, row)
  } catch (error) {
    if (!isUniqueFault(error)) throw error
    raw.exec('ROLLBACK TO rows_in_order')
    for (const [table, key] of changes) writeRow(db, table, key, null)
    for (const [table, key, row] of ordered) if (row !== null) writeRow(db, table, key, row)
  }
  raw.exec('RELEASE rows_in_order')
}

function isUniqueFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

interface Written {
  readonly tbl: string
  readonly key: string
  /** As it stood before the command, JSON; null where it was new. */
  readonly before: string | null
}

/** Each row that was written under this number, once, in the order of its first write. */
export function writtenUnder(db: ReadDb, seq: number): Written[] {
  // Not by GROUP BY, for which SQLite walks through the images of every command there ever was.
  const images = db.all<Written>(sql`
    SELECT tbl, key, row AS before FROM before_images WHERE seq = ${seq} ORDER BY n
  `)
  const first = new Map<string, Written>()
  for (const image of images) {
    const name = `${image.tbl} ${image.key}`
    if (!first.has(name)) first.set(name, image)
  }
  return [...first.values()]
}

/** Whether a later command wrote the row again. */
export function isWrittenAfter(db: ReadDb, table: string, key: string, seq: number): boolean {
  return (
    db.value(
      sql`SELECT 1 FROM before_images WHERE tbl = ${table} AND key = ${key} AND seq > ${seq} LIMIT 1`,
    ) !== null
  )
}

/** What the command under `seq` changed, confirmed as `rev`; a row that it made and took away again is none. */
export function confirmWritten(db: WriteDb, seq: number, rev: number, sums: Sums): RowChange[] {
  const changes: RowChange[] = []
  for (const { tbl, key, before } of writtenUnder(db, seq)) {
    const was = before === null ? null : (JSON.parse(before) as StoredRow)
    if (was === null && readRow(db, tbl, key) === null) continue
    setRev(db, tbl, key, rev)
    const row = readRow(db, tbl, key)
    sums.replace(tbl, key, was, row)
    changes.push([tbl, key, row])
  }
  return changes
}
