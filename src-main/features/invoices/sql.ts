import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { CfdiFacts, InvoiceKind, InvoiceMismatch } from '#domain/invoice.ts'
import type { Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'

export type PromiseState = 'waiting' | 'mismatch' | 'received' | 'withdrawn'

/** An invoice, or a complement of payment, that a payment promises (R18). */
export interface InvoicePromise {
  readonly id: string
  readonly kind: InvoiceKind
  readonly clientId: string
  readonly client: string
  /** The company registered in the account (R17). */
  readonly rfc: string | null
  readonly regime: string
  readonly postcode: string
  readonly paymentId: string
  readonly method: Method
  readonly reference: string
  /** The payment was taken back. */
  readonly reversed: number
  readonly serialId: string | null
  readonly serial: string | null
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string
  readonly vendor: string
  readonly calendarId: string
  readonly amount: Centavos
  readonly paidOn: Day
  readonly promisedOn: Day
  readonly claimOn: Day
  readonly claims: number
  readonly state: PromiseState
  readonly documentId: string | null
  readonly uuid: string | null
  readonly pdfId: string | null
}

const PROMISES = sql`
  SELECT i.id, i.kind, i.client_id AS clientId, c.name AS client, c.rfc, c.fiscal_regime AS regime, c.postcode,
    i.payment_id AS paymentId, p.method, p.reference,
    EXISTS (SELECT 1 FROM payments r WHERE r.reverses = p.id) AS reversed, p.serial_id AS serialId, s.serial,
    i.billed_by AS billedBy, i.vendor_id AS vendorId, v.name AS vendor, v.calendar_id AS calendarId, i.amount,
    i.paid_on AS paidOn, i.promised_on AS promisedOn, i.claim_on AS claimOn,
    (SELECT count(*) FROM invoice_claims k WHERE k.promise_id = i.id) AS claims, i.state,
    i.document_id AS documentId, d.uuid, coalesce(d.pdf_id, i.pdf_id) AS pdfId
  FROM invoice_promises i
  JOIN clients c ON c.id = i.client_id
  JOIN payments p ON p.id = i.payment_id
  JOIN vendors v ON v.id = i.vendor_id
  LEFT JOIN serials s ON s.id = p.serial_id
  LEFT JOIN invoice_documents d ON d.id = i.document_id
`

export function findPromise(db: ReadDb, id: string): InvoicePromise | null {
  return db.get<InvoicePromise>(sql`${PROMISES} WHERE i.id = ${id}`)
}

export function promisesOfPayment(db: ReadDb, paymentId: string): InvoicePromise[] {
  return db.all<InvoicePromise>(sql`${PROMISES} WHERE i.payment_id = ${paymentId} ORDER BY i.kind DESC`)
}

export function promisesOfDocument(db: ReadDb, documentId: string): InvoicePromise[] {
  return db.all<InvoicePromise>(sql`${PROMISES} WHERE i.document_id = ${documentId} ORDER BY i.id`)
}

/** Every payment of the order that stands has its good invoice; of an order without payments none has. */
export function isInvoiced(db: ReadDb, orderId: string): boolean {
  const { owed, received } = db.get<{ owed: number; received: number }>(sql`
    SELECT count(*) FILTER (WHERE i.state IN ('waiting', 'mismatch')) AS owed,
      count(*) FILTER (WHERE i.state = 'received') AS received
    FROM invoice_promises i JOIN payments p ON p.id = i.payment_id
    WHERE p.order_id = ${orderId} AND i.kind = 'invoice'
  `)!
  return owed === 0 && received > 0
}

/** Those that a document of this amount, or for this RFC, may be for. */
export function openPromises(db: ReadDb, kind: InvoiceKind, amount: number, rfc: string): InvoicePromise[] {
  return db.all<InvoicePromise>(sql`
    ${PROMISES} WHERE i.id IN (
      SELECT id FROM (SELECT id FROM invoice_promises WHERE state = 'waiting' AND amount = ${amount} LIMIT 200)
      UNION
      SELECT id FROM (
        SELECT o.id FROM clients t JOIN invoice_promises o ON o.client_id = t.id
        WHERE t.rfc = ${rfc} AND o.state IN ('waiting', 'mismatch') ORDER BY o.paid_on DESC LIMIT 200
      )
    ) AND i.kind = ${kind}
    ORDER BY i.paid_on DESC, i.id
  `)
}

export interface NewPromise {
  readonly id: string
  readonly kind: InvoiceKind
  readonly clientId: string
  readonly paymentId: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string
  readonly amount: number
  readonly paidOn: Day
  readonly promisedOn: Day
}

export function insertPromise(db: WriteDb, row: NewPromise): void {
  db.runOne(sql`
    INSERT INTO invoice_promises (
      id, kind, client_id, payment_id, billed_by, vendor_id, amount, paid_on, promised_on, claim_on, state
    ) VALUES (
      ${row.id}, ${row.kind}, ${row.clientId}, ${row.paymentId}, ${row.billedBy}, ${row.vendorId}, ${row.amount},
      ${row.paidOn}, ${row.promisedOn}, ${row.promisedOn}, 'waiting'
    )
  `)
}

export function setPromise(
  db: WriteDb,
  row: Pick<InvoicePromise, 'id' | 'state' | 'documentId' | 'claimOn'>,
): void {
  db.runOne(sql`
    UPDATE invoice_promises SET state = ${row.state}, document_id = ${row.documentId}, claim_on = ${row.claimOn}
    WHERE id = ${row.id}
  `)
}

export function setPromisePdf(db: WriteDb, id: string, pdfId: string): void {
  db.runOne(sql`UPDATE invoice_promises SET pdf_id = ${pdfId} WHERE id = ${id}`)
}

/** Who bills what was paid for, and the vendor whose calendar its promise is counted in. */
export function billingOf(
  db: ReadDb,
  paymentId: string,
): {
  clientId: string
  billedBy: 'vendor' | 'distributor'
  vendorId: string
  calendarId: string
  amount: number
  paidOn: Day
} | null {
  return db.get(sql`
    SELECT p.client_id AS clientId, coalesce(o.billed_by, c.billed_by) AS billedBy, v.id AS vendorId,
      v.calendar_id AS calendarId, p.amount, p.paid_on AS paidOn
    FROM payments p
    JOIN clients c ON c.id = p.client_id
    LEFT JOIN orders o ON o.id = p.order_id
    LEFT JOIN serials s ON s.id = p.serial_id
    LEFT JOIN products own ON own.id = s.product_id
    LEFT JOIN products ordered ON ordered.id = (
      SELECT product_id FROM order_lines WHERE order_id = p.order_id ORDER BY id LIMIT 1
    )
    JOIN vendors v ON v.id = coalesce(own.vendor_id, ordered.vendor_id, 'aspel')
    WHERE p.id = ${paymentId}
  `)
}

/** Who issued the last good invoice of the same biller: the next one should be of the same. */
export function lastIssuerOf(db: ReadDb, vendorId: string): string | null {
  return db.value<string>(sql`
    SELECT d.issuer_rfc FROM invoice_promises i JOIN invoice_documents d ON d.id = i.document_id
    WHERE i.billed_by = 'vendor' AND i.vendor_id = ${vendorId} AND i.state = 'received'
    ORDER BY d.received_on DESC, d.id DESC LIMIT 1
  `)
}

export type Show = 'waiting' | 'overdue' | 'mismatch' | 'received' | 'all'

export function listPromises(
  db: ReadDb,
  of: { readonly show: Show; readonly clientId: string | null },
  today: Day,
  offset: number,
  limit: number,
): { total: number; invoices: InvoicePromise[] } {
  const where = sql`WHERE ${shown(of.show, today)} AND (${of.clientId} IS NULL OR i.client_id = ${of.clientId})`
  const order =
    of.show === 'received' || of.show === 'all'
      ? sql`ORDER BY i.promised_on DESC, i.id DESC`
      : sql`ORDER BY i.promised_on, i.id`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM invoice_promises i ${where}`)!,
    invoices: db.all<InvoicePromise>(sql`${PROMISES} ${where} ${order} LIMIT ${limit} OFFSET ${offset}`),
  }
}

export function countPromises(
  db: ReadDb,
  clientId: string | null,
  today: Day,
): Record<Exclude<Show, 'all'>, number> {
  const count = (show: Show) =>
    db.value<number>(sql`
      SELECT count(*) FROM invoice_promises i
      WHERE ${shown(show, today)} AND (${clientId} IS NULL OR i.client_id = ${clientId})
    `)!
  return {
    waiting: count('waiting'),
    overdue: count('overdue'),
    mismatch: count('mismatch'),
    received: count('received'),
  }
}

/** Overdue from the day after the promised one: that day is still within the five (R18). */
function shown(show: Show, today: Day): Sql {
  if (show === 'all') return sql`TRUE`
  if (show === 'waiting') return sql`i.state = 'waiting'`
  if (show === 'overdue') return sql`i.state = 'waiting' AND i.promised_on < ${today}`
  return show === 'mismatch' ? sql`i.state = 'mismatch'` : sql`i.state = 'received'`
}

export interface Claim {
  readonly claimedOn: Day
  readonly nextOn: Day
  readonly note: string
  readonly operator: string
}

export function claimsOf(db: ReadDb, promiseId: string): Claim[] {
  return db.all<Claim>(sql`
    SELECT k.claimed_on AS claimedOn, k.next_on AS nextOn, k.note, coalesce(o.name, k.operator_id) AS operator
    FROM invoice_claims k LEFT JOIN operators o ON o.id = k.operator_id
    WHERE k.promise_id = ${promiseId} ORDER BY k.claimed_on DESC, k.id DESC
  `)
}

export function insertClaim(
  db: WriteDb,
  row: Omit<Claim, 'operator'> & {
    readonly id: string
    readonly promiseId: string
    readonly operatorId: string
  },
): void {
  db.runOne(sql`
    INSERT INTO invoice_claims (id, promise_id, claimed_on, next_on, note, operator_id)
    VALUES (${row.id}, ${row.promiseId}, ${row.claimedOn}, ${row.nextOn}, ${row.note}, ${row.operatorId})
  `)
}

export type DocumentState = 'good' | 'mismatch' | 'accepted' | 'rejected'

/** An invoice that came, as its XML says, and in what it differs from what was promised. */
export interface InvoiceDocument {
  readonly id: string
  readonly facts: CfdiFacts
  readonly xmlId: string
  readonly pdfId: string | null
  readonly mismatches: readonly InvoiceMismatch[]
  readonly state: DocumentState
  readonly reason: string | null
  readonly receivedOn: Day
  readonly operator: string
}

interface DocumentRow extends Omit<InvoiceDocument, 'facts' | 'mismatches'> {
  readonly facts: string
  readonly mismatches: string
}

export function findDocument(db: ReadDb, id: string): InvoiceDocument | null {
  const row = db.get<DocumentRow>(sql`
    SELECT d.id, d.facts, d.xml_id AS xmlId, d.pdf_id AS pdfId, d.mismatches, d.state, d.reason,
      d.received_on AS receivedOn, coalesce(o.name, d.operator_id) AS operator
    FROM invoice_documents d LEFT JOIN operators o ON o.id = d.operator_id
    WHERE d.id = ${id}
  `)
  if (!row) return null
  return {
    ...row,
    facts: JSON.parse(row.facts) as CfdiFacts,
    mismatches: JSON.parse(row.mismatches) as InvoiceMismatch[],
  }
}

export function documentByUuid(db: ReadDb, uuid: string): string | null {
  return db.value<string>(sql`SELECT id FROM invoice_documents WHERE uuid = ${uuid}`)
}

export function insertDocument(
  db: WriteDb,
  row: Omit<InvoiceDocument, 'operator' | 'reason'> & { readonly operatorId: string },
): void {
  const { facts } = row
  db.runOne(sql`
    INSERT INTO invoice_documents (
      id, uuid, kind, issued_at, issuer_rfc, issuer_name, receiver_rfc, receiver_name, total, facts, xml_id, pdf_id,
      mismatches, state, received_on, operator_id
    ) VALUES (
      ${row.id}, ${facts.uuid}, ${facts.kind}, ${facts.issuedAt}, ${facts.issuer.rfc}, ${facts.issuer.name},
      ${facts.receiver.rfc}, ${facts.receiver.name}, ${facts.total}, ${JSON.stringify(facts)}, ${row.xmlId},
      ${row.pdfId}, ${JSON.stringify(row.mismatches)}, ${row.state}, ${row.receivedOn}, ${row.operatorId}
    )
  `)
}

export function setDocument(
  db: WriteDb,
  row: Pick<InvoiceDocument, 'id' | 'state' | 'reason' | 'mismatches'>,
): void {
  db.runOne(sql`
    UPDATE invoice_documents SET
      state = ${row.state},
      reason = ${row.reason},
      mismatches = ${JSON.stringify(row.mismatches)}
    WHERE id = ${row.id}
  `)
}

export function setDocumentPdf(db: WriteDb, id: string, pdfId: string): void {
  db.runOne(sql`UPDATE invoice_documents SET pdf_id = ${pdfId} WHERE id = ${id}`)
}
