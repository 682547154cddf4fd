import type Database from 'better-sqlite3'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'

/** Rows to be inserted as they are, in an order in which every reference finds its row. */
export interface TableRows {
  readonly count: number
  readonly tables: readonly { readonly sql: string; readonly rows: readonly (readonly unknown[])[] }[]
}

const BUSINESS = ['imports', 'clients', 'contacts', 'serials', 'activation_codes', 'rentals'] as const
const RECORDED = ['outbox', 'audit', 'before_images', 'board', 'search_docs'] as const

/** What an import left in a ledger that was empty. */
export function readRowsOf(path: string): { readonly all: TableRows; readonly business: TableRows } {
  const raw = openLedgerFile(path)
  const read = (table: string) => {
    const columns = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
    const rows = raw.prepare(`SELECT * FROM ${table} ORDER BY rowid`).raw().all() as unknown[][]
    return { sql: insertInto(table, columns), rows }
  }
  const withoutRowid = raw.prepare('SELECT * FROM imports').raw().all() as unknown[][]
  const columns = raw.prepare(`SELECT name FROM pragma_table_info('imports')`).pluck().all() as string[]
  const business = [
    { sql: insertInto('imports', columns), rows: withoutRowid },
    ...BUSINESS.slice(1).map(read),
  ]
  const index = {
    sql: 'INSERT INTO search_index (rowid, text) VALUES (?, ?)',
    rows: raw.prepare('SELECT n, text FROM search_docs ORDER BY n').raw().all() as unknown[][],
  }
  const all = [...business, ...RECORDED.map(read), index]
  closeLedgerFile(raw)
  return { all: counted(all), business: counted(business) }
}

/** The rows of some tables, with or without a rowid, in the order of the tables. */
export function readTables(path: string, tables: readonly string[]): TableRows {
  const raw = openLedgerFile(path)
  const read = tables.map((table) => {
    const columns = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
    return {
      sql: insertInto(table, columns),
      rows: raw.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][],
    }
  })
  closeLedgerFile(raw)
  return counted(read)
}

/** Milliseconds of one transaction; the triggers are off, since they would write the derived rows a second time. */
export function insertRowsRaw(raw: Database.Database, { tables }: TableRows): number {
  const triggers = raw
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all() as string[]
  for (const name of triggers) raw.exec(`DROP TRIGGER ${name}`)
  const start = performance.now()
  raw.transaction(() => {
    for (const { sql, rows } of tables) {
      const insert = raw.prepare(sql)
      for (const row of rows) insert.run(...row)
    }
  })()
  return performance.now() - start
}

function insertInto(table: string, columns: readonly string[]): string {
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
}

function counted(tables: TableRows['tables']): TableRows {
  return { tables, count: tables.reduce((sum, { rows }) => sum + rows.length, 0) }
}
