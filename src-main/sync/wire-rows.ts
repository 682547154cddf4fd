import { LEDGER_TABLES } from '#db/migrations.ts'
import { insertRow, readRow, replaceRow, type StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { keepUnknown, unknownOf } from '#db/unknown-values.ts'

// A row as programs say it to each other: without the columns that hold their default. What a migration adds is said of no
// row until something stands in it, so that two programs of which only one has the column say the same of all others. And
// what a newer program says that this one has no place for is kept beside the ledger, and is part of the row.

type Value = StoredRow[string]

/** `said` of a row as it is stored; what is said already stays as it is. */
export function saidOf(db: ReadDb, table: string, row: StoredRow): StoredRow {
  const columns = columnsOf(db, table)
  if (columns === null) return row
  const said: Record<string, Value> = {}
  for (const name in row) if (columns.defaults[name] !== row[name]) said[name] = row[name]!
  return said
}

/** Every column of the row, in the same order for each of a table; with what this program does not know. */
export function wholeOf(db: ReadDb, table: string, said: StoredRow): StoredRow {
  return { ...columnsOf(db, table)?.defaults, ...said }
}

/** The row by its key, with all that was ever said of it; null where there is none. */
export function readWhole(db: ReadDb, table: string, key: string): StoredRow | null {
  if (!isKnown(table)) return unknownOf(db, table, key)
  const row = readRow(db, table, key)
  return row === null ? null : withUnknown(db, table, key, row)
}

/** A row of a known table, and what is known of it besides. */
export function withUnknown(db: ReadDb, table: string, key: string, row: StoredRow): StoredRow {
  const unknown = unknownOf(db, table, key)
  return unknown === null ? row : { ...row, ...unknown }
}

/** Over what stands there, which is known; null takes it away. */
export function replaceWhole(
  db: WriteDb,
  table: string,
  key: string,
  before: StoredRow | null,
  row: StoredRow | null,
): void {
  const [knownBefore, unknownBefore] = parted(db, table, before)
  const [known, unknown] = parted(db, table, row)
  if (knownBefore !== null || known !== null) replaceRow(db, table, key, knownBefore, known)
  if (unknownBefore !== null || unknown !== null) keepUnknown(db, table, key, unknown)
}

/** A new row. */
export function insertWhole(db: WriteDb, table: string, key: string, row: StoredRow): void {
  const [known, unknown] = parted(db, table, row)
  if (known !== null) insertRow(db, table, known)
  if (unknown !== null) keepUnknown(db, table, key, unknown)
}

/** What this program's table takes of a row, and what it does not; null where there is none of it. */
function parted(
  db: ReadDb,
  table: string,
  row: StoredRow | null,
): readonly [known: StoredRow | null, unknown: StoredRow | null] {
  if (row === null) return [null, null]
  const columns = columnsOf(db, table)
  if (columns === null) return [null, row]
  let unknown: Record<string, Value> | null = null
  for (const name in row) if (!columns.names.has(name)) (unknown ??= {})[name] = row[name]!
  if (unknown === null) return [row, null]
  return [Object.fromEntries(Object.entries(row).filter(([name]) => columns.names.has(name))), unknown]
}

function isKnown(table: string): boolean {
  return Object.hasOwn(LEDGER_TABLES, table)
}

interface Columns {
  readonly names: ReadonlySet<string>
  /** Of those that have one. */
  readonly defaults: StoredRow
}

/** Of each ledger that is open, by table. Its tables do not change while it is. */
const read = new WeakMap<ReadDb, Map<string, Columns>>()

/** Null for a table that this program does not know. */
function columnsOf(db: ReadDb, table: string): Columns | null {
  let tables = read.get(db)
  if (tables === undefined) read.set(db, (tables = new Map<string, Columns>()))
  let columns = tables.get(table)
  if (columns === undefined) {
    if (!isKnown(table)) return null
    const rows = db.all<{ name: string; mayLack: number; written: string | null }>(sql`
      SELECT name, "notnull" = 0 AS mayLack, dflt_value AS written FROM pragma_table_info(${table})
    `)
    const optional = rows.filter(({ mayLack, written }) => mayLack === 1 || written !== null)
    columns = {
      names: new Set(rows.map(({ name }) => name)),
      defaults: Object.fromEntries(optional.map(({ name, written }) => [name, valueOf(written)])),
    }
    tables.set(table, columns)
  }
  return columns
}

/** As a default is written in a table: `'it''s'`, `0`, NULL. */
function valueOf(written: string | null): Value {
  if (written === null || written === 'NULL') return null
  if (/^-?\d+$/.test(written)) return Number(written)
  const text = /^'(.*)'$/s.exec(written)?.[1]
  if (text === undefined) throw new Error(`a default that is no plain value: ${written}`)
  return text.replaceAll("''", "'")
}
