import { LEDGER_TABLES } from '#db/migrations.ts'
import type { StoredRow } from '#db/rows.ts'
import { identifier, sql, type ReadDb, type WriteDb } from '#db/sql.ts'

export interface StoredColumn {
  readonly name: string
  readonly type: 'TEXT' | 'INTEGER'
  readonly notNull: boolean
}

export function columnsOf(db: ReadDb, table: string): StoredColumn[] {
  return db
    .all<{ name: string; type: 'TEXT' | 'INTEGER'; required: number }>(
      sql`SELECT name, type, "notnull" AS required FROM pragma_table_info(${table}) WHERE name <> 'rev' ORDER BY cid`,
    )
    .map(({ name, type, required }) => ({ name, type, notNull: required === 1 }))
}

export interface Reference {
  readonly column: string
  readonly table: string
}

export function referencesOf(db: ReadDb, table: string): Reference[] {
  return db.all<Reference>(
    sql`SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(${table}) ORDER BY "from"`,
  )
}

export function countRows(db: ReadDb, table: string): number {
  return db.value<number>(sql`SELECT count(*) FROM ${identifier(table)}`)!
}

export function isThere(db: ReadDb, table: string, key: string): boolean {
  const id = identifier(LEDGER_TABLES[table]!)
  return db.value(sql`SELECT 1 FROM ${identifier(table)} WHERE ${id} = ${key}`) !== null
}

export function joinRow(db: WriteDb, table: string, key: string, columns: StoredRow): void {
  const id = identifier(LEDGER_TABLES[table]!)
  for (const [column, value] of Object.entries(columns))
    db.runOne(sql`UPDATE ${identifier(table)} SET ${identifier(column)} = ${value} WHERE ${id} = ${key}`)
}

/** Whether this ledger has nothing but what came in a workbook: no other work was ever recorded on it. */
export function hasOtherWork(db: ReadDb): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM outbox
      WHERE state IN ('pending', 'applied', 'applied_changed', 'merged')
        AND type NOT IN ('ledger.beginAnew', 'ledger.takeRows', 'ledger.joinRows')
      LIMIT 1
    `) !== null
  )
}

export function hasRows(db: ReadDb, table: string): boolean {
  return db.value(sql`SELECT 1 FROM ${identifier(table)} LIMIT 1`) !== null
}
