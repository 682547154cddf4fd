import type { StoredRow } from './rows.ts'
import { identifier, join, sql, type ReadDb, type WriteDb } from './sql.ts'

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
export function placeUnknown(db: WriteDb, tables: Readonly<Record<string, string>>): ReadonlySet<string> {
  const written = new Set<string>()
  for (const { tbl, key, row } of db.all<Kept>(sql`SELECT tbl, key, row FROM unknown_values`)) {
    if (!Object.hasOwn(tables, tbl)) continue
    const columns = new Set(db.column<string>(sql`SELECT name FROM pragma_table_info(${tbl})`))
    const said = Object.entries(JSON.parse(row) as StoredRow)
    const placed = said.filter(([name]) => columns.has(name))
    if (placed.length === 0) continue
    const id = tables[tbl]!
    if (placed.some(([name]) => name === id)) insertWhole(db, tbl, placed)
    else fillIn(db, tbl, { id, key }, placed)
    const left = said.filter(([name]) => !columns.has(name))
    keepUnknown(db, tbl, key, left.length === 0 ? null : Object.fromEntries(left))
    for (const name of [tbl, 'unknown_values', 'before_images']) written.add(name)
  }
  return written
}

type Values = readonly (readonly [name: string, value: StoredRow[string]])[]

function insertWhole(db: WriteDb, table: string, row: Values): void {
  const names = join(
    row.map(([name]) => identifier(name)),
    sql`, `,
  )
  const values = join(
    row.map(([, value]) => sql`${value}`),
    sql`, `,
  )
  db.runOne(sql`INSERT INTO ${identifier(table)} (${names}) VALUES (${values})`)
}

function fillIn(
  db: WriteDb,
  table: string,
  { id, key }: { readonly id: string; readonly key: string },
  row: Values,
): void {
  const set = join(
    row.map(([name, value]) => sql`${identifier(name)} = ${value}`),
    sql`, `,
  )
  // One that a waiting command took away is not there: it has it in its image.
  db.run(sql`UPDATE ${identifier(table)} SET ${set} WHERE ${identifier(id)} = ${key}`)
  db.run(sql`
    UPDATE before_images SET row = json_patch(row, ${JSON.stringify(Object.fromEntries(row))})
    WHERE tbl = ${table} AND key = ${key} AND row IS NOT NULL
      AND seq IN (SELECT seq FROM outbox WHERE state = 'pending')
  `)
}
