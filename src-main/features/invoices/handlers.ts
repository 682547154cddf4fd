import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { invoiceOperations } from '#contract/invoices.ts'
import type { ReadDb } from '#db/sql.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { checkInvoice, type InvoiceMismatch } from '#domain/invoice.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { invoiceArrived } from '#features/orders/progress.ts'
import { findPayment } from '#features/payments/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { clearTask } from '#features/tasks/sql.ts'
import { readCfdi } from '#files/cfdi.ts'
import { policiesOn } from '#features/policies/sql.ts'
import { claimMessage, invoiceWhy } from '#messages/es-MX/invoices.ts'
import { expectComplements, oweClaim, owePutRight, vendorCalendarOf } from './expect.ts'
import { candidatesOf, expectedOf } from './match.ts'
import * as invoices from './sql.ts'

type Promised = invoices.InvoicePromise

export const invoiceHandlers: HandlersOf<typeof invoiceOperations> = {
  'invoices.list': ({ db, today }, input) => {
    const of = { show: input.show ?? 'waiting', clientId: input.clientId ?? null }
    return ok({
      ...invoices.listPromises(db, of, today, input.offset ?? 0, input.limit ?? 100),
      counts: invoices.countPromises(db, of.clientId, today),
    })
  },

  'invoices.get': ({ db }, { id }) => {
    const promised = invoices.findPromise(db, id)
    if (!promised) return refuse('invoice.notFound', { id })
    return ok({
      ...promised,
      document: promised.documentId === null ? null : invoices.findDocument(db, promised.documentId),
      history: invoices.claimsOf(db, id),
      claim: claimMessage(promised, readProfile(db).name),
      why: invoiceWhy(
        promised,
        vendorCalendarOf(db, promised.calendarId),
        policiesOn(db, promised.paidOn).invoiceDays,
      ),
    })
  },

  'invoices.read': ({ db, files }, { xml }) => {
    const read = readKept(db, files, xml)
    if (!read.ok) return read
    const taken = refuseTaken(db, read.value.uuid)
    if (taken) return taken
    return ok({
      facts: read.value,
      candidates: candidatesOf(db, read.value).map(({ promises, mismatches }) => ({
        promiseIds: promises.map(({ id }) => id),
        client: promises[0].client,
        amount: promises.reduce((sum, { amount }) => sum + amount, 0),
        paidOn: promises[0].paidOn,
        mismatches,
      })),
    })
  },

  'invoices.receive': async ({ db, files, run, atomically }, input) => {
    const read = readKept(db, files, input.xml)
    if (!read.ok) return read
    return atomically(
      async () =>
        run('invoices.record', { facts: read.value, ...input }) as Result<{
          id: string
          state: invoices.PromiseState
          mismatches: readonly InvoiceMismatch[]
        }>,
    )
  },

  'invoices.record': (context, { facts, xml, promiseIds, pdf }) => {
    const { db, newId, today, operator } = context
    // load
    const loaded = promisesToFulfil(db, promiseIds)
    if (!loaded.ok) return loaded
    const promises = loaded.value
    const taken = refuseTaken(db, facts.uuid)
    if (taken) return taken
    if (!findAttachment(db, xml)) return refuse('attachment.notFound', { id: xml })
    const notPdf = pdf === undefined ? null : refuseNotPdf(db, pdf)
    if (notPdf) return notPdf
    // decide
    if (facts.kind !== promises[0].kind) return refuse('invoice.otherKind', { found: facts.kind })
    const mismatches = checkInvoice(facts, expectedOf(db, promises))
    const good = mismatches.length === 0
    // save
    const id = newId()
    const pdfId = pdf ?? promises[0].pdfId
    invoices.insertDocument(db, {
      id,
      facts,
      xmlId: xml,
      pdfId,
      mismatches,
      state: good ? 'good' : 'mismatch',
      receivedOn: today,
      operatorId: operator.id,
    })
    const replaced = new Set(promises.map(({ documentId }) => documentId).filter((one) => one !== null))
    for (const promised of promises) {
      invoices.setPromise(db, { ...promised, state: good ? 'received' : 'mismatch', documentId: id })
      clearTask(db, 'invoice.claim', promised.id)
    }
    for (const old of replaced) {
      putAside(context, old, `la sustituye ${facts.uuid}`)
      // What the old one was also for, and the new one is not, is owed again.
      for (const left of invoices.promisesOfDocument(db, old)) waitAgain(context, left)
    }
    if (good) settle(context, id)
    else owePutRight(db, id, today)
    return ok({ id, state: good ? 'received' : 'mismatch', mismatches })
  },

  'invoices.attachPdf': ({ db }, { id, pdf }) => {
    const promised = invoices.findPromise(db, id)
    if (!promised) return refuse('invoice.notFound', { id })
    const notPdf = refuseNotPdf(db, pdf)
    if (notPdf) return notPdf
    if (promised.documentId === null) invoices.setPromisePdf(db, id, pdf)
    else invoices.setDocumentPdf(db, promised.documentId, pdf)
    return ok({ id, state: promised.state })
  },

  'invoices.claim': ({ db, newId, today, operator }, input) => {
    // load
    const loaded = promisesToFulfil(db, [input.id])
    if (!loaded.ok) return loaded
    const [promised] = loaded.value
    // decide
    const cardNumber = cardNumberIn(input.note ?? '')
    if (cardNumber !== null) return refuse('card.numberRefused', { last4: cardNumber })
    const nextOn = input.nextOn ?? addBusinessDays(vendorCalendarOf(db, promised.calendarId), today, 1)
    if (nextOn <= today) return refuse('invoice.claimInThePast', { on: nextOn, today })
    // save
    const row = { promiseId: promised.id, claimedOn: today, nextOn, note: input.note ?? '' }
    invoices.insertClaim(db, { ...row, id: newId(), operatorId: operator.id })
    invoices.setPromise(db, { ...promised, claimOn: nextOn })
    if (promised.state === 'waiting') oweClaim(db, promised.id)
    return ok({ id: promised.id, nextOn })
  },

  'invoices.accept': (context, { documentId, reason }) => {
    const { db } = context
    const document = mismatched(db, documentId)
    if (!document.ok) return document
    invoices.setDocument(db, { ...document.value, state: 'accepted', reason })
    for (const promised of invoices.promisesOfDocument(db, documentId)) {
      invoices.setPromise(db, { ...promised, state: promised.reversed ? 'withdrawn' : 'received' })
    }
    clearTask(db, 'invoice.mismatch', documentId)
    if (!document.value.mismatches.some(({ what }) => what === 'reversed')) {
      settle(context, documentId)
    }
    return ok({ id: documentId })
  },

  'invoices.reject': (context, { documentId, reason }) => {
    const { db } = context
    // load
    const document = mismatched(db, documentId)
    if (!document.ok) return document
    const promises = invoices.promisesOfDocument(db, documentId)
    // save
    putAside(context, documentId, reason)
    for (const promised of promises) waitAgain(context, promised)
    return ok({ id: documentId })
  },
}

/** The payments of one client that one document may fulfil: all of a kind, none withdrawn, none with a good invoice. */
function promisesToFulfil(db: ReadDb, ids: readonly string[]): Result<[Promised, ...Promised[]]> {
  const promises: Promised[] = []
  for (const id of new Set(ids)) {
    const promised = invoices.findPromise(db, id)
    if (!promised) return refuse('invoice.notFound', { id })
    const { client, paidOn, uuid, state } = promised
    if (state === 'withdrawn' || promised.reversed) return refuse('invoice.withdrawn', { paidOn })
    if (state === 'received') return refuse('invoice.alreadyReceived', { client, paidOn, uuid: uuid ?? '' })
    promises.push(promised)
  }
  const clients = new Map(promises.map(({ clientId, client }) => [clientId, client]))
  if (clients.size > 1) return refuse('invoice.twoClients', { clients: [...clients.values()] })
  const [first, ...others] = promises
  const other = others.find(({ kind }) => kind !== first!.kind)
  return other ? refuse('invoice.otherKind', { found: other.kind }) : ok([first!, ...others])
}

/** A good invoice is followed by its complements, and the orders that it was waited for are closed (R17). */
function settle(context: CommandContext, documentId: string): void {
  expectComplements(context, documentId)
  for (const { paymentId } of invoices.promisesOfDocument(context.db, documentId)) {
    const orderId = findPayment(context.db, paymentId)?.orderId ?? null
    if (orderId !== null) invoiceArrived(context, orderId)
  }
}

/** It was sent back, or another one took its place: it stays on record, and its task is over. */
function putAside({ db }: Pick<CommandContext, 'db'>, documentId: string, reason: string): void {
  const document = invoices.findDocument(db, documentId)!
  invoices.setDocument(db, { ...document, state: 'rejected', reason })
  clearTask(db, 'invoice.mismatch', documentId)
}

/** Asked for again from the next business day on, unless its payment was taken back. */
function waitAgain({ db, today }: Pick<CommandContext, 'db' | 'today'>, promised: Promised): void {
  const claimOn = addBusinessDays(vendorCalendarOf(db, promised.calendarId), today, 1)
  const state = promised.reversed ? 'withdrawn' : 'waiting'
  invoices.setPromise(db, { ...promised, state, documentId: null, claimOn })
  if (state === 'waiting') oweClaim(db, promised.id)
}

function mismatched(db: ReadDb, id: string): Result<invoices.InvoiceDocument> {
  const document = invoices.findDocument(db, id)
  if (!document) return refuse('invoice.notFound', { id })
  if (document.state !== 'mismatch') return refuse('invoice.notMismatched', { uuid: document.facts.uuid })
  return ok(document)
}

/** The same invoice by e-mail and from the portal is one invoice: the first one is shown. */
function refuseTaken(db: ReadDb, uuid: string) {
  const known = invoices.documentByUuid(db, uuid)
  if (known === null) return null
  const [first] = invoices.promisesOfDocument(db, known)
  return refuse('invoice.uuidTaken', {
    uuid,
    client: first?.client ?? '',
    paidOn: first?.paidOn ?? '',
    amount: first?.amount ?? 0,
    id: first?.id ?? '',
  })
}

function refuseNotPdf(db: ReadDb, id: string) {
  const attachment = findAttachment(db, id)
  if (!attachment) return refuse('attachment.notFound', { id })
  return attachment.type === 'application/pdf' ? null : refuse('invoice.notPdf', { name: attachment.name })
}

function readKept(db: ReadDb, files: { kept(sha256: string): Buffer | null }, id: string) {
  const attachment = findAttachment(db, id)
  if (!attachment) return refuse('attachment.notFound', { id })
  if (attachment.type !== 'application/xml') return refuse('invoice.notXml', { name: attachment.name })
  const bytes = files.kept(id)
  return bytes === null
    ? refuse('attachment.notOnThisPc', { name: attachment.name })
    : readCfdi(attachment.name, bytes)
}
