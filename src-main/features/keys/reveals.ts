import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

// Who looked at the text of which key, and why.

export function insertReveal(
  db: WriteDb,
  row: {
    readonly id: string
    readonly keyId: string
    readonly operatorId: string
    readonly at: string
    readonly onDay: Day
    readonly reason: string
  },
): void {
  db.runOne(sql`
    INSERT INTO prepaid_reveals (id, key_id, operator_id, at, on_day, reason)
    VALUES (${row.id}, ${row.keyId}, ${row.operatorId}, ${row.at}, ${row.onDay}, ${row.reason})
  `)
}

export function revealsOf(db: ReadDb, keyId: string): { at: string; operator: string; reason: string }[] {
  return db.all(sql`
    SELECT r.at, coalesce(o.name, r.operator_id) AS operator, r.reason
    FROM prepaid_reveals r LEFT JOIN operators o ON o.id = r.operator_id
    WHERE r.key_id = ${keyId} ORDER BY r.at DESC, r.id DESC
  `)
}
