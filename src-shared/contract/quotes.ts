import { z } from 'zod'
import { orderHead, wishedLines } from './orders.ts'
import { command, job, query } from './procedure.ts'
import { dayValue, id, methodValue, monthsValue, page, requiredText, shortText } from './values.ts'

export const quoteStateValue = z.enum(['open', 'expired', 'accepted', 'declined'])

const quoteLine = z.object({
  /** Null of a new system. */
  serialId: id.nullable(),
  serial: z.string().nullable(),
  productId: id,
  system: z.string(),
  users: z.int(),
  months: monthsValue,
  quantity: z.int(),
  /** Of one of them for one period, without IVA. */
  price: z.int(),
  amount: z.int(),
})

export const quoteOperations = {
  /** The lines of a cart with the prices of the day, for a client or for somebody who is not one yet. */
  'quotes.create': command({
    role: 'sales',
    input: z.strictObject({
      clientId: id.optional(),
      /** Of whom it is for, where there is no client. */
      name: shortText.optional(),
      attention: shortText.optional(),
      lines: wishedLines,
      /** Fifteen days from today when absent. */
      validUntil: dayValue.optional(),
    }),
    output: z.object({ id, folio: z.string(), total: z.int(), validUntil: z.string() }),
    changes: ['quotes'],
    undoable: false,
  }),
  'quotes.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      id,
      folio: z.string(),
      state: quoteStateValue,
      client: z.object({ id: id.nullable(), name: z.string(), rfc: z.string().nullable() }),
      attention: z.string(),
      issuedOn: z.string(),
      validUntil: z.string(),
      operator: z.string(),
      lines: z.array(quoteLine),
      subtotal: z.int(),
      vatBasisPoints: z.int(),
      vat: z.int(),
      total: z.int(),
      /** Those that its periods take (R11, R12, C8). */
      methods: z.array(methodValue),
      ended: z.object({ on: z.string(), reason: z.string() }).nullable(),
      order: z.object({ id, folio: z.string() }).nullable(),
    }),
    reads: ['quotes', 'orders'],
  }),
  /** The newest first. */
  'quotes.list': query({
    role: 'reader',
    input: z.strictObject({ clientId: id.optional(), state: quoteStateValue.optional(), ...page }),
    output: z.object({
      total: z.int(),
      counts: z.record(quoteStateValue, z.int()),
      quotes: z.array(
        z.object({
          id,
          folio: z.string(),
          state: quoteStateValue,
          clientId: id.nullable(),
          name: z.string(),
          issuedOn: z.string(),
          validUntil: z.string(),
          total: z.int(),
          order: z.object({ id, folio: z.string() }).nullable(),
        }),
      ),
    }),
    reads: ['quotes', 'orders'],
  }),
  /** The order of it, with its prices while it is valid; one for somebody else names the client that he became. */
  'quotes.order': command({
    role: 'sales',
    input: z.strictObject({ id, clientId: id.optional() }),
    output: orderHead,
    changes: ['quotes', 'orders', 'tasks'],
    undoable: false,
  }),
  'quotes.decline': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ id, folio: z.string() }),
    changes: ['quotes'],
  }),
  'quotes.pdf': job({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
