import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

export interface ThisPc {
  readonly updatesFrom: string | null
}

export function read(db: ReadDb): ThisPc {
  return db.get<ThisPc>(sql`SELECT updates_from AS updatesFrom FROM device WHERE id = 1`)!
}

export function setUpdatesFrom(db: WriteDb, address: string | null): void {
  db.runOne(sql`UPDATE device SET updates_from = ${address} WHERE id = 1`)
}
