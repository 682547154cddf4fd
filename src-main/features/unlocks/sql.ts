import { likePart, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import type { Mode } from '#domain/rental.ts'
import {
  OPEN_UNLOCKS,
  UNLOCK_STATES,
  type ReceivedDocument,
  type UnlockCause,
  type UnlockRule,
  type UnlockState,
} from '#domain/unlock.ts'

export interface Unlock {
  readonly id: string
  readonly serialId: string
  readonly mode: Mode
  readonly ordinal: number
  readonly why: 'windowClosed' | 'noActivationsLeft' | 'messageSeen' | 'bought'
  readonly cause: UnlockCause
  readonly message: string
  readonly computer: string
  readonly formerComputer: string
  /** The row of the table under which it was promised (C13). */
  readonly rule: UnlockRule
  readonly calendarId: string
  /** Of the vendor's calendar: clockFrom, early and late are local there. */
  readonly zone: string
  readonly state: UnlockState
  readonly askedOn: Day
  readonly askedAt: string
  readonly sentAt: string | null
  readonly acceptedAt: string | null
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
  readonly operatorId: string
}

const COLUMNS = sql`
  u.id, u.serial_id AS serialId, u.mode, u.ordinal, u.why, u.cause, u.message, u.computer,
  u.former_computer AS formerComputer, u.rule, u.calendar_id AS calendarId, u.zone, u.state, u.asked_on AS askedOn,
  u.asked_at AS askedAt, u.sent_at AS sentAt, u.accepted_at AS acceptedAt, u.clock_from AS clockFrom, u.early, u.late,
  u.due_on AS dueOn, u.due_time AS dueTime, u.closed_on AS closedOn, u.closed_at AS closedAt, u.reason,
  u.code_id AS codeId, u.operator_id AS operatorId
`

type Row = Omit<Unlock, 'rule'> & { readonly rule: string }

const read = (row: Row): Unlock => ({ ...row, rule: JSON.parse(row.rule) as UnlockRule })

export function findUnlock(db: ReadDb, id: string): Unlock | null {
  const row = db.get<Row>(sql`SELECT ${COLUMNS} FROM unlocks u WHERE u.id = ${id}`)
  return row && read(row)
}

/** All of a serial, the oldest first. */
export function unlocksOf(db: ReadDb, serialId: string): Unlock[] {
  return db
    .all<Row>(sql`SELECT ${COLUMNS} FROM unlocks u WHERE u.serial_id = ${serialId} ORDER BY u.asked_at, u.id`)
    .map(read)
}

export function insertUnlock(db: WriteDb, row: Unlock): void {
  db.runOne(sql`
    INSERT INTO unlocks (
      id, serial_id, mode, ordinal, why, cause, message, computer, former_computer, rule, calendar_id, zone, state,
      asked_on, asked_at, sent_at, accepted_at, clock_from, early, late, due_on, due_time, operator_id
    ) VALUES (
      ${row.id}, ${row.serialId}, ${row.mode}, ${row.ordinal}, ${row.why}, ${row.cause}, ${row.message},
      ${row.computer}, ${row.formerComputer}, ${JSON.stringify(row.rule)}, ${row.calendarId}, ${row.zone},
      ${row.state}, ${row.askedOn}, ${row.askedAt}, ${row.sentAt}, ${row.acceptedAt}, ${row.clockFrom}, ${row.early},
      ${row.late}, ${row.dueOn}, ${row.dueTime}, ${row.operatorId}
    )
  `)
}

/** What moves while it is asked for; what it was asked as does not. */
export function setUnlock(db: WriteDb, row: Unlock): void {
  db.runOne(sql`
    UPDATE unlocks SET
      state = ${row.state},
      sent_at = ${row.sentAt},
      accepted_at = ${row.acceptedAt},
      clock_from = ${row.clockFrom},
      early = ${row.early},
      late = ${row.late},
      due_on = ${row.dueOn},
      due_time = ${row.dueTime},
      closed_on = ${row.closedOn},
      closed_at = ${row.closedAt},
      reason = ${row.reason},
      code_id = ${row.codeId}
    WHERE id = ${row.id}
  `)
}

export interface DocumentRow extends ReceivedDocument {
  readonly id: string
  readonly unlockId: string
  readonly attachmentId: string | null
  readonly note: string
  readonly receivedAt: string
  readonly decidedAt: string | null
  readonly reason: string
  readonly operatorId: string
}

/** Each time that a paper came, in that order. */
export function documentsOf(
  db: ReadDb,
  unlockId: string,
): (DocumentRow & { readonly attachment: string | null; readonly operator: string })[] {
  return db.all(sql`
    SELECT d.id, d.unlock_id AS unlockId, d.document, d.attachment_id AS attachmentId, a.name AS attachment, d.note,
      d.state, d.received_at AS receivedAt, d.decided_at AS decidedAt, d.reason, d.operator_id AS operatorId,
      coalesce(o.name, d.operator_id) AS operator
    FROM unlock_documents d
    LEFT JOIN attachments a ON a.id = d.attachment_id LEFT JOIN operators o ON o.id = d.operator_id
    WHERE d.unlock_id = ${unlockId} ORDER BY d.received_at, d.rowid
  `)
}

export function insertDocument(db: WriteDb, row: DocumentRow): void {
  db.runOne(sql`
    INSERT INTO unlock_documents (
      id, unlock_id, document, attachment_id, note, state, received_at, decided_at, reason, operator_id
    ) VALUES (
      ${row.id}, ${row.unlockId}, ${row.document}, ${row.attachmentId}, ${row.note}, ${row.state}, ${row.receivedAt},
      ${row.decidedAt}, ${row.reason}, ${row.operatorId}
    )
  `)
}

export function decideDocument(
  db: WriteDb,
  id: string,
  state: 'accepted' | 'rejected',
  at: string,
  reason: string,
): void {
  db.runOne(sql`
    UPDATE unlock_documents SET state = ${state}, decided_at = ${at}, reason = ${reason} WHERE id = ${id}
  `)
}

export interface UnlockFilter {
  readonly show: 'open' | UnlockState | 'all'
  readonly clientId: string | null
  readonly serialId: string | null
  readonly search: string
}

export interface ListedUnlock extends Pick<
  Unlock,
  | 'id'
  | 'state'
  | 'serialId'
  | 'ordinal'
  | 'cause'
  | 'computer'
  | 'askedOn'
  | 'late'
  | 'zone'
  | 'dueOn'
  | 'dueTime'
  | 'closedOn'
> {
  readonly serial: string
  readonly system: string
  readonly clientId: string
  readonly client: string
  readonly operator: string
}

/** Open ones by what is due first, then the closed ones, the newest first. */
export function listUnlocks(
  db: ReadDb,
  of: UnlockFilter,
  offset: number,
  limit: number,
): { total: number; unlocks: ListedUnlock[] } {
  const from = sql`
    FROM unlocks u JOIN serials s ON s.id = u.serial_id JOIN clients c ON c.id = s.client_id
    WHERE ${isShown(of.show)} AND ${isOf(of)}
  `
  return {
    total: db.value<number>(sql`SELECT count(*) ${from}`)!,
    unlocks: db.all<ListedUnlock>(sql`
      SELECT u.id, u.state, u.serial_id AS serialId, s.serial, p.code || ' ' || s.version AS system,
        s.client_id AS clientId, c.name AS client, u.ordinal, u.cause, u.computer, u.asked_on AS askedOn, u.late,
        u.zone, u.due_on AS dueOn, u.due_time AS dueTime, u.closed_on AS closedOn,
        coalesce((SELECT name FROM operators WHERE id = u.operator_id), u.operator_id) AS operator
      FROM (SELECT u.id ${from}) f
      JOIN unlocks u ON u.id = f.id JOIN serials s ON s.id = u.serial_id JOIN clients c ON c.id = s.client_id
      JOIN products p ON p.id = s.product_id
      ORDER BY u.closed_on IS NOT NULL, u.due_on, coalesce(u.due_time, '00:00'), u.closed_at DESC, u.id
      LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export function countUnlocks(db: ReadDb, of: Omit<UnlockFilter, 'show'>): { [S in UnlockState]: number } {
  const rows = db.all<{ state: UnlockState; n: number }>(sql`
    SELECT u.state, count(*) AS n
    FROM unlocks u JOIN serials s ON s.id = u.serial_id JOIN clients c ON c.id = s.client_id
    WHERE ${isOf(of)} GROUP BY u.state
  `)
  const counted = new Map(rows.map(({ state, n }) => [state, n]))
  return Object.fromEntries(UNLOCK_STATES.map((state) => [state, counted.get(state) ?? 0])) as {
    [S in UnlockState]: number
  }
}

function isShown(show: UnlockFilter['show']): Sql {
  if (show === 'all') return sql`TRUE`
  if (show === 'open') return sql`u.state IN (SELECT value FROM json_each(${JSON.stringify(OPEN_UNLOCKS)}))`
  return sql`u.state = ${show}`
}

function isOf({ clientId, serialId, search }: Omit<UnlockFilter, 'show'>): Sql {
  const typed = search.trim()
  const found =
    typed === ''
      ? sql`TRUE`
      : sql`(c.name_key ${likePart(duplicateKey(typed))} OR s.serial ${likePart(typed)}
          OR u.computer ${likePart(typed)})`
  return sql`(${clientId} IS NULL OR s.client_id = ${clientId}) AND (${serialId} IS NULL OR u.serial_id = ${serialId})
    AND ${found}`
}

/** Of an unlock's code, as the serial keeps it. */
export function codeOf(db: ReadDb, codeId: string): string | null {
  return db.value<string>(sql`SELECT code FROM activation_codes WHERE id = ${codeId}`)
}
