import { z } from 'zod'
import { attachmentId } from './attachments.ts'
import { command, query } from './procedure.ts'
import {
  centavosValue,
  dayValue,
  id,
  methodValue,
  monthsValue,
  page,
  requiredText,
  shortText,
} from './values.ts'

const firstPayment = z.object({ id, paidOn: z.string(), amount: z.int() })

/** What money does, or did, to an order. */
const orderMoney = z.object({
  orderId: id,
  folio: z.string(),
  state: z.enum(['cart', 'final', 'slip', 'paid', 'activated', 'closed', 'cancelled']),
  amount: z.int(),
  /** Of this money, and of what had come before: to the client's favour. */
  inFavour: z.int(),
  givenBack: z.int(),
  /** Still to come; 0 once complete. */
  remaining: z.int(),
  complete: z.boolean(),
  balance: z.int(),
  /** The payment that had paid the whole order already (D20). */
  first: firstPayment.nullable(),
  lines: z.array(
    z.object({
      lineId: id,
      serialId: id.nullable(),
      serial: z.string().nullable(),
      system: z.string(),
      outcome: z.enum(['renews', 'waits', 'newSystem', 'left', 'taken']),
      cutoffBefore: z.string().nullable(),
      cutoffAfter: z.string().nullable(),
      worksThrough: z.string().nullable(),
      noServiceMonths: z.int(),
      /** The payment that renewed those months (D20). */
      first: firstPayment.nullable(),
    }),
  ),
})

const listedPayment = z.object({
  id,
  kind: z.enum(['payment', 'reversal']),
  clientId: id,
  client: z.string(),
  serial: z.string().nullable(),
  order: z.object({ id, folio: z.string() }).nullable(),
  amount: z.int(),
  inFavour: z.int(),
  method: methodValue,
  reference: z.string(),
  paidOn: z.string(),
  reversed: z.boolean(),
  receipts: z.int(),
  operator: z.string(),
})

/** The money of an order renews, and with it come users, period, method and the automatic charge. */
const MOVED_BY_MONEY = [
  'payments',
  'orders',
  'rentals',
  'serials',
  'changes',
  'invoices',
  'cards',
  'charges',
  'tasks',
] as const

const reversal = {
  order: z.object({ id, folio: z.string() }).nullable(),
  /** The order asks for its money again. */
  reopens: z.boolean(),
  systems: z.array(
    z.object({
      serialId: id,
      serial: z.string(),
      cutoffBefore: z.string().nullable(),
      cutoffAfter: z.string().nullable(),
      /** "usuarios: 5 → 3", and what somebody has changed since and stays, a sentence each. */
      back: z.array(z.string()),
    }),
  ),
}

export const paymentOperations = {
  /**
   * Money that came for the renewal of one serial (D19). A second renewal of the same months is refused: the money
   * is kept as a balance in the client's favour and the first payment is named (D20).
   */
  'payments.register': command({
    role: 'sales',
    input: z.strictObject({
      serialId: id,
      months: monthsValue,
      method: methodValue,
      /** With IVA, in centavos; what the slip asks for, or the price of the day, when absent. */
      amount: centavosValue.optional(),
      paidOn: dayValue.optional(),
      reference: shortText.optional(),
      /**
       * First day of the months that were meant. Where somebody has paid them the money stays in favour (D20); else the
       * next ones are renewed, whichever they are by then (D19).
       */
      firstDay: dayValue.optional(),
      slipId: id.optional(),
    }),
    output: z.object({
      id,
      amount: z.int(),
      /** Kept in the client's favour. */
      inFavour: z.int(),
      renewal: z
        .object({
          id,
          cutoffBefore: z.string().nullable(),
          cutoffAfter: z.string().nullable(),
          worksThrough: z.string().nullable(),
        })
        .nullable(),
      /** The payment that already renewed those months. */
      first: firstPayment.nullable(),
    }),
    changes: ['payments', 'orders', 'rentals', 'invoices', 'cards', 'charges', 'tasks'],
    undoable: false,
  }),
  /** What `payments.payOrder` would do with that money: the same decision, stopped before it saves. */
  'payments.previewOrder': query({
    role: 'reader',
    input: z.strictObject({
      orderId: id,
      /** With IVA; all that remains when absent. */
      amount: centavosValue.optional(),
      method: methodValue,
      paidOn: dayValue.optional(),
    }),
    output: orderMoney,
    reads: ['orders', 'payments', 'serials', 'rentals', 'catalogue', 'settings'],
  }),
  /**
   * Money that came for an order, in part, complete or too much: complete, its lines renew (D19); what is over, and what
   * comes for months that another payment has (D20), stays in the client's favour.
   */
  'payments.payOrder': command({
    role: 'sales',
    input: z.strictObject({
      orderId: id,
      amount: centavosValue.optional(),
      method: methodValue,
      paidOn: dayValue.optional(),
      reference: shortText.optional(),
      /** Attachments: PDF, JPG or PNG. */
      receipts: z.array(attachmentId).max(20).optional(),
    }),
    output: orderMoney.extend({ id }),
    changes: MOVED_BY_MONEY,
    undoable: false,
  }),
  /** The balance in the client's favour pays an order, all that is there or as much as is said. */
  'payments.applyBalance': command({
    role: 'sales',
    input: z.strictObject({ orderId: id, amount: centavosValue.optional() }),
    output: orderMoney,
    changes: MOVED_BY_MONEY,
    undoable: false,
  }),
  /** The balance that an order has is in the client's favour again; its renewals go back where it is not paid without. */
  'payments.takeBackBalance': command({
    role: 'sales',
    input: z.strictObject({ orderId: id }),
    output: z.object({
      orderId: id,
      folio: z.string(),
      amount: z.int(),
      balance: z.int(),
      cutoff: z.string().nullable(),
    }),
    changes: MOVED_BY_MONEY,
    undoable: false,
  }),
  /** Money that came from a client before anybody knows for what: all of it in the client's favour. */
  'payments.keepInFavour': command({
    role: 'sales',
    input: z.strictObject({
      clientId: id,
      amount: centavosValue,
      method: methodValue,
      paidOn: dayValue.optional(),
      reference: shortText.optional(),
      receipts: z.array(attachmentId).max(20).optional(),
    }),
    output: z.object({ id, balance: z.int() }),
    changes: ['payments', 'invoices', 'tasks'],
    undoable: false,
  }),
  /**
   * Money that was registered where it does not belong, put where it does in one act: reversed, and registered again
   * with its day, method, reference and receipts. Refused where later renewals stand on it.
   */
  'payments.move': command({
    role: 'sales',
    input: z.strictObject({
      id,
      reason: requiredText,
      to: z.union([
        z.strictObject({ orderId: id }),
        z.strictObject({ serialId: id, months: monthsValue, firstDay: dayValue.optional() }),
        z.strictObject({ clientId: id }),
      ]),
    }),
    output: z.object({ reversal: id, id, client: z.string(), inFavour: z.int() }),
    changes: MOVED_BY_MONEY,
    undoable: false,
  }),
  'payments.addReceipts': command({
    role: 'support',
    input: z.strictObject({ id, receipts: z.array(attachmentId).min(1).max(20) }),
    output: z.object({ id, receipts: z.int() }),
    changes: ['payments'],
    undoable: false,
  }),
  /** What `payments.reverse` would do: cutoffs and terms that go back, and the order that asks for its money again. */
  'payments.previewReverse': query({
    role: 'accounting',
    input: z.strictObject({ id }),
    output: z.object(reversal),
    reads: ['payments', 'orders', 'rentals', 'serials', 'changes'],
  }),
  /**
   * A correction is a reversal that points to its original; nothing is ever removed. What it renewed has its cutoff,
   * users, period, method and automatic charge of before; its order asks for its money again.
   */
  'payments.reverse': command({
    role: 'accounting',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ id, cutoff: z.string().nullable(), ...reversal }),
    changes: MOVED_BY_MONEY,
    undoable: false,
  }),
  'payments.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      payment: listedPayment,
      registeredAt: z.string(),
      vatBasisPoints: z.int(),
      slip: z.object({ id, folio: z.string() }).nullable(),
      /** The reversal that took it back, or the payment that this one takes back. */
      counterpart: z.object({ id, reason: z.string() }).nullable(),
      /** What it bought, as the rentals stand now. */
      renewals: z.array(
        z.object({ serialId: id, serial: z.string(), months: z.int(), cutoff: z.string().nullable() }),
      ),
      receipts: z.array(z.object({ id: attachmentId, name: z.string(), type: z.string(), size: z.int() })),
    }),
    reads: ['payments', 'attachments', 'rentals', 'orders'],
  }),
  'payments.list': query({
    role: 'reader',
    input: z.strictObject({
      clientId: id.optional(),
      serialId: id.optional(),
      orderId: id.optional(),
      method: methodValue.optional(),
      /** Days of payment, both included. */
      from: dayValue.optional(),
      until: dayValue.optional(),
      ...page,
    }),
    output: z.object({ total: z.int(), payments: z.array(listedPayment) }),
    reads: ['payments', 'orders'],
  }),
}
