import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { ComputerCause } from '#domain/computer-change.ts'
import type { ScheduledSeats, TakesEffect } from '#domain/seat-queue.ts'

export interface SeatChangeRow extends ScheduledSeats {
  readonly serialId: string
  readonly takes: TakesEffect
  readonly vendorConfirmed: number
  readonly note: string
  readonly status: 'scheduled' | 'done' | 'cancelled'
  readonly askedOn: Day
  readonly operatorId: string
  readonly closedOn: Day | null
  readonly closedReason: string | null
}

const SEATS = sql`
  SELECT s.id, s.serial_id AS serialId, s.users_before AS usersBefore, s.users, s.takes_effect AS takes,
    s.due_on AS dueOn, s.vendor_confirmed AS vendorConfirmed, s.note, s.status, s.asked_on AS askedOn,
    s.operator_id AS operatorId, s.closed_on AS closedOn, s.closed_reason AS closedReason
  FROM seat_changes s
`

export function findSeatChange(db: ReadDb, id: string): SeatChangeRow | null {
  return db.get<SeatChangeRow>(sql`${SEATS} WHERE s.id = ${id}`)
}

/** Those that are still to come, of one serial. */
export function scheduledSeats(db: ReadDb, serialId: string): SeatChangeRow[] {
  return db.all<SeatChangeRow>(
    sql`${SEATS} WHERE s.serial_id = ${serialId} AND s.status = 'scheduled' ORDER BY s.due_on, s.id`,
  )
}

export function seatChangesOf(
  db: ReadDb,
  serialId: string,
): (SeatChangeRow & { readonly operator: string })[] {
  return db.all(sql`
    SELECT s.*, coalesce(o.name, s.operatorId) AS operator FROM (${SEATS} WHERE s.serial_id = ${serialId}) s
    LEFT JOIN operators o ON o.id = s.operatorId ORDER BY s.dueOn DESC, s.id DESC
  `)
}

export function insertSeatChange(db: WriteDb, row: SeatChangeRow): void {
  db.runOne(sql`
    INSERT INTO seat_changes (
      id, serial_id, users_before, users, takes_effect, due_on, vendor_confirmed, note, status, asked_on, operator_id,
      closed_on, closed_reason
    ) VALUES (
      ${row.id}, ${row.serialId}, ${row.usersBefore}, ${row.users}, ${row.takes}, ${row.dueOn},
      ${row.vendorConfirmed}, ${row.note}, ${row.status}, ${row.askedOn}, ${row.operatorId}, ${row.closedOn},
      ${row.closedReason}
    )
  `)
}

export function closeSeatChange(
  db: WriteDb,
  id: string,
  status: 'done' | 'cancelled',
  on: Day,
  reason: string | null,
): void {
  db.runOne(sql`
    UPDATE seat_changes SET status = ${status}, closed_on = ${on}, closed_reason = ${reason} WHERE id = ${id}
  `)
}

/** A plain change: activated on another computer within the days of its validation (R37). */
export interface ComputerChangeRow {
  readonly id: string
  readonly serialId: string
  readonly cause: ComputerCause
  readonly causeText: string
  readonly computer: string
  readonly onDay: Day
  readonly operatorId: string
}

/** Newest first. */
export function computerChangesOf(
  db: ReadDb,
  serialId: string,
): (ComputerChangeRow & { readonly operator: string })[] {
  return db.all(sql`
    SELECT c.id, c.serial_id AS serialId, c.cause, c.cause_text AS causeText, c.computer, c.on_day AS onDay,
      c.operator_id AS operatorId, coalesce(o.name, c.operator_id) AS operator
    FROM computer_changes c LEFT JOIN operators o ON o.id = c.operator_id
    WHERE c.serial_id = ${serialId} ORDER BY c.on_day DESC, c.id DESC
  `)
}

export function insertComputerChange(db: WriteDb, row: ComputerChangeRow): void {
  db.runOne(sql`
    INSERT INTO computer_changes (id, serial_id, cause, cause_text, computer, on_day, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.cause}, ${row.causeText}, ${row.computer}, ${row.onDay}, ${row.operatorId})
  `)
}

export interface Transfer {
  readonly id: string
  readonly serialId: string
  readonly fromClientId: string
  readonly toClientId: string
  readonly onDay: Day
  readonly reason: string
  readonly authorisation: string
  readonly operatorId: string
}

/** The serial changes hands; its payments stay with the client who made them. */
export function insertTransfer(db: WriteDb, row: Transfer): void {
  db.runOne(sql`
    INSERT INTO transfers (id, serial_id, from_client_id, to_client_id, on_day, reason, authorisation, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.fromClientId}, ${row.toClientId}, ${row.onDay}, ${row.reason},
      ${row.authorisation}, ${row.operatorId})
  `)
}

export function transfersOf(
  db: ReadDb,
  serialId: string,
): (Omit<Transfer, 'serialId' | 'fromClientId' | 'toClientId' | 'operatorId'> & {
  readonly fromClient: string
  readonly toClient: string
  readonly operator: string
})[] {
  return db.all(sql`
    SELECT t.id, f.name AS fromClient, c.name AS toClient, t.on_day AS onDay, t.reason, t.authorisation,
      coalesce(o.name, t.operator_id) AS operator
    FROM transfers t
    JOIN clients f ON f.id = t.from_client_id
    JOIN clients c ON c.id = t.to_client_id
    LEFT JOIN operators o ON o.id = t.operator_id
    WHERE t.serial_id = ${serialId} ORDER BY t.on_day DESC, t.id DESC
  `)
}

/** Folios of the slips in force that ask for money for it and have not had any, outside an order. */
export function unpaidSlipsOf(db: ReadDb, serialId: string): string[] {
  return db.column<string>(sql`
    SELECT DISTINCT s.series || '-' || printf('%04d', s.number)
    FROM slip_lines l JOIN slips s ON s.id = l.slip_id
    WHERE l.serial_id = ${serialId} AND s.status = 'issued' AND s.order_id IS NULL
      AND (SELECT coalesce(sum(amount), 0) FROM payments WHERE slip_id = s.id) = 0
    ORDER BY 1
  `)
}

/** Folios of the orders in which a serial still waits for something. */
export function openOrdersOf(db: ReadDb, serialId: string): string[] {
  return db.column<string>(sql`
    SELECT DISTINCT o.series || '-' || printf('%04d', o.number) FROM orders o JOIN order_lines l ON l.order_id = o.id
    WHERE l.serial_id = ${serialId} AND o.state NOT IN ('activated', 'closed', 'cancelled') ORDER BY 1
  `)
}

/** The computer on which a system is activated now: of its last change or its last unlock; '' where none is written. */
export function activatedComputer(db: ReadDb, serialId: string): string {
  return (
    db.value<string>(sql`
      SELECT computer FROM (
        SELECT computer, on_day AS on_day FROM computer_changes WHERE serial_id = ${serialId}
        UNION ALL
        SELECT computer, closed_on FROM unlocks WHERE serial_id = ${serialId} AND state = 'granted'
      ) ORDER BY on_day DESC LIMIT 1
    `) ?? ''
  )
}
