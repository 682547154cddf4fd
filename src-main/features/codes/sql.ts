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
  SELECT a.id, a.serial_id AS serialId, a.code,
    CASE WHEN EXISTS (SELECT 1 FROM licence_certificates l WHERE l.code_id = a.id AND l.serial_id = a.serial_id)
      THEN 'certificate' ELSE a.source END AS source,
    a.received_on AS receivedOn,
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

/** One that was misread on a certificate; what came any other way, or answered a request, stays. */
export function dropMisread(db: WriteDb, id: string): void {
  db.run(sql`
    DELETE FROM activation_codes WHERE id = ${id} AND source = 'certificate'
      AND NOT EXISTS (SELECT 1 FROM code_requests WHERE code_id = ${id})
  `)
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

export interface Certificate {
  readonly id: string
  readonly serialId: string
  readonly folio: string
  readonly datedOn: Day | null
  readonly codeId: string
  readonly attachmentId: string | null
  readonly keptOn: Day
  readonly operatorId: string
}

export function certificateOf(
  db: ReadDb,
  serialId: string,
): (Certificate & { readonly code: string; readonly attachment: string | null }) | null {
  return db.get(sql`
    SELECT l.id, l.serial_id AS serialId, l.folio, l.dated_on AS datedOn, l.code_id AS codeId, a.code,
      l.attachment_id AS attachmentId, f.name AS attachment, l.kept_on AS keptOn, l.operator_id AS operatorId
    FROM licence_certificates l
    JOIN activation_codes a ON a.id = l.code_id LEFT JOIN attachments f ON f.id = l.attachment_id
    WHERE l.serial_id = ${serialId}
  `)
}

/** One for each licence: kept again, it takes the place of what was read before. */
export function keepCertificate(db: WriteDb, row: Certificate): void {
  db.runOne(sql`
    INSERT INTO licence_certificates (id, serial_id, folio, dated_on, code_id, attachment_id, kept_on, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.folio}, ${row.datedOn}, ${row.codeId}, ${row.attachmentId},
      ${row.keptOn}, ${row.operatorId})
    ON CONFLICT (serial_id) DO UPDATE SET
      folio = excluded.folio,
      dated_on = excluded.dated_on,
      code_id = excluded.code_id,
      attachment_id = excluded.attachment_id,
      kept_on = excluded.kept_on,
      operator_id = excluded.operator_id
  `)
}
