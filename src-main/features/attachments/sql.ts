import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

export interface Attachment {
  /** SHA-256 of the bytes. */
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

export function findAttachment(db: ReadDb, id: string): Attachment | null {
  return db.get<Attachment>(sql`SELECT id, name, type, size FROM attachments WHERE id = ${id}`)
}

/** The same bytes again change nothing: the first name stays. */
export function insertAttachment(db: WriteDb, row: Attachment & { addedOn: Day; operatorId: string }): void {
  db.run(sql`
    INSERT INTO attachments (id, name, type, size, added_on, operator_id)
    VALUES (${row.id}, ${row.name}, ${row.type}, ${row.size}, ${row.addedOn}, ${row.operatorId})
    ON CONFLICT (id) DO NOTHING
  `)
}
