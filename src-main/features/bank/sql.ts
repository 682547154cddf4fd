import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Payable } from '#domain/bank-match.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { folioOf } from '#domain/slip.ts'

export interface StoredLine {
  readonly id: string
  readonly statement: string
  readonly day: Day
  readonly amount: Centavos
  readonly text: string
  readonly reference: string
  readonly paymentId: string | null
  readonly setAside: string | null
}

const LINES = sql`
  SELECT id, statement, day, amount, text, reference, payment_id AS paymentId, set_aside AS setAside FROM bank_lines
`

export function findLine(db: ReadDb, id: string): StoredLine | null {
  return db.get<StoredLine>(sql`${LINES} WHERE id = ${id}`)
}

/** False where the line came with an earlier statement. */
export function insertLine(
  db: WriteDb,
  row: Omit<StoredLine, 'paymentId' | 'setAside'> & { readonly keptOn: Day },
): boolean {
  return (
    db.run(sql`
      INSERT INTO bank_lines (id, statement, day, amount, text, reference, kept_on)
      VALUES (${row.id}, ${row.statement}, ${row.day}, ${row.amount}, ${row.text}, ${row.reference}, ${row.keptOn})
      ON CONFLICT (id) DO NOTHING
    `) === 1
  )
}

export function setMatch(db: WriteDb, id: string, paymentId: string | null, setAside: string | null): void {
  db.runOne(sql`UPDATE bank_lines SET payment_id = ${paymentId}, set_aside = ${setAside} WHERE id = ${id}`)
}

/** Those that nobody has matched or set aside, the oldest first. */
export function openLines(db: ReadDb): StoredLine[] {
  return db.all<StoredLine>(sql`${LINES} WHERE payment_id IS NULL AND set_aside IS NULL ORDER BY day, id`)
}

export function closedLines(
  db: ReadDb,
  show: 'matched' | 'aside',
  offset: number,
  limit: number,
): StoredLine[] {
  const which = show === 'matched' ? sql`payment_id IS NOT NULL` : sql`set_aside IS NOT NULL`
  return db.all<StoredLine>(
    sql`${LINES} WHERE ${which} ORDER BY day DESC, id LIMIT ${limit} OFFSET ${offset}`,
  )
}

export function countClosed(db: ReadDb): { readonly matched: number; readonly aside: number } {
  return db.get(sql`
    SELECT (SELECT count(*) FROM bank_lines WHERE payment_id IS NOT NULL) AS matched,
      (SELECT count(*) FROM bank_lines WHERE set_aside IS NOT NULL) AS aside
  `)!
}

export function lineOfPayment(db: ReadDb, paymentId: string): StoredLine | null {
  return db.get<StoredLine>(sql`${LINES} WHERE payment_id = ${paymentId}`)
}

export interface PayableRow extends Payable {
  readonly client: string
  readonly clientId: string
  readonly serial: string
  readonly method: string
  readonly operator: string
  readonly reversed: number
}

interface RawPayable extends Omit<PayableRow, 'folios'> {
  readonly slipSeries: string | null
  readonly slipNumber: number | null
  readonly orderSeries: string | null
  readonly orderNumber: number | null
}

const PAYMENTS = sql`
  SELECT p.id, p.paid_on AS paidOn, p.amount, p.reference, c.name AS client, c.id AS clientId,
    coalesce(s.serial, '') AS serial, p.method, coalesce(o.name, p.operator_id) AS operator,
    EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id) AS reversed,
    f.series AS slipSeries, f.number AS slipNumber, d.series AS orderSeries, d.number AS orderNumber
  FROM payments p
  JOIN clients c ON c.id = p.client_id
  LEFT JOIN serials s ON s.id = p.serial_id
  LEFT JOIN operators o ON o.id = p.operator_id
  LEFT JOIN slips f ON f.id = p.slip_id
  LEFT JOIN orders d ON d.id = p.order_id
`

/** Payments of some days, both included, that no line of a statement is yet. */
export function unmatchedPayments(db: ReadDb, from: Day, until: Day): PayableRow[] {
  return db
    .all<RawPayable>(
      sql`
      ${PAYMENTS} WHERE p.paid_on BETWEEN ${from} AND ${until} AND p.method <> 'card'
        AND NOT EXISTS (SELECT 1 FROM bank_lines l WHERE l.payment_id = p.id)
      ORDER BY p.paid_on, p.id
    `,
    )
    .map(withFolios)
}

export function paymentsById(db: ReadDb, ids: readonly string[]): Map<string, PayableRow> {
  const rows = db.all<RawPayable>(
    sql`${PAYMENTS} WHERE p.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  return new Map(rows.map((row) => [row.id, withFolios(row)]))
}

function withFolios({ slipSeries, slipNumber, orderSeries, orderNumber, ...row }: RawPayable): PayableRow {
  const folios = [
    ...(slipSeries !== null && slipNumber !== null ? [folioOf(slipSeries, slipNumber)] : []),
    ...(orderSeries !== null && orderNumber !== null ? [folioOf(orderSeries, orderNumber)] : []),
  ]
  return { ...row, folios }
}
