import { z } from 'zod'
import type { CfdiFacts, InvoiceMismatch } from '#domain/invoice.ts'
import { attachmentId } from './attachments.ts'
import { command, job, query } from './procedure.ts'
import { billedByValue, centavosValue, dayValue, done, id, page, requiredText, shortText } from './values.ts'

const kindValue = z.enum(['invoice', 'complement'])
export const invoiceState = z.enum(['waiting', 'mismatch', 'received', 'withdrawn'])
const text = z.string().max(300)

/** What an XML says of itself. */
const facts = z.strictObject({
  uuid: z.string().length(36),
  kind: kindValue,
  issuedAt: z.string().max(19),
  folio: text,
  currency: z.string().max(5),
  total: centavosValue,
  issuer: z.strictObject({ rfc: z.string().max(13), name: text, regime: text }),
  receiver: z.strictObject({
    rfc: z.string().max(13),
    name: text,
    regime: text,
    use: text,
    postcode: text,
  }),
  form: text,
  method: z.enum(['PUE', 'PPD', '']),
  related: z.array(z.string().length(36)).max(1000),
}) as unknown as z.ZodType<CfdiFacts, CfdiFacts>

/** Each with its sentence in `messages/es-MX/invoices.ts`. */
const mismatches = z.array(z.looseObject({ what: z.string() })) as unknown as z.ZodType<
  readonly InvoiceMismatch[],
  readonly InvoiceMismatch[]
>

const promise = {
  id,
  kind: kindValue,
  state: invoiceState,
  clientId: id,
  client: z.string(),
  serial: z.string().nullable(),
  paymentId: id,
  amount: z.int(),
  paidOn: z.string(),
  promisedOn: z.string(),
  /** The day on which it is asked for next. */
  claimOn: z.string(),
  claims: z.int(),
  billedBy: billedByValue,
  vendor: z.string(),
  documentId: z.string().nullable(),
  uuid: z.string().nullable(),
  /** The PDF is here: of the document, or alone. */
  pdfId: z.string().nullable(),
}

const document = z.object({
  id,
  facts,
  state: z.enum(['good', 'mismatch', 'accepted', 'rejected']),
  reason: z.string().nullable(),
  mismatches,
  xmlId: attachmentId,
  pdfId: attachmentId.nullable(),
  receivedOn: z.string(),
  operator: z.string(),
})

const candidate = z.object({
  promiseIds: z.array(id),
  client: z.string(),
  amount: z.int(),
  paidOn: z.string(),
  mismatches,
})

export const invoiceOperations = {
  /** The invoices that payments promise (R18): the first promised first; received ones, the last first. */
  'invoices.list': query({
    role: 'reader',
    input: z.strictObject({
      show: z.enum(['waiting', 'overdue', 'mismatch', 'received', 'all']).optional(),
      clientId: id.optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      counts: z.object({ waiting: z.int(), overdue: z.int(), mismatch: z.int(), received: z.int() }),
      invoices: z.array(z.object(promise)),
    }),
    reads: ['invoices', 'payments', 'clients'],
  }),
  'invoices.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      ...promise,
      rfc: z.string().nullable(),
      method: z.string(),
      reference: z.string(),
      document: document.nullable(),
      history: z.array(
        z.object({ claimedOn: z.string(), nextOn: z.string(), note: z.string(), operator: z.string() }),
      ),
      /** The message that asks for it, ready: to the vendor, or to the office's own accountant (D1, C16). */
      claim: z.object({ to: z.enum(['vendor', 'accountant']), subject: z.string(), body: z.string() }),
      /** "¿Por qué esta fecha?" */
      why: z.array(z.string()),
    }),
    reads: ['invoices', 'payments', 'clients', 'settings', 'catalogue'],
  }),
  /** Reads a kept XML and says which payments it may be of, the most likely first; nothing is saved. */
  'invoices.read': query({
    role: 'support',
    input: z.strictObject({ xml: attachmentId }),
    output: z.object({ facts, candidates: z.array(candidate) }),
    reads: ['invoices', 'payments', 'clients'],
  }),
  /** Reads a kept XML, checks it against its payments and keeps it with them (R17–R19). */
  'invoices.receive': job({
    role: 'support',
    input: z.strictObject({
      xml: attachmentId,
      promiseIds: z.array(id).min(1).max(50),
      pdf: attachmentId.optional(),
    }),
    output: z.object({ id, state: invoiceState, mismatches }),
    changes: ['invoices', 'orders', 'tasks'],
  }),
  /** What `invoices.receive` read, kept with its payments; the same UUID twice is refused with the first one shown. */
  'invoices.record': command({
    role: 'support',
    input: z.strictObject({
      facts,
      xml: attachmentId,
      promiseIds: z.array(id).min(1).max(50),
      pdf: attachmentId.optional(),
    }),
    output: z.object({ id, state: invoiceState, mismatches }),
    changes: ['invoices', 'orders', 'tasks'],
  }),
  /** The PDF, before or after its XML; without the XML the invoice is still owed (R19). */
  'invoices.attachPdf': command({
    role: 'support',
    input: z.strictObject({ id, pdf: attachmentId }),
    output: z.object({ id, state: invoiceState }),
    changes: ['invoices'],
  }),
  /** It was asked for: the task moves to the next day, by default the next business day of the vendor. */
  'invoices.claim': command({
    role: 'support',
    input: z.strictObject({ id, note: shortText.optional(), nextOn: dayValue.optional() }),
    output: z.object({ id, nextOn: z.string() }),
    changes: ['invoices', 'orders', 'tasks'],
  }),
  /** An invoice that differs is good all the same, and why. */
  'invoices.accept': command({
    role: 'sales',
    input: z.strictObject({ documentId: id, reason: requiredText }),
    output: done,
    changes: ['invoices', 'orders', 'tasks'],
  }),
  /** An invoice that differs was sent back: its payments wait for another one. */
  'invoices.reject': command({
    role: 'support',
    input: z.strictObject({ documentId: id, reason: requiredText }),
    output: done,
    changes: ['invoices', 'orders', 'tasks'],
  }),
}
