import type { PrintSettings } from '#domain/printing.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

export interface ThisPc extends PrintSettings {
  readonly updatesFrom: string | null
}

export function read(db: ReadDb): ThisPc {
  return db.get<ThisPc>(sql`
    SELECT updates_from AS updatesFrom, printer, slip_size AS slipSize FROM device WHERE id = 1
  `)!
}

export function setUpdatesFrom(db: WriteDb, address: string | null): void {
  db.runOne(sql`UPDATE device SET updates_from = ${address} WHERE id = 1`)
}

export function setPrinting(db: WriteDb, { printer, slipSize }: PrintSettings): void {
  db.runOne(sql`UPDATE device SET printer = ${printer}, slip_size = ${slipSize} WHERE id = 1`)
}

export function databaseVersions(db: ReadDb): { readonly sqlite: string; readonly schema: number } {
  return db.get(sql`
    SELECT sqlite_version() AS sqlite, (SELECT user_version FROM pragma_user_version) AS schema
  `)!
}
