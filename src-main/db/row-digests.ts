import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { databaseDoor, identifier, join, sql, type ReadDb } from './sql.ts'

/** Indexes of the search, and what stands empty between two commands. */
const WITHOUT = /^(sqlite_|search_index|board_stale(_reminders)?$|search_stale$|door$)/

/** Every table of a ledger whose rows are kept, in the order of their names. */
export function tablesOfRows(db: ReadDb): string[] {
  return db
    .column<string>(
      sql`
      SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name
    `,
    )
    .filter((name) => !WITHOUT.test(name))
}

/** A table as it stood: all its rows, every value of them, in one digest. */
export interface TableDigest {
  readonly name: string
  readonly columns: readonly string[]
  readonly keys: readonly string[]
  readonly digest: string
}

/** Of every table that has rows; about a second for 200 MB. */
export function digestTables(raw: Database.Database): TableDigest[] {
  const db = databaseDoor(raw)
  return tablesOfRows(db)
    .filter((name) => db.value(sql`SELECT 1 FROM ${identifier(name)} LIMIT 1`) !== null)
    .map((name) => {
      const columns = db.all<{ name: string; pk: number }>(
        sql`SELECT name, pk FROM pragma_table_info(${name})`,
      )
      const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk)
      const table = { name, columns: columns.map((one) => one.name), keys: keys.map((one) => one.name) }
      return { ...table, digest: digestOf(raw, table) }
    })
}

/** Those of them that are gone, lack a column, or have other rows in the columns that they had. */
export function changedTables(raw: Database.Database, before: readonly TableDigest[]): string[] {
  const db = databaseDoor(raw)
  const isAsItWas = (table: TableDigest): boolean => {
    const columns = db.column<string>(sql`SELECT name FROM pragma_table_info(${table.name})`)
    return table.columns.every((name) => columns.includes(name)) && digestOf(raw, table) === table.digest
  }
  return before.filter((table) => !isAsItWas(table)).map(({ name }) => name)
}

/** Row after row: a table may be larger than what fits in memory. */
function digestOf(raw: Database.Database, { name, columns, keys }: Omit<TableDigest, 'digest'>): string {
  const values = join(columns.map(identifier), sql`, `)
  const order = join(keys.map(identifier), sql`, `)
  const rows = sql`SELECT json_array(${values}) FROM ${identifier(name)} ORDER BY ${order}`
  const digest = createHash('sha256')
  for (const row of raw.prepare(rows.text).pluck().iterate() as IterableIterator<string>) digest.update(row)
  return digest.digest('hex')
}
