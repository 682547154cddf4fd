import { LEDGER_TABLES } from './migrations.ts'
import { identifier, sql, VALUE, type ReadDb, type Sql, type WriteDb } from './sql.ts'

/** A row of a ledger's table as it is stored: every column by its name. */
export type StoredRow = Readonly<Record<string, string | number | null>>

/** The row of a ledger's table by its key; null where there is none. */
export function readRow(db: ReadDb, table: string, key: string): StoredRow | null {
  const { tbl, id } = keyOf(table)
  return db.get<StoredRow>(sql`SELECT * FROM ${tbl} WHERE ${id} = ${key}`)
}

/** The row as given, whether or not one stood there; null takes it away. */
export function writeRow(db: WriteDb, table: string, key: string, row: StoredRow | null): void {
  replaceRow(db, table, key, readRow(db, table, key), row)
}

/** The same over what stands there, which is known: only what differs is written, and no index of anything else. */
export function replaceRow(
  db: WriteDb,
  table: string,
  key: string,
  before: StoredRow | null,
  row: StoredRow | null,
): void {
  if (row === null) {
    const { tbl, id } = keyOf(table)
    if (before !== null) db.runOne(sql`DELETE FROM ${tbl} WHERE ${id} = ${key}`)
  } else if (before === null) insertRow(db, table, row)
  else {
    const changed = Object.keys(row).filter((name) => row[name] !== before[name])
    if (changed.length === 0) return
    db.runOne({ text: updateOf(table, changed), values: [...changed.map((name) => row[name]!), key] })
  }
}

/** A new row; one that stands there already, or that the table does not take, is a fault of SQLite. */
export function insertRow(db: WriteDb, table: string, row: StoredRow): void {
  const columns = Object.keys(row)
  db.runOne({ text: insertOf(table, columns), values: columns.map((name) => row[name]!) })
}

/** Texts by table and columns: a ledger has few tables, and a command changes the same few columns each time. */
const texts = new Map<string, string>()

function updateOf(table: string, columns: readonly string[]): string {
  return textOf(`update ${table} ${columns.join()}`, () => {
    const { tbl, id } = keyOf(table)
    const set = columns.map((name) => `${identifier(name).text} = ${VALUE}`)
    return `UPDATE ${tbl.text} SET ${set.join(', ')} WHERE ${id.text} = ${VALUE}`
  })
}

function insertOf(table: string, columns: readonly string[]): string {
  return textOf(`insert ${table} ${columns.join()}`, () => {
    const names = columns.map((name) => identifier(name).text).join(', ')
    return `INSERT INTO ${keyOf(table).tbl.text} (${names}) VALUES (${columns.map(() => VALUE).join(', ')})`
  })
}

function textOf(name: string, make: () => string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const made = make()
  texts.set(name, made)
  return made
}

/** The row as it stands then; null where there is none. */
export function setRev(db: WriteDb, table: string, key: string, rev: number): StoredRow | null {
  const { tbl, id } = keyOf(table)
  return db.get<StoredRow>(sql`UPDATE ${tbl} SET rev = ${rev} WHERE ${id} = ${key} RETURNING *`)
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

function keyOf(table: string): { readonly tbl: Sql; readonly id: Sql } {
  const key = LEDGER_TABLES[table]
  if (key === undefined) throw new Error(`not a table of the ledger: ${table}`)
  return { tbl: identifier(table), id: identifier(key) }
}
