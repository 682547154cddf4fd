import { LEDGER_TABLES } from './migrate.ts'
import { sql, type ReadDb, type Sql, type WriteDb } from './sql.ts'

/** A row of a ledger's table as it is stored: every column by its name. */
export type StoredRow = Readonly<Record<string, string | number | null>>

/** The row of a ledger's table by its key; null where there is none. */
export function readRow(db: ReadDb, table: string, key: string): StoredRow | null {
  const { tbl, id } = keyOf(table)
  return db.get<StoredRow>(sql`SELECT * FROM ${tbl} WHERE ${id} = ${key}`)
}

/** The row as given, whether or not one stood there; null takes it away. */
export function writeRow(db: WriteDb, table: string, key: string, row: StoredRow | null): void {
  const { tbl, id } = keyOf(table)
  if (row === null) {
    db.run(sql`DELETE FROM ${tbl} WHERE ${id} = ${key}`)
    return
  }
  const columns = Object.keys(row)
  const others = columns.filter((column) => column !== LEDGER_TABLES[table])
  const updated = db.run({
    text: `UPDATE ${tbl.text} SET ${others.map((column) => `${identifier(column).text} = ?`).join(', ')} WHERE ${id.text} = ?`,
    values: [...others.map((column) => row[column]!), key],
  })
  if (updated === 1) return
  db.runOne({
    text: `INSERT INTO ${tbl.text} (${columns.map((column) => identifier(column).text).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    values: columns.map((column) => row[column]!),
  })
}

export function setRev(db: WriteDb, table: string, key: string, rev: number): void {
  const { tbl, id } = keyOf(table)
  db.run(sql`UPDATE ${tbl} SET rev = ${rev} WHERE ${id} = ${key}`)
}

/** Every row of a table, by its key. */
export function allRows(db: ReadDb, table: string): StoredRow[] {
  const { tbl, id } = keyOf(table)
  return db.all<StoredRow>(sql`SELECT * FROM ${tbl} ORDER BY ${id}`)
}

export function deleteAllRows(db: WriteDb, table: string): void {
  db.run(sql`DELETE FROM ${keyOf(table).tbl}`)
}

/** Names come from the list of tables and from the table's own columns, never from what somebody typed. */
export function identifier(name: string): Sql {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return { text: `"${name}"`, values: [] }
}

function keyOf(table: string): { readonly tbl: Sql; readonly id: Sql } {
  const key = LEDGER_TABLES[table]
  if (key === undefined) throw new Error(`not a table of the ledger: ${table}`)
  return { tbl: identifier(table), id: identifier(key) }
}
