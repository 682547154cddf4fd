import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { CodeFact } from '#domain/code-family.ts'
import type { RequestState } from '#domain/code-request.ts'

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

export function codeIdOf(db: ReadDb, serialId: string, code: string): string | null {
  return db.value<string>(
    sql`SELECT id FROM activation_codes WHERE serial_id = ${serialId} AND code = ${code}`,
  )
}

export interface CodeRequest {
  readonly id: string
  readonly serialId: string
  readonly state: RequestState
  readonly askedOn: Day
  readonly askedAt: string
  readonly closedOn: Day | null
  readonly reason: string
  readonly codeId: string | null
  readonly operatorId: string
}

const REQUESTS = sql`
  SELECT id, serial_id AS serialId, state, asked_on AS askedOn, asked_at AS askedAt, closed_on AS closedOn, reason,
    code_id AS codeId, operator_id AS operatorId
  FROM code_requests
`

export function findRequest(db: ReadDb, id: string): CodeRequest | null {
  return db.get<CodeRequest>(sql`${REQUESTS} WHERE id = ${id}`)
}

export function openRequest(db: ReadDb, serialId: string): CodeRequest | null {
  return db.get<CodeRequest>(sql`${REQUESTS} WHERE serial_id = ${serialId} AND state = 'open'`)
}

export function insertRequest(db: WriteDb, row: Omit<CodeRequest, 'closedOn' | 'reason' | 'codeId'>): void {
  db.runOne(sql`
    INSERT INTO code_requests (id, serial_id, state, asked_on, asked_at, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.state}, ${row.askedOn}, ${row.askedAt}, ${row.operatorId})
  `)
}

export function closeRequest(
  db: WriteDb,
  id: string,
  how: Pick<CodeRequest, 'reason' | 'codeId'> & {
    readonly state: Exclude<RequestState, 'open'>
    readonly closedOn: Day
  },
): void {
  db.runOne(sql`
    UPDATE code_requests
    SET state = ${how.state}, closed_on = ${how.closedOn}, reason = ${how.reason}, code_id = ${how.codeId}
    WHERE id = ${id}
  `)
}
