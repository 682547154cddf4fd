import { likePart, sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { centavos, type Centavos } from '#domain/money.ts'
import type { LineOutcome, OrderState } from '#domain/order.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'

export interface OrderRow {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly clientId: string
  readonly billedBy: 'vendor' | 'distributor'
  /** Who receives the money; null when the distributor does (D15). */
  readonly vendorId: string | null
  readonly state: OrderState
  readonly createdOn: Day
  readonly operatorId: string
  readonly note: string
  readonly vatBasisPoints: number
  readonly method: Method | null
  readonly slipId: string | null
  readonly payByDay: Day | null
  readonly payByTime: string | null
  readonly endedOn: Day | null
  readonly endReason: string | null
  readonly endText: string
}

export interface OrderLineRow {
  readonly id: string
  readonly orderId: string
  readonly position: number
  /** Null while a new system has no serial. */
  readonly serialId: string | null
  readonly productId: string
  readonly users: number
  readonly months: Months
  /** The month of the rental that it asks money for. */
  readonly firstMonth: number
  /** Without IVA; null while the office has no price. */
  readonly amount: Centavos | null
  readonly typed: number
  readonly outcome: LineOutcome
  readonly refusal: 'left' | 'taken' | null
  readonly renewalId: string | null
  readonly firstPaymentId: string | null
}

const ORDER = sql`
  SELECT o.id, o.series, o.number, o.client_id AS clientId, o.billed_by AS billedBy, o.vendor_id AS vendorId, o.state,
    o.created_on AS createdOn, o.operator_id AS operatorId, o.note, o.vat_basis_points AS vatBasisPoints, o.method,
    o.slip_id AS slipId, o.pay_by_day AS payByDay, o.pay_by_time AS payByTime, o.ended_on AS endedOn,
    o.end_reason AS endReason, o.end_text AS endText
  FROM orders o
`

const LINE = sql`
  SELECT l.id, l.order_id AS orderId, l.position, l.serial_id AS serialId, l.product_id AS productId, l.users, l.months,
    l.first_month AS firstMonth, l.amount, l.typed, l.outcome, l.refusal, l.renewal_id AS renewalId,
    l.first_payment_id AS firstPaymentId
  FROM order_lines l
`

export function nextNumber(db: ReadDb, series: string): number {
  return db.value<number>(sql`SELECT coalesce(max(number), 0) + 1 FROM orders WHERE series = ${series}`)!
}

export function findOrder(db: ReadDb, id: string): OrderRow | null {
  return db.get<OrderRow>(sql`${ORDER} WHERE o.id = ${id}`)
}

export function orderOfSlip(db: ReadDb, slipId: string): OrderRow | null {
  return db.get<OrderRow>(sql`${ORDER} WHERE o.slip_id = ${slipId}`)
}

export function linesOf(db: ReadDb, orderId: string): OrderLineRow[] {
  return db.all<OrderLineRow>(sql`${LINE} WHERE l.order_id = ${orderId} ORDER BY l.position`)
}

export function lineOfRenewal(db: ReadDb, renewalId: string): OrderLineRow | null {
  return db.get<OrderLineRow>(sql`${LINE} WHERE l.renewal_id = ${renewalId}`)
}

/** The line of a serial in an order that still asks for its money: one at most. */
export function openLineOf(db: ReadDb, serialId: string): OrderLineRow | null {
  return db.get<OrderLineRow>(sql`${LINE} WHERE l.serial_id = ${serialId} AND l.outcome = 'open'`)
}

/** Paid orders that wait for that serial to be activated. */
export function paidOrdersOf(db: ReadDb, serialId: string): string[] {
  return db.column<string>(sql`
    SELECT o.id FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE l.serial_id = ${serialId} AND o.state = 'paid'
  `)
}

/** The last payment of an order that was not reversed; null where the balance paid it. */
export function paymentOf(db: ReadDb, orderId: string): string | null {
  return db.value<string>(sql`
    SELECT p.id FROM payments p
    WHERE p.order_id = ${orderId} AND p.kind = 'payment' AND p.amount > p.in_favour
      AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id)
    ORDER BY p.rowid DESC LIMIT 1
  `)
}

/** Its lines whose serial is activated. */
export function activatedLines(db: ReadDb, orderId: string): string[] {
  return db.column<string>(sql`
    SELECT l.id FROM order_lines l JOIN serials s ON s.id = l.serial_id
    WHERE l.order_id = ${orderId} AND s.activated_on IS NOT NULL
  `)
}

export function insertOrder(db: WriteDb, row: OrderRow): void {
  db.runOne(sql`
    INSERT INTO orders (
      id, series, number, client_id, billed_by, vendor_id, state, created_on, operator_id, note, vat_basis_points,
      method, slip_id, pay_by_day, pay_by_time, ended_on, end_reason, end_text
    ) VALUES (
      ${row.id}, ${row.series}, ${row.number}, ${row.clientId}, ${row.billedBy}, ${row.vendorId}, ${row.state},
      ${row.createdOn}, ${row.operatorId}, ${row.note}, ${row.vatBasisPoints}, ${row.method}, ${row.slipId},
      ${row.payByDay}, ${row.payByTime}, ${row.endedOn}, ${row.endReason}, ${row.endText}
    )
  `)
}

export function updateOrder(db: WriteDb, row: OrderRow): void {
  db.runOne(sql`
    UPDATE orders SET
      state = ${row.state},
      vat_basis_points = ${row.vatBasisPoints},
      method = ${row.method},
      slip_id = ${row.slipId},
      pay_by_day = ${row.payByDay},
      pay_by_time = ${row.payByTime},
      ended_on = ${row.endedOn},
      end_reason = ${row.endReason},
      end_text = ${row.endText}
    WHERE id = ${row.id}
  `)
}

export function insertLine(db: WriteDb, row: OrderLineRow): void {
  db.runOne(sql`
    INSERT INTO order_lines (
      id, order_id, position, serial_id, product_id, users, months, first_month, amount, typed, outcome, refusal,
      renewal_id, first_payment_id
    ) VALUES (
      ${row.id}, ${row.orderId}, ${row.position}, ${row.serialId}, ${row.productId}, ${row.users}, ${row.months},
      ${row.firstMonth}, ${row.amount}, ${row.typed}, ${row.outcome}, ${row.refusal}, ${row.renewalId},
      ${row.firstPaymentId}
    )
  `)
}

export function updateLine(db: WriteDb, row: OrderLineRow): void {
  db.runOne(sql`
    UPDATE order_lines SET
      serial_id = ${row.serialId},
      users = ${row.users},
      months = ${row.months},
      first_month = ${row.firstMonth},
      amount = ${row.amount},
      typed = ${row.typed},
      outcome = ${row.outcome},
      refusal = ${row.refusal},
      renewal_id = ${row.renewalId},
      first_payment_id = ${row.firstPaymentId}
    WHERE id = ${row.id}
  `)
}

export function removeLine(db: WriteDb, id: string): void {
  db.runOne(sql`DELETE FROM order_lines WHERE id = ${id}`)
}

/** What came for an order and was not given back: its payments without what stayed in favour, and the balance applied. */
export function paidOf(db: ReadDb, orderId: string): Centavos {
  return db.value<Centavos>(sql`
    SELECT (SELECT coalesce(sum(amount - in_favour), 0) FROM payments WHERE order_id = ${orderId})
      + (SELECT coalesce(sum(amount), 0) FROM balance_moves WHERE order_id = ${orderId})
  `)!
}

export interface BalanceMove {
  readonly id: string
  readonly clientId: string
  readonly orderId: string
  /** Above 0 from the balance to the order, below 0 from the order back to the balance. */
  readonly amount: number
  readonly why: 'applied' | 'takenBack' | 'cancelled' | 'notRenewed' | 'reversed'
  readonly movedOn: Day
  readonly movedAt: string
  readonly operatorId: string
}

export function insertBalanceMove(db: WriteDb, row: BalanceMove): void {
  db.runOne(sql`
    INSERT INTO balance_moves (id, client_id, order_id, amount, why, moved_on, moved_at, operator_id)
    VALUES (${row.id}, ${row.clientId}, ${row.orderId}, ${row.amount}, ${row.why}, ${row.movedOn}, ${row.movedAt},
      ${row.operatorId})
  `)
}

/** What an order has of the client's balance, as far as it was not given back since. */
export function appliedTo(db: ReadDb, orderId: string): Centavos {
  const applied = db.value<number>(sql`
    SELECT coalesce(sum(amount), 0) FROM balance_moves
    WHERE order_id = ${orderId} AND why IN ('applied', 'takenBack')
  `)!
  return centavos(Math.max(0, Math.min(applied, paidOf(db, orderId))))
}

export function operatorName(db: ReadDb, id: string): string {
  return db.value<string>(sql`SELECT name FROM operators WHERE id = ${id}`) ?? id
}

export interface ListedOrder {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly state: OrderState
  readonly clientId: string
  readonly client: string
  readonly createdOn: Day
  readonly vatBasisPoints: number
  readonly method: Method | null
  readonly payByDay: Day | null
  readonly payByTime: string | null
}

export interface OrderFilter {
  readonly clientId: string | null
  readonly states: readonly OrderState[] | null
  /** Part of the client's name, as names are compared. */
  readonly name: string | null
  readonly folio: { readonly series: string | null; readonly number: number } | null
}

/** Those that ask for something first, by when; then the newest. */
export function listOrders(
  db: ReadDb,
  of: OrderFilter,
  offset: number,
  limit: number,
): { total: number; orders: ListedOrder[] } {
  const states = JSON.stringify(of.states ?? [])
  const where = sql`
    WHERE (${of.clientId} IS NULL OR o.client_id = ${of.clientId})
      AND (${of.states === null} OR o.state IN (SELECT value FROM json_each(${states})))
      AND (${of.folio?.number ?? null} IS NULL OR o.number = ${of.folio?.number ?? null})
      AND (${of.folio?.series ?? null} IS NULL OR o.series = ${of.folio?.series ?? null})
      AND (${of.name} IS NULL OR c.name_key ${likePart(of.name ?? '')})
  `
  const from = sql`FROM orders o JOIN clients c ON c.id = o.client_id`
  return {
    total: db.value<number>(sql`SELECT count(*) ${from} ${where}`)!,
    orders: db.all<ListedOrder>(sql`
      SELECT o.id, o.series, o.number, o.state, o.client_id AS clientId, c.name AS client, o.created_on AS createdOn,
        o.vat_basis_points AS vatBasisPoints, o.method, o.pay_by_day AS payByDay, o.pay_by_time AS payByTime
      ${from} ${where}
      ORDER BY o.state NOT IN ('cart', 'final', 'slip', 'paid'), o.pay_by_day IS NULL, o.pay_by_day, o.number DESC, o.id
      LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export function countByState(db: ReadDb, clientId: string | null): { state: OrderState; n: number }[] {
  return clientId === null
    ? db.all(sql`SELECT state, count(*) AS n FROM orders GROUP BY state`)
    : db.all(sql`SELECT state, count(*) AS n FROM orders WHERE client_id = ${clientId} GROUP BY state`)
}

/** The rented serials whose paid period is cut in those days, both included; of one client, or of all. */
export function serialsCutBetween(
  db: ReadDb,
  of: { readonly clientId: string | null; readonly from: Day; readonly until: Day },
  most: number,
): string[] {
  return of.clientId === null
    ? db.column(sql`
        SELECT serial_id FROM board WHERE next_cutoff BETWEEN ${of.from} AND ${of.until}
        ORDER BY next_cutoff, n LIMIT ${most}
      `)
    : db.column(sql`
        SELECT serial_id FROM board WHERE client_id = ${of.clientId} AND next_cutoff BETWEEN ${of.from} AND ${of.until}
        ORDER BY next_cutoff, n LIMIT ${most}
      `)
}
