import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { QuoteState, QuoteStatus } from '#domain/quote.ts'
import type { QuotePaper } from '#papers/quote.ts'

export interface Quote {
  readonly id: string
  readonly series: string
  readonly number: number
  /** Null of somebody who was no client. */
  readonly clientId: string | null
  readonly name: string
  readonly issuedOn: Day
  /** Its last day. */
  readonly validUntil: Day
  readonly operatorId: string
  readonly paper: StoredQuote
  readonly status: QuoteStatus
  readonly endedOn: Day | null
  readonly reason: string | null
  readonly orderId: string | null
}

/** A quote as it was sent, kept word for word: later prices and names do not reach it. */
export type StoredQuote = Omit<QuotePaper, 'folio' | 'issuedOn' | 'validUntil' | 'watermark'>

export function nextNumber(db: ReadDb, series: string): number {
  return db.value<number>(sql`SELECT coalesce(max(number), 0) + 1 FROM quotes WHERE series = ${series}`)!
}

export function insertQuote(db: WriteDb, row: Quote): void {
  db.runOne(sql`
    INSERT INTO quotes (
      id, series, number, client_id, name, issued_on, valid_until, operator_id, total, paper, status
    ) VALUES (
      ${row.id}, ${row.series}, ${row.number}, ${row.clientId}, ${row.name}, ${row.issuedOn}, ${row.validUntil},
      ${row.operatorId}, ${row.paper.total}, ${JSON.stringify(row.paper)}, ${row.status}
    )
  `)
}

export function endQuote(
  db: WriteDb,
  { id, status, endedOn, reason, orderId, clientId }: Quote & { readonly endedOn: Day },
): void {
  db.runOne(sql`
    UPDATE quotes SET
      status = ${status},
      ended_on = ${endedOn},
      reason = ${reason},
      order_id = ${orderId},
      client_id = ${clientId}
    WHERE id = ${id} AND status = 'open'
  `)
}

export function findQuote(db: ReadDb, id: string): Quote | null {
  const row = db.get<Omit<Quote, 'paper'> & { paper: string }>(sql`
    SELECT id, series, number, client_id AS clientId, name, issued_on AS issuedOn, valid_until AS validUntil,
      operator_id AS operatorId, paper, status, ended_on AS endedOn, reason, order_id AS orderId
    FROM quotes WHERE id = ${id}
  `)
  return row && { ...row, paper: JSON.parse(row.paper) as StoredQuote }
}

export interface ListedQuote {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly state: QuoteState
  readonly clientId: string | null
  readonly name: string
  readonly issuedOn: Day
  readonly validUntil: Day
  readonly total: number
  readonly orderId: string | null
  readonly orderSeries: string | null
  readonly orderNumber: number | null
  readonly operator: string
}

/** One that nobody answered expires after its last day. */
const stateOn = (today: Day) => sql`
  CASE WHEN q.status = 'open' AND q.valid_until < ${today} THEN 'expired' ELSE q.status END
`

/** The newest first. */
export function listQuotes(
  db: ReadDb,
  of: { readonly clientId: string | null; readonly state: QuoteState | null },
  today: Day,
  offset: number,
  limit: number,
): { total: number; quotes: ListedQuote[] } {
  const where = sql`
    WHERE (${of.clientId} IS NULL OR q.client_id = ${of.clientId})
      AND (${of.state} IS NULL OR ${of.state} = ${stateOn(today)})
  `
  return {
    total: db.value<number>(sql`SELECT count(*) FROM quotes q ${where}`)!,
    quotes: db.all<ListedQuote>(sql`
      SELECT q.id, q.series, q.number, ${stateOn(today)} AS state, q.client_id AS clientId, q.name,
        q.issued_on AS issuedOn, q.valid_until AS validUntil, q.total, q.order_id AS orderId, o.series AS orderSeries,
        o.number AS orderNumber, coalesce(w.name, q.operator_id) AS operator
      FROM quotes q LEFT JOIN orders o ON o.id = q.order_id LEFT JOIN operators w ON w.id = q.operator_id
      ${where}
      ORDER BY q.issued_on DESC, q.number DESC, q.id
      LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export function countByState(
  db: ReadDb,
  clientId: string | null,
  today: Day,
): { state: QuoteState; n: number }[] {
  return db.all(sql`
    SELECT ${stateOn(today)} AS state, count(*) AS n FROM quotes q
    WHERE ${clientId} IS NULL OR q.client_id = ${clientId}
    GROUP BY 1
  `)
}
