import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'

export interface Payment {
  readonly id: string
  readonly clientId: string
  readonly serialId: string | null
  readonly slipId: string | null
  readonly kind: 'payment' | 'reversal'
  /** Centavos with IVA; negative in a reversal. */
  readonly amount: number
  readonly inFavour: number
  readonly vatBasisPoints: number
  readonly method: Method
  readonly reference: string
  readonly paidOn: Day
  readonly registeredOn: Day
  readonly registeredAt: string
  readonly operatorId: string
  readonly reverses: string | null
  readonly reason: string | null
}

/** Who bills it is what the client's record says on that day, and of a reversal what its payment says (C16). */
export function insertPayment(db: WriteDb, row: Payment): void {
  db.runOne(sql`
    INSERT INTO payments (
      id, client_id, serial_id, slip_id, kind, amount, in_favour, vat_basis_points, method, reference, paid_on,
      registered_on, registered_at, operator_id, reverses, reason, billed_by
    ) VALUES (
      ${row.id}, ${row.clientId}, ${row.serialId}, ${row.slipId}, ${row.kind}, ${row.amount}, ${row.inFavour},
      ${row.vatBasisPoints}, ${row.method}, ${row.reference}, ${row.paidOn}, ${row.registeredOn}, ${row.registeredAt},
      ${row.operatorId}, ${row.reverses}, ${row.reason},
      coalesce(
        (SELECT billed_by FROM payments WHERE id = ${row.reverses}),
        (SELECT billed_by FROM clients WHERE id = ${row.clientId})
      )
    )
  `)
}

export function findPayment(db: ReadDb, id: string): Payment | null {
  return db.get<Payment>(sql`
    SELECT id, client_id AS clientId, serial_id AS serialId, slip_id AS slipId, kind, amount, in_favour AS inFavour,
      vat_basis_points AS vatBasisPoints, method, reference, paid_on AS paidOn, registered_on AS registeredOn,
      registered_at AS registeredAt, operator_id AS operatorId, reverses, reason
    FROM payments WHERE id = ${id}
  `)
}

export function isReversed(db: ReadDb, id: string): boolean {
  return db.value(sql`SELECT 1 FROM payments WHERE reverses = ${id}`) !== null
}

/** What was paid with a slip and not reversed, in centavos; found by its client, whose payments are indexed. */
export function paidWithSlip(db: ReadDb, slip: { readonly id: string; readonly clientId: string }): number {
  return db.value<number>(sql`
    SELECT coalesce(sum(amount), 0) FROM payments WHERE client_id = ${slip.clientId} AND slip_id = ${slip.id}
  `)!
}

/** Money in the client's favour (D20), in centavos. */
export function balanceOf(db: ReadDb, clientId: string): number {
  return db.value<number>(
    sql`SELECT coalesce(sum(in_favour), 0) FROM payments WHERE client_id = ${clientId}`,
  )!
}

export interface ListedPayment {
  readonly id: string
  readonly kind: 'payment' | 'reversal'
  readonly client: string
  readonly serial: string | null
  readonly amount: number
  readonly inFavour: number
  readonly method: Method
  readonly reference: string
  readonly paidOn: Day
  readonly reversed: number
  readonly operator: string
}

export function listPayments(
  db: ReadDb,
  of: { readonly clientId: string | null; readonly serialId: string | null },
  offset: number,
  limit: number,
): { total: number; payments: ListedPayment[] } {
  const where = sql`
    WHERE (${of.clientId} IS NULL OR p.client_id = ${of.clientId}) AND (${of.serialId} IS NULL OR p.serial_id = ${of.serialId})
  `
  return {
    total: db.value<number>(sql`SELECT count(*) FROM payments p ${where}`)!,
    payments: db.all<ListedPayment>(sql`
      SELECT p.id, p.kind, c.name AS client, s.serial, p.amount, p.in_favour AS inFavour, p.method, p.reference,
        p.paid_on AS paidOn, EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id) AS reversed,
        coalesce(o.name, p.operator_id) AS operator
      FROM payments p
      JOIN clients c ON c.id = p.client_id
      LEFT JOIN serials s ON s.id = p.serial_id
      LEFT JOIN operators o ON o.id = p.operator_id
      ${where}
      ORDER BY p.paid_on DESC, p.rowid DESC LIMIT ${limit} OFFSET ${offset}
    `),
  }
}
