import { LEDGER_TABLES } from './migrations.ts'
import { insertRow, readRow, replaceRow, type StoredRow } from './rows.ts'
import { sql, type ReadDb, type WriteDb } from './sql.ts'

// What a newer endpoint said and this ledger's tables have no place for: of a table that is known the columns that are not,
// of another one the whole row. A newer program makes a place for it.

interface Kept {
  readonly tbl: string
  readonly key: string
  /** JSON. */
  readonly row: string
}

/** Of one row; null where nothing is. */
export function unknownOf(db: ReadDb, table: string, key: string): StoredRow | null {
  const row = db.value<string>(sql`SELECT row FROM unknown_values WHERE tbl = ${table} AND key = ${key}`)
  return row === null ? null : (JSON.parse(row) as StoredRow)
}

/** In the place of what was kept of this row before; null where there is nothing any more. */
export function keepUnknown(db: WriteDb, table: string, key: string, row: StoredRow | null): void {
  if (row === null) db.run(sql`DELETE FROM unknown_values WHERE tbl = ${table} AND key = ${key}`)
  else
    db.runOne(sql`
      INSERT INTO unknown_values (tbl, key, row) VALUES (${table}, ${key}, ${JSON.stringify(row)})
      ON CONFLICT (tbl, key) DO UPDATE SET row = excluded.row
    `)
}

export function forgetUnknown(db: WriteDb): void {
  db.run(sql`DELETE FROM unknown_values`)
}

/** Rows of which nothing but this is here: of tables that are none of `tables`, which are known. */
export function unknownRows(
  db: ReadDb,
  tables: Readonly<Record<string, string>>,
): { readonly table: string; readonly key: string; readonly row: StoredRow }[] {
  const names = JSON.stringify(Object.keys(tables))
  return db
    .all<Kept>(
      sql`SELECT tbl, key, row FROM unknown_values WHERE tbl NOT IN (SELECT value FROM json_each(${names}))`,
    )
    .map(({ tbl, key, row }) => ({ table: tbl, key, row: JSON.parse(row) as StoredRow }))
}

/**
 * After migrations that made a place for some of it: that is put there, also in what a row is taken back to while a command
 * waits. The tables that were written.
 */
export function placeUnknown(db: WriteDb): ReadonlySet<string> {
  const written = new Set<string>()
  for (const { tbl, key, row } of db.all<Kept>(sql`SELECT tbl, key, row FROM unknown_values`)) {
    if (!Object.hasOwn(LEDGER_TABLES, tbl)) continue
    const columns = new Set(db.column<string>(sql`SELECT name FROM pragma_table_info(${tbl})`))
    const said = Object.entries(JSON.parse(row) as StoredRow)
    const placed = Object.fromEntries(said.filter(([name]) => columns.has(name)))
    const left = Object.fromEntries(said.filter(([name]) => !columns.has(name)))
    if (isEmpty(placed)) continue
    if (Object.hasOwn(placed, LEDGER_TABLES[tbl]!)) insertRow(db, tbl, placed)
    else fillIn(db, tbl, key, placed)
    keepUnknown(db, tbl, key, isEmpty(left) ? null : left)
    for (const name of [tbl, 'unknown_values', 'before_images']) written.add(name)
  }
  return written
}

function isEmpty(row: StoredRow): boolean {
  return Object.keys(row).length === 0
}

function fillIn(db: WriteDb, table: string, key: string, columns: StoredRow): void {
  const before = readRow(db, table, key)
  // One that a waiting command took away is not there: it has it in its image.
  if (before !== null) replaceRow(db, table, key, before, columns)
  db.run(sql`
    UPDATE before_images SET row = json_patch(row, ${JSON.stringify(columns)})
    WHERE tbl = ${table} AND key = ${key} AND row IS NOT NULL
      AND seq IN (SELECT seq FROM outbox WHERE state = 'pending')
  `)
}
