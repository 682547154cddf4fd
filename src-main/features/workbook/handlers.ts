import type { HandlersOf } from '#core/app.ts'
import type { workbookOperations } from '#contract/workbook.ts'
import { deleteAllRows, insertRow, type StoredRow } from '#db/rows.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import { ok, refuse, type Refused } from '#domain/result.ts'
import { RowFault } from './faults.ts'
import { saveWorkbook } from './save.ts'
import * as workbook from './sql.ts'
import { SEEDED, TRAVELLING } from './tables.ts'
import { takeWorkbook } from './take.ts'

export const workbookHandlers: HandlersOf<typeof workbookOperations> = {
  'ledger.saveXlsx': (context) => saveWorkbook(context),

  'ledger.takeXlsx': (context, { file }) => takeWorkbook(context, file),

  'ledger.beginAnew': ({ db }, { tables }) => {
    const isNew = TRAVELLING.every((table) => SEEDED.includes(table) || !workbook.hasRows(db, table))
    const no = isNew ? notAlone(db) : refuse('workbook.notNew', {})
    if (no) return no
    for (const table of SEEDED.toReversed()) deleteAllRows(db, table)
    let rows = 0
    for (const of of tables) rows += insertAll(db, of.table, of.rows)
    return ok({ rows })
  },

  'ledger.takeRows': ({ db }, { table, rows }) => notAlone(db) ?? ok({ rows: insertAll(db, table, rows) }),

  'ledger.joinRows': ({ db }, { table, rows }) => {
    const no = notAlone(db)
    if (no) return no
    for (const [at, { key, columns }] of rows.entries())
      orFault(db, table, at, columns, () => workbook.joinRow(db, travelling(table), key, columns))
    return ok({ rows: rows.length })
  },
}

/** Whoever meets an office that works already would write over it. */
function notAlone(db: ReadDb): Refused | null {
  return workbook.hasOtherWork(db) ? refuse('workbook.notNew', {}) : null
}

function insertAll(db: WriteDb, table: string, rows: readonly StoredRow[]): number {
  for (const [at, row] of rows.entries())
    orFault(db, table, at, row, () => insertRow(db, travelling(table), { ...row, rev: 0 }))
  return rows.length
}

function travelling(table: string): string {
  if (!TRAVELLING.includes(table)) throw new Error(`${table} does not travel`)
  return table
}

/** As SQLite names what its constraint is about. */
function orFault(db: ReadDb, table: string, at: number, row: StoredRow, write: () => void): void {
  try {
    write()
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (!code?.startsWith('SQLITE_CONSTRAINT')) throw error
    const named = /failed: \W*(?:\w+\.)?(\w+)/.exec(message)?.[1] ?? ''
    if (code.endsWith('FOREIGNKEY'))
      throw new RowFault(table, at, row, 'broken', brokenColumn(db, table, row))
    const why = /UNIQUE|PRIMARYKEY/.test(code)
      ? 'repeated'
      : code.endsWith('NOTNULL')
        ? 'empty'
        : 'notAllowed'
    throw new RowFault(table, at, row, why, named)
  }
}

function brokenColumn(db: ReadDb, table: string, row: StoredRow): string {
  const broken = workbook
    .referencesOf(db, table)
    .find(({ column, table: to }) => row[column] != null && !workbook.isThere(db, to, String(row[column])))
  return broken?.column ?? ''
}
