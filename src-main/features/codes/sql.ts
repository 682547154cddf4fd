import { sql, type ReadDb } from '#db/sql.ts'
import type { CodeFact } from '#domain/code-family.ts'

export interface CodeRow extends CodeFact {
  readonly serialId: string
  readonly code: string
  /** The unlock that brought it (R53), and which one it was. */
  readonly unlockId: string | null
  readonly unlockOrdinal: number | null
}

const CODES = sql`
  SELECT a.id, a.serial_id AS serialId, a.code, a.source, a.received_on AS receivedOn,
    coalesce(nullif(a.computer, ''), u.computer, '') AS computer, coalesce(u.former_computer, '') AS formerComputer,
    u.id AS unlockId, u.ordinal AS unlockOrdinal
  FROM activation_codes a LEFT JOIN unlocks u ON u.code_id = a.id
`

/** In the order in which they were kept. */
export function codeRowsOf(db: ReadDb, serialId: string): CodeRow[] {
  return db.all<CodeRow>(sql`${CODES} WHERE a.serial_id = ${serialId} ORDER BY a.rowid`)
}

export function findCode(db: ReadDb, id: string): CodeRow | null {
  return db.get<CodeRow>(sql`${CODES} WHERE a.id = ${id}`)
}
