import type { ReadDb } from '#db/sql.ts'
import * as imports from './sql.ts'

/** The commands that an import recorded after its own: what an undo takes back. */
export function commandsToUndo(db: ReadDb, importId: string): { readonly lines: readonly number[] } {
  const recorded = imports.seqOfImport(db, importId)
  return { lines: recorded === null ? [] : imports.linesAfter(db, recorded) }
}

/** Rows as an operator knows them: 'la serie SAES7056850', 'el cliente Pescadería Peña'. */
export function describeRows(db: ReadDb, rows: readonly string[]): string[] {
  const told = rows.map((row) => {
    const [table = '', key = ''] = row.split(' ')
    const name = imports.nameOfRow(db, table, key)
    return name ?? key
  })
  return [...new Set(told)]
}
