import { likePart, sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import type { EntitlementReason } from '#domain/entitlement.ts'
import type { LossCause, LostThing, ReplacementDocument, ReplacementState } from '#domain/replacement.ts'

export interface Replacement {
  readonly id: string
  readonly serialId: string
  readonly what: LostThing
  readonly cause: LossCause
  readonly lostOn: Day
  readonly computer: string
  readonly note: string
  /** By what it was in force on the day of the request, and the first day on which it was not (R121). */
  readonly rightReason: EntitlementReason
  readonly rightEndsOn: Day | null
  readonly calendarId: string
  /** Of the vendor's calendar: clockFrom, early and late are local there. */
  readonly zone: string
  readonly state: ReplacementState
  readonly askedOn: Day
  readonly askedAt: string
  readonly sentAt: string | null
  readonly clockFrom: string | null
  readonly early: string | null
  readonly late: string | null
  /** By the clock of the office; null of a closed one. */
  readonly dueOn: Day | null
  readonly dueTime: string | null
  readonly closedOn: Day | null
  readonly closedAt: string | null
  readonly reason: string | null
  readonly codeId: string | null
  readonly formerSerial: string | null
  readonly operatorId: string
}

const REPLACEMENTS = sql`
  SELECT r.id, r.serial_id AS serialId, r.what, r.cause, r.lost_on AS lostOn, r.computer, r.note,
    r.right_reason AS rightReason, r.right_ends_on AS rightEndsOn, r.calendar_id AS calendarId, r.zone, r.state,
    r.asked_on AS askedOn, r.asked_at AS askedAt, r.sent_at AS sentAt, r.clock_from AS clockFrom, r.early, r.late,
    r.due_on AS dueOn, r.due_time AS dueTime, r.closed_on AS closedOn, r.closed_at AS closedAt, r.reason,
    r.code_id AS codeId, r.former_serial AS formerSerial, r.operator_id AS operatorId
  FROM replacements r
`

export function findReplacement(db: ReadDb, id: string): Replacement | null {
  return db.get<Replacement>(sql`${REPLACEMENTS} WHERE r.id = ${id}`)
}

export function openReplacementOf(db: ReadDb, serialId: string): Replacement | null {
  return db.get<Replacement>(sql`${REPLACEMENTS} WHERE r.serial_id = ${serialId} AND r.closed_on IS NULL`)
}

export function insertReplacement(db: WriteDb, row: Replacement): void {
  db.runOne(sql`
    INSERT INTO replacements (
      id, serial_id, what, cause, lost_on, computer, note, right_reason, right_ends_on, calendar_id, zone, state,
      asked_on, asked_at, due_on, due_time, operator_id
    ) VALUES (
      ${row.id}, ${row.serialId}, ${row.what}, ${row.cause}, ${row.lostOn}, ${row.computer}, ${row.note},
      ${row.rightReason}, ${row.rightEndsOn}, ${row.calendarId}, ${row.zone}, ${row.state}, ${row.askedOn},
      ${row.askedAt}, ${row.dueOn}, ${row.dueTime}, ${row.operatorId}
    )
  `)
}

/** What moves while it is asked for; what it was asked as does not. */
export function setReplacement(db: WriteDb, row: Replacement): void {
  db.runOne(sql`
    UPDATE replacements SET
      state = ${row.state},
      sent_at = ${row.sentAt},
      clock_from = ${row.clockFrom},
      early = ${row.early},
      late = ${row.late},
      due_on = ${row.dueOn},
      due_time = ${row.dueTime},
      closed_on = ${row.closedOn},
      closed_at = ${row.closedAt},
      reason = ${row.reason},
      code_id = ${row.codeId},
      former_serial = ${row.formerSerial}
    WHERE id = ${row.id}
  `)
}

export interface DocumentRow {
  readonly id: string
  readonly replacementId: string
  readonly document: ReplacementDocument
  readonly attachmentId: string | null
  readonly note: string
  readonly receivedAt: string
  readonly operatorId: string
}

/** In the order in which they came. */
export function documentsOf(
  db: ReadDb,
  replacementId: string,
): (DocumentRow & { readonly attachment: string | null; readonly operator: string })[] {
  return db.all(sql`
    SELECT d.id, d.replacement_id AS replacementId, d.document, d.attachment_id AS attachmentId, a.name AS attachment,
      d.note, d.received_at AS receivedAt, d.operator_id AS operatorId, coalesce(o.name, d.operator_id) AS operator
    FROM replacement_documents d
    LEFT JOIN attachments a ON a.id = d.attachment_id LEFT JOIN operators o ON o.id = d.operator_id
    WHERE d.replacement_id = ${replacementId} ORDER BY d.received_at, d.rowid
  `)
}

export function insertDocument(db: WriteDb, row: DocumentRow): void {
  db.runOne(sql`
    INSERT INTO replacement_documents (id, replacement_id, document, attachment_id, note, received_at, operator_id)
    VALUES (${row.id}, ${row.replacementId}, ${row.document}, ${row.attachmentId}, ${row.note}, ${row.receivedAt},
      ${row.operatorId})
  `)
}

export interface ListedReplacement extends Pick<
  Replacement,
  'id' | 'state' | 'what' | 'askedOn' | 'dueOn' | 'dueTime' | 'closedOn'
> {
  readonly serial: string
  readonly system: string
  readonly clientId: string
  readonly client: string
}

type Show = 'open' | 'closed' | 'all'

/** Open ones by what is due first, then the closed ones, the newest first. */
export function listReplacements(
  db: ReadDb,
  { show, search }: { readonly show: Show; readonly search: string },
  offset: number,
  limit: number,
): { total: number; counts: Record<Show, number>; replacements: ListedReplacement[] } {
  const found =
    search.trim() === ''
      ? sql`TRUE`
      : sql`(c.name_key ${likePart(duplicateKey(search))} OR s.serial ${likePart(search.trim())}
          OR r.former_serial ${likePart(search.trim())})`
  const from = sql`
    FROM replacements r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
    JOIN products p ON p.id = s.product_id WHERE ${found}
  `
  const counts = db.get<Record<Show, number>>(sql`
    SELECT count(*) - count(r.closed_on) AS open, count(r.closed_on) AS closed, count(*) AS "all" ${from}
  `)!
  const which = {
    open: sql`r.closed_on IS NULL`,
    closed: sql`r.closed_on IS NOT NULL`,
    all: sql`TRUE`,
  }[show]
  const replacements = db.all<ListedReplacement>(sql`
    SELECT r.id, r.state, r.what, r.asked_on AS askedOn, r.due_on AS dueOn, r.due_time AS dueTime,
      r.closed_on AS closedOn, s.serial, p.code || ' ' || s.version AS system, s.client_id AS clientId,
      c.name AS client
    ${from} AND ${which}
    ORDER BY r.closed_on IS NOT NULL, r.due_on, coalesce(r.due_time, '00:00'), r.closed_at DESC, r.id
    LIMIT ${limit} OFFSET ${offset}
  `)
  return { total: counts[show], counts, replacements }
}
