import { join, sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'

export interface Payment {
  readonly id: string
  readonly clientId: string
  readonly serialId: string | null
  readonly orderId: string | null
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
      id, client_id, serial_id, order_id, slip_id, kind, amount, in_favour, vat_basis_points, method, reference,
      paid_on, registered_on, registered_at, operator_id, reverses, reason, billed_by
    ) VALUES (
      ${row.id}, ${row.clientId}, ${row.serialId}, ${row.orderId}, ${row.slipId}, ${row.kind}, ${row.amount},
      ${row.inFavour}, ${row.vatBasisPoints}, ${row.method}, ${row.reference}, ${row.paidOn}, ${row.registeredOn},
      ${row.registeredAt}, ${row.operatorId}, ${row.reverses}, ${row.reason},
      coalesce(
        (SELECT billed_by FROM payments WHERE id = ${row.reverses}),
        (SELECT billed_by FROM clients WHERE id = ${row.clientId})
      )
    )
  `)
}

export function findPayment(db: ReadDb, id: string): Payment | null {
  return db.get<Payment>(sql`
    SELECT id, client_id AS clientId, serial_id AS serialId, order_id AS orderId, slip_id AS slipId, kind, amount,
      in_favour AS inFavour, vat_basis_points AS vatBasisPoints, method, reference, paid_on AS paidOn, registered_on AS registeredOn,
      registered_at AS registeredAt, operator_id AS operatorId, reverses, reason
    FROM payments WHERE id = ${id}
  `)
}

export function isReversed(db: ReadDb, id: string): boolean {
  return db.value(sql`SELECT 1 FROM payments WHERE reverses = ${id}`) !== null
}

/** What was paid with a slip and not reversed, in centavos; found by its client, whose payments are indexed. */
export function paidWithSlip(db: ReadDb, slip: { readonly id: string; readonly clientId: string }): Centavos {
  return db.value<Centavos>(sql`
    SELECT coalesce(sum(amount), 0) FROM payments WHERE client_id = ${slip.clientId} AND slip_id = ${slip.id}
  `)!
}

/** What came for each of its systems. */
export function paidLinesOf(
  db: ReadDb,
  slip: { readonly id: string; readonly clientId: string },
): { serialId: string; amount: number }[] {
  return db.all(sql`
    SELECT serial_id AS serialId, sum(amount) AS amount FROM payments
    WHERE client_id = ${slip.clientId} AND slip_id = ${slip.id} AND serial_id IS NOT NULL
    GROUP BY serial_id HAVING sum(amount) > 0
  `)
}

/**
 * Money in the client's favour (D20), in centavos: what payments left over, less what was applied to orders, and what
 * orders gave back.
 */
export function balanceOf(db: ReadDb, clientId: string): Centavos {
  return db.value<Centavos>(sql`
    SELECT (SELECT coalesce(sum(in_favour), 0) FROM payments WHERE client_id = ${clientId})
      - (SELECT coalesce(sum(amount), 0) FROM balance_moves WHERE client_id = ${clientId})
  `)!
}

/** A payment as it is shown where a second one of the same months is refused (D20). */
export function firstShown(db: ReadDb, id: string): { id: string; paidOn: Day; amount: number } | null {
  return db.get(sql`SELECT id, paid_on AS paidOn, amount FROM payments WHERE id = ${id}`)
}

/** The payment that an order was first paid with; null where there is none in force. */
export function firstOfOrder(
  db: ReadDb,
  orderId: string,
): { id: string; paidOn: Day; amount: number } | null {
  return db.get(sql`
    SELECT p.id, p.paid_on AS paidOn, p.amount FROM payments p
    WHERE p.order_id = ${orderId} AND p.kind = 'payment' AND p.amount > p.in_favour
      AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id)
    ORDER BY p.rowid LIMIT 1
  `)
}

export function addReceipt(
  db: WriteDb,
  row: {
    readonly id: string
    readonly paymentId: string
    readonly attachmentId: string
    readonly addedOn: Day
  },
): void {
  db.run(sql`
    INSERT INTO payment_receipts (id, payment_id, attachment_id, added_on)
    VALUES (${row.id}, ${row.paymentId}, ${row.attachmentId}, ${row.addedOn})
    ON CONFLICT (payment_id, attachment_id) DO NOTHING
  `)
}

export interface Receipt {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** The receipts of a payment as attachments, in the order in which they were added. */
export function receiptsOf(db: ReadDb, paymentId: string): Receipt[] {
  return db.all<Receipt>(sql`
    SELECT a.id, a.name, a.type, a.size FROM payment_receipts r JOIN attachments a ON a.id = r.attachment_id
    WHERE r.payment_id = ${paymentId} ORDER BY r.rowid
  `)
}

/** What is absent or null asks for all. */
export interface PaymentFilter {
  readonly clientId?: string | null | undefined
  readonly serialId?: string | null | undefined
  readonly orderId?: string | null | undefined
  readonly method?: Method | null | undefined
  /** Days of payment, both included. */
  readonly from?: Day | null | undefined
  readonly until?: Day | null | undefined
}

export interface ListedPayment {
  readonly id: string
  readonly kind: 'payment' | 'reversal'
  readonly clientId: string
  readonly client: string
  readonly serial: string | null
  readonly orderId: string | null
  readonly orderSeries: string | null
  readonly orderNumber: number | null
  readonly amount: number
  readonly inFavour: number
  readonly method: Method
  readonly reference: string
  readonly paidOn: Day
  readonly reversed: number
  readonly receipts: number
  readonly operator: string
}

const LISTED = sql`
  SELECT p.id, p.kind, p.client_id AS clientId, c.name AS client, s.serial, p.order_id AS orderId,
    d.series AS orderSeries, d.number AS orderNumber, p.amount, p.in_favour AS inFavour, p.method, p.reference,
    p.paid_on AS paidOn, EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id) AS reversed,
    (SELECT count(*) FROM payment_receipts r WHERE r.payment_id = p.id) AS receipts,
    coalesce(o.name, p.operator_id) AS operator
  FROM payments p
  JOIN clients c ON c.id = p.client_id
  LEFT JOIN serials s ON s.id = p.serial_id
  LEFT JOIN orders d ON d.id = p.order_id
  LEFT JOIN operators o ON o.id = p.operator_id
`

export function listedPayment(db: ReadDb, id: string): ListedPayment | null {
  return db.get<ListedPayment>(sql`${LISTED} WHERE p.id = ${id}`)
}

/** The reversal that took a payment back, or the payment that a reversal took back, with the reason. */
export function counterpartOf(
  db: ReadDb,
  { id, reverses, reason }: Payment,
): { readonly id: string; readonly reason: string } | null {
  if (reverses !== null) return { id: reverses, reason: reason ?? '' }
  return db.get(sql`SELECT id, coalesce(reason, '') AS reason FROM payments WHERE reverses = ${id}`)
}

/** By client, serial, order, days or method; the newest first. */
export function listPayments(
  db: ReadDb,
  of: PaymentFilter,
  offset: number,
  limit: number,
): { total: number; payments: ListedPayment[] } {
  const conditions = [
    of.clientId === undefined || of.clientId === null ? null : sql`p.client_id = ${of.clientId}`,
    of.serialId === undefined || of.serialId === null ? null : sql`p.serial_id = ${of.serialId}`,
    of.orderId === undefined || of.orderId === null ? null : sql`p.order_id = ${of.orderId}`,
    of.method === undefined || of.method === null ? null : sql`p.method = ${of.method}`,
    of.from === undefined || of.from === null ? null : sql`p.paid_on >= ${of.from}`,
    of.until === undefined || of.until === null ? null : sql`p.paid_on <= ${of.until}`,
  ].filter((condition) => condition !== null)
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${join(conditions, sql` AND `)}`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM payments p ${where}`)!,
    payments: db.all<ListedPayment>(sql`
      ${LISTED}
      ${where}
      ORDER BY p.paid_on DESC, p.rowid DESC LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export interface DayTotal {
  readonly day: Day
  readonly method: Method
  /** Reversals taken off, in centavos. */
  readonly amount: number
  readonly payments: number
}

/** What came in on each day by each method, both days included: the day closed by method. */
export function totalsByDay(db: ReadDb, from: Day, until: Day): DayTotal[] {
  return db.all<DayTotal>(sql`
    SELECT paid_on AS day, method, sum(amount) AS amount, sum(kind = 'payment') AS payments
    FROM payments WHERE paid_on BETWEEN ${from} AND ${until}
    GROUP BY paid_on, method ORDER BY paid_on, method
  `)
}
