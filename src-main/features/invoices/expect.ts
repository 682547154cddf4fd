import { policiesOn } from '#features/policies/sql.ts'
import type { CommandContext } from '#core/app.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { invoicePromisedOn, type InvoiceKind } from '#domain/invoice.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { mismatchSentence } from '#messages/es-MX/invoices.ts'
import * as invoices from './sql.ts'

/**
 * What a payment promises: its invoice within five business days of the vendor's calendar, whoever bills (R18, D1,
 * C16). Called in the transaction that keeps the payment; a payment of nothing promises nothing.
 */
export function expectInvoice({ db, newId }: Pick<CommandContext, 'db' | 'newId'>, paymentId: string): void {
  promise(db, newId(), paymentId, 'invoice', null)
}

/** An invoice to be paid later (PPD) is followed by the complement of its payment, one more promise (mexico.md §5). */
export function expectComplements(
  { db, newId }: Pick<CommandContext, 'db' | 'newId'>,
  documentId: string,
): void {
  const document = invoices.findDocument(db, documentId)!
  if (document.facts.method !== 'PPD' || document.facts.kind !== 'invoice') return
  const issuedOn = parseDay(document.facts.issuedAt.slice(0, 10))!
  for (const { paymentId } of invoices.promisesOfDocument(db, documentId)) {
    const known = invoices.promisesOfPayment(db, paymentId).some(({ kind }) => kind === 'complement')
    if (!known) promise(db, newId(), paymentId, 'complement', issuedOn)
  }
}

/**
 * The payment was taken back: nobody owes its invoice any more. One that had come already is a document without a
 * payment, which somebody must have cancelled.
 */
export function withdrawInvoice(
  { db, today }: Pick<CommandContext, 'db' | 'today'>,
  paymentId: string,
): void {
  for (const promised of invoices.promisesOfPayment(db, paymentId)) {
    clearTask(db, 'invoice.claim', promised.id)
    if (promised.documentId === null) {
      invoices.setPromise(db, { ...promised, state: 'withdrawn' })
      continue
    }
    const document = invoices.findDocument(db, promised.documentId)!
    const mismatches = [{ what: 'reversed' as const }, ...document.mismatches]
    invoices.setDocument(db, { id: document.id, state: 'mismatch', reason: null, mismatches })
    invoices.setPromise(db, { ...promised, state: 'mismatch' })
    owePutRight(db, promised.documentId, today)
  }
}

/** The claim falls due on the promised day, and moves with each claim that is made. */
export function oweClaim(db: WriteDb, promiseId: string): void {
  const promised = invoices.findPromise(db, promiseId)!
  setTask(db, {
    kind: 'invoice.claim',
    ref: promised.id,
    clientId: promised.clientId,
    serialId: promised.serialId,
    dueOn: promised.claimOn,
    dueTime: null,
    params: { paidOn: promised.paidOn, amount: promised.amount },
  })
}

/** An invoice that differs is put right at once: nobody may use it as it is. */
export function owePutRight(db: WriteDb, documentId: string, today: Day): void {
  const document = invoices.findDocument(db, documentId)!
  const [promised] = invoices.promisesOfDocument(db, documentId)
  setTask(db, {
    kind: 'invoice.mismatch',
    ref: documentId,
    clientId: promised!.clientId,
    serialId: promised!.serialId,
    dueOn: today,
    dueTime: null,
    params: {
      uuid: document.facts.uuid,
      what: mismatchSentence(document.mismatches[0]!),
      promiseId: promised!.id,
    },
  })
}

export function vendorCalendarOf(db: ReadDb, calendarId: string) {
  const calendar = findCalendar(db, calendarId)
  if (!calendar) throw new Error(`the calendar ${calendarId} of a vendor is gone`)
  return calendar
}

function promise(db: WriteDb, id: string, paymentId: string, kind: InvoiceKind, notBefore: Day | null): void {
  const billing = invoices.billingOf(db, paymentId)
  if (!billing || billing.amount <= 0) return
  const from = notBefore !== null && notBefore > billing.paidOn ? notBefore : billing.paidOn
  const promisedOn = invoicePromisedOn(
    vendorCalendarOf(db, billing.calendarId),
    from,
    policiesOn(db, billing.paidOn).invoiceDays,
  )
  invoices.insertPromise(db, { ...billing, id, kind, paymentId, promisedOn })
  oweClaim(db, id)
}
