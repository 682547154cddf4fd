import { LEDGER_TABLES } from './migrate.ts'
import { sql, VALUE, type ReadDb, type Sql, type WriteDb } from './sql.ts'

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
  const { update, insert } = writesOf(table, columns)
  const values = columns.map((column) => row[column]!)
  const own = columns.indexOf(LEDGER_TABLES[table]!)
  if (db.run({ text: update, values: [...values.toSpliced(own, 1), key] }) === 1) return
  db.runOne({ text: insert, values })
}

interface Writes {
  readonly columns: string
  readonly update: string
  readonly insert: string
}

/** Of the columns that the table's rows had last. */
const writes = new Map<string, Writes>()

function writesOf(table: string, names: readonly string[]): Writes {
  const known = writes.get(table)
  const columns = names.join()
  if (known?.columns === columns) return known
  const { tbl, id } = keyOf(table)
  const quoted = names.map((name) => identifier(name).text)
  const set = quoted.filter((name) => name !== id.text).map((name) => `${name} = ${VALUE}`)
  const made = {
    columns,
    update: `UPDATE ${tbl.text} SET ${set.join(', ')} WHERE ${id.text} = ${VALUE}`,
    insert: `INSERT INTO ${tbl.text} (${quoted.join(', ')}) VALUES (${quoted.map(() => VALUE).join(', ')})`,
  }
  writes.set(table, made)
  return made
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

/** The same, of which no more than `most` are in memory at a time; nothing may write between. */
export function* rowsInTurn(db: ReadDb, table: string, most: number): Generator<StoredRow> {
  const { tbl, id } = keyOf(table)
  const key = LEDGER_TABLES[table]!
  let rows = db.all<StoredRow>(sql`SELECT * FROM ${tbl} ORDER BY ${id} LIMIT ${most}`)
  while (rows.length > 0) {
    yield* rows
    const last = rows.at(-1)![key]!
    rows = db.all<StoredRow>(sql`SELECT * FROM ${tbl} WHERE ${id} > ${last} ORDER BY ${id} LIMIT ${most}`)
  }
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
