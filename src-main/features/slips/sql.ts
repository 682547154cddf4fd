import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { SlipMethod } from '#domain/slip.ts'
import type { StoredPaper } from './paper.ts'

export interface Slip {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly clientId: string
  readonly orderId: string | null
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string | null
  readonly issuedOn: Day
  readonly operatorId: string
  readonly method: SlipMethod
  readonly replacesId: string | null
  readonly status: 'issued' | 'void'
  readonly voidReason: string | null
  readonly prints: number
  readonly paper: StoredPaper
}

/** The reason of a slip that another took the place of. */
export const REPLACED = 'sustituida'

export function nextNumber(db: ReadDb, series: string): number {
  return db.value<number>(sql`SELECT coalesce(max(number), 0) + 1 FROM slips WHERE series = ${series}`)!
}

export function insertSlip(
  db: WriteDb,
  row: Omit<Slip, 'status' | 'voidReason' | 'prints' | 'vendorId'>,
): void {
  const { paper } = row
  db.runOne(sql`
    INSERT INTO slips (
      id, series, number, client_id, order_id, billed_by, issued_on, operator_id, method, reference, subtotal,
      vat_basis_points, vat, total, pay_by_day, pay_by_time, paper, replaces_id, status
    ) VALUES (
      ${row.id}, ${row.series}, ${row.number}, ${row.clientId}, ${row.orderId}, ${row.billedBy}, ${row.issuedOn},
      ${row.operatorId}, ${row.method}, ${paper.reference ?? ''}, ${paper.subtotal ?? 0}, ${paper.vatBasisPoints}, ${paper.vat ?? 0},
      ${paper.total ?? 0}, ${paper.payBy.day}, ${paper.payBy.time}, ${JSON.stringify(paper)}, ${row.replacesId}, 'issued'
    )
  `)
}

export function insertSlipLine(
  db: WriteDb,
  row: {
    readonly id: string
    readonly slipId: string
    readonly position: number
  } & StoredPaper['lines'][number],
): void {
  db.runOne(sql`
    INSERT INTO slip_lines (id, slip_id, position, serial_id, users, months, first_day, last_day, amount)
    VALUES (${row.id}, ${row.slipId}, ${row.position}, ${row.serialId}, ${row.users}, ${row.months},
      ${row.from ?? ''}, ${row.until ?? ''}, ${row.amount ?? 0})
  `)
}

export function findSlip(db: ReadDb, id: string): Slip | null {
  const row = db.get<Omit<Slip, 'paper' | 'vendorId'> & { paper: string }>(sql`
    SELECT id, series, number, client_id AS clientId, order_id AS orderId, billed_by AS billedBy, issued_on AS issuedOn,
      operator_id AS operatorId, method, replaces_id AS replacesId, status, void_reason AS voidReason, prints, paper
    FROM slips WHERE id = ${id}
  `)
  if (!row) return null
  const paper = JSON.parse(row.paper) as StoredPaper
  return { ...row, paper, vendorId: paper.vendorId }
}

export function operatorOf(db: ReadDb, slip: Slip): string {
  return db.value<string>(sql`SELECT name FROM operators WHERE id = ${slip.operatorId}`) ?? slip.operatorId
}

/** Slips in force that ask for money for the same period of the same serial; '' is the period before the activation. */
export function openSlipsFor(db: ReadDb, serialId: string, firstDay: Day | null): string[] {
  return db.column<string>(sql`
    SELECT f.id FROM slip_lines l JOIN slips f ON f.id = l.slip_id
    WHERE l.serial_id = ${serialId} AND l.first_day = ${firstDay ?? ''} AND f.status = 'issued'
    ORDER BY f.issued_on, f.number, f.id
  `)
}

export function voidSlip(db: WriteDb, id: string, reason: string): void {
  db.runOne(
    sql`UPDATE slips SET status = 'void', void_reason = ${reason} WHERE id = ${id} AND status = 'issued'`,
  )
}

export function countPrint(db: WriteDb, id: string): number {
  db.runOne(sql`UPDATE slips SET prints = prints + 1 WHERE id = ${id}`)
  return db.value<number>(sql`SELECT prints FROM slips WHERE id = ${id}`)!
}

/**
 * The slip that took the place of this one: the one that names it, or, where one slip replaced several, the next that
 * asks for the same period of one of its serials.
 */
export function replacementOf(
  db: ReadDb,
  { id, clientId, voidReason, series, number, issuedOn }: Slip,
): { readonly id: string; readonly series: string; readonly number: number } | null {
  if (voidReason !== REPLACED) return null
  return db.get(sql`
    SELECT f.id, f.series, f.number FROM slips f
    WHERE f.client_id = ${clientId} AND (f.replaces_id = ${id} OR (
      f.issued_on >= ${issuedOn} AND (f.series <> ${series} OR f.number > ${number}) AND EXISTS (
        SELECT 1 FROM slip_lines mine JOIN slip_lines theirs
          ON theirs.serial_id = mine.serial_id AND theirs.first_day = mine.first_day
        WHERE mine.slip_id = ${id} AND theirs.slip_id = f.id
      )
    ))
    ORDER BY f.replaces_id IS NOT ${id}, f.issued_on, f.number LIMIT 1
  `)
}

export interface ListedSlip {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly status: 'issued' | 'void'
  readonly issuedOn: Day
  readonly prints: number
  readonly clientId: string
  readonly client: string
  readonly lines: number
  readonly total: number
  readonly payByDay: Day
}

export function listSlips(
  db: ReadDb,
  of: { readonly clientId: string | null; readonly status: 'issued' | 'void' | null },
  offset: number,
  limit: number,
): { total: number; slips: ListedSlip[] } {
  const where = sql`
    WHERE (${of.clientId} IS NULL OR f.client_id = ${of.clientId}) AND (${of.status} IS NULL OR f.status = ${of.status})
  `
  return {
    total: db.value<number>(sql`SELECT count(*) FROM slips f ${where}`)!,
    slips: db.all<ListedSlip>(sql`
      SELECT f.id, f.series, f.number, f.status, f.issued_on AS issuedOn, f.prints, f.client_id AS clientId,
        c.name AS client, (SELECT count(*) FROM slip_lines l WHERE l.slip_id = f.id) AS lines, f.total,
        f.pay_by_day AS payByDay
      FROM slips f JOIN clients c ON c.id = f.client_id
      ${where}
      ORDER BY f.issued_on DESC, f.number DESC, f.id DESC LIMIT ${limit} OFFSET ${offset}
    `),
  }
}
