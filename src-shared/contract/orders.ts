import { z } from 'zod'
import { command, query } from './procedure.ts'
import {
  billedByValue,
  centavosValue,
  dayValue,
  id,
  methodValue,
  monthsValue,
  page,
  requiredText,
  shortText,
  usersValue,
} from './values.ts'

const stateValue = z.enum(['cart', 'final', 'slip', 'paid', 'activated', 'closed', 'cancelled'])
const actValue = z.enum([
  'edit',
  'setUsers',
  'review',
  'reopen',
  'acceptPrices',
  'issue',
  'pay',
  'assign',
  'close',
  'cancel',
])

/** R8: a system, its users and its period: an existing serial to renew, or a product to rent, so many times. */
const wishedLine = z.union([
  z.strictObject({
    serialId: id,
    /** The rental's own period when absent. */
    months: monthsValue.optional(),
    /** Without IVA; the price of the day when absent. */
    amount: centavosValue.optional(),
  }),
  z.strictObject({
    product: z.string().trim().min(1).max(64),
    users: usersValue,
    months: monthsValue,
    /** Each becomes a line, for each has a serial of its own. */
    quantity: z.int().min(1).max(200).optional(),
    amount: centavosValue.optional(),
  }),
])

export const wishedLines = z.array(wishedLine).min(1, 'falta al menos un sistema').max(200)

const serialIds = z.array(id).min(1).max(2_000)

export const orderHead = z.object({ id, folio: z.string(), state: stateValue })
const moment = z.object({ day: z.string(), time: z.string().nullable(), why: z.string() })

const plannedOrder = z.object({
  clientId: id,
  client: z.string(),
  billedBy: billedByValue,
  beneficiary: z.string(),
  lines: z.array(
    z.object({
      serialId: id,
      serial: z.string(),
      system: z.string(),
      users: z.int(),
      months: monthsValue,
      cutoff: z.string().nullable(),
      amount: z.int().nullable(),
      total: z.int().nullable(),
    }),
  ),
  total: z.int().nullable(),
})

/** What is not renewed with the others, and why. */
const skippedSerial = z.object({
  serialId: id,
  serial: z.string(),
  client: z.string(),
  why: z.enum(['left', 'bought', 'otherChannel', 'inOrder', 'autoCharge']),
  folio: z.string().nullable(),
})

const orderLine = z.object({
  id,
  serialId: id.nullable(),
  serial: z.string().nullable(),
  productId: id,
  system: z.string(),
  users: z.int(),
  /** Those of the serial today; null of a new system. */
  usersNow: z.int().nullable(),
  months: monthsValue,
  amount: z.int().nullable(),
  vat: z.int().nullable(),
  total: z.int().nullable(),
  typed: z.boolean(),
  priceNow: z.int().nullable(),
  outcome: z.enum(['open', 'renewed', 'refused', 'elsewhere', 'cancelled']),
  /** Why the money did not renew it. */
  refusal: z.enum(['left', 'taken']).nullable(),
  /** The payment that has those months already (D20). */
  first: z.object({ id, paidOn: z.string(), amount: z.int() }).nullable(),
  cutoffBefore: z.string().nullable(),
  cutoffAfter: z.string().nullable(),
  lastCoveredDay: z.string().nullable(),
  noServiceMonths: z.int(),
  usersWindow: z.object({ state: z.enum(['notYet', 'open', 'paid']), opensOn: z.string() }).nullable(),
  left: z.boolean(),
  activated: z.boolean(),
})

export const orderOperations = {
  /** R7–R9: a cart for one client and one beneficiary (D15), with the prices of the day. */
  'orders.create': command({
    role: 'sales',
    input: z.strictObject({ clientId: id, lines: wishedLines, note: shortText.optional() }),
    output: orderHead,
    changes: ['orders', 'tasks'],
    undoable: false,
  }),
  'orders.addLines': command({
    role: 'sales',
    input: z.strictObject({ id, lines: wishedLines }),
    output: orderHead,
    changes: ['orders', 'tasks'],
  }),
  /** In the cart the period, the amount and a new system's users; in the last look the users (R36). */
  'orders.setLine': command({
    role: 'sales',
    input: z.strictObject({
      id,
      lineId: id,
      months: monthsValue.optional(),
      users: usersValue.optional(),
      /** Null: the price of the day again. */
      amount: centavosValue.nullable().optional(),
    }),
    output: orderHead,
    changes: ['orders', 'tasks'],
  }),
  'orders.removeLine': command({
    role: 'sales',
    input: z.strictObject({ id, lineId: id }),
    output: orderHead,
    changes: ['orders', 'tasks'],
  }),
  /** "Pedido final": the last look before the paper. */
  'orders.review': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: orderHead,
    changes: ['orders'],
  }),
  /** Back to the cart; a slip that nobody paid is void from then on. */
  'orders.reopen': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: orderHead,
    changes: ['orders', 'slips', 'tasks'],
    undoable: false,
  }),
  /** The prices of today instead of those of the day of the cart. */
  'orders.acceptPrices': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: z.object({
      changes: z.array(
        z.object({ lineId: id, system: z.string(), before: z.int().nullable(), after: z.int().nullable() }),
      ),
    }),
    changes: ['orders', 'tasks'],
  }),
  /** The slip of a transfer, a cheque or the counter (R13); of card, PayPal and Bancanet the note (R14). */
  'orders.issue': command({
    role: 'sales',
    input: z.strictObject({
      id,
      method: methodValue,
      reference: shortText.optional(),
      accountId: id.optional(),
      payByDay: dayValue.optional(),
    }),
    output: z.object({
      id,
      folio: z.string(),
      state: stateValue,
      slip: z.object({ id, folio: z.string(), missing: z.array(z.string()) }).nullable(),
      payBy: z.object({ day: z.string(), time: z.string().nullable() }),
    }),
    changes: ['orders', 'slips', 'tasks'],
    undoable: false,
  }),
  /** The serial that the vendor gave to a new system of a paid order; its months start with the activation (C4). */
  'orders.assignSerial': command({
    role: 'sales',
    input: z.strictObject({
      id,
      lineId: id,
      serial: z.string().trim().min(1).max(64),
      version: z.string().trim().min(1).max(32),
      installedOn: dayValue.optional(),
    }),
    output: z.object({ id, serialId: id, state: stateValue }),
    changes: ['orders', 'serials', 'rentals', 'tasks'],
    undoable: false,
  }),
  'orders.cancel': command({
    role: 'sales',
    input: z.strictObject({
      id,
      reason: z.enum([
        'changedMind',
        'noAnswer',
        'tooExpensive',
        'duplicate',
        'paidElsewhere',
        'mistake',
        'other',
      ]),
      text: shortText.optional(),
    }),
    output: z.object({
      id,
      folio: z.string(),
      /** Paid in part before: from now on in the client's favour. */
      inFavour: z.int(),
      voidedSlip: z.string().nullable(),
    }),
    changes: ['orders', 'slips', 'payments', 'tasks'],
    undoable: false,
  }),
  /** By hand, when the invoice will not come through here; an invoice closes it by itself. */
  'orders.close': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: orderHead,
    changes: ['orders'],
    undoable: false,
  }),
  /**
   * The orders that `orders.renewMany` would make, one for each client and beneficiary: of these serials, of all of a
   * client, or of all that are cut in a stretch of days, both included.
   */
  'orders.previewMany': query({
    role: 'reader',
    input: z.strictObject({
      serialIds: serialIds.optional(),
      clientId: id.optional(),
      cutFrom: dayValue.optional(),
      cutUntil: dayValue.optional(),
      /** For all of them; each one's own when absent. */
      months: monthsValue.optional(),
    }),
    output: z.object({
      orders: z.array(plannedOrder),
      skipped: z.array(skippedSerial),
      serials: z.int(),
      total: z.int(),
    }),
    reads: ['orders', 'serials', 'rentals', 'clients', 'catalogue', 'settings'],
  }),
  'orders.renewMany': command({
    role: 'sales',
    input: z.strictObject({ serialIds, months: monthsValue.optional() }),
    output: z.object({
      orders: z.array(z.object({ id, folio: z.string(), clientId: id, client: z.string(), lines: z.int() })),
      skipped: z.array(skippedSerial),
    }),
    changes: ['orders', 'tasks'],
    undoable: false,
  }),
  'orders.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      id,
      folio: z.string(),
      state: stateValue,
      /** What it asks of somebody, as Hoy says it. */
      tasks: z.array(
        z.object({ kind: z.string(), what: z.string(), dueOn: z.string(), dueTime: z.string().nullable() }),
      ),
      /** What may be done to it now. */
      acts: z.array(actValue),
      client: z.object({ id, name: z.string(), rfc: z.string().nullable() }),
      billedBy: billedByValue,
      beneficiary: z.string(),
      createdOn: z.string(),
      operator: z.string(),
      note: z.string(),
      method: methodValue.nullable(),
      lines: z.array(orderLine),
      sums: z.object({ subtotal: z.int(), vat: z.int(), total: z.int() }).nullable(),
      vatBasisPoints: z.int(),
      /** Between the cart and now (R36's last look): shown, and to be accepted before the paper. */
      priceChanges: z.array(
        z.object({ lineId: id, system: z.string(), before: z.int().nullable(), after: z.int().nullable() }),
      ),
      /** Every method with by when it must be paid, and those that are off with why (R11, R12, C8). */
      methods: z.array(
        z.object({
          method: methodValue,
          allowed: z.boolean(),
          why: z.string(),
          payBy: moment.nullable(),
        }),
      ),
      /** The first of its cutoffs. */
      cutoff: z.string().nullable(),
      payBy: moment.nullable(),
      slip: z.object({ id, folio: z.string(), status: z.enum(['issued', 'void']) }).nullable(),
      /** What to do in the portal, where there is no slip. */
      portalNote: z.string().nullable(),
      money: z.object({
        paid: z.int(),
        due: z.int().nullable(),
        remaining: z.int().nullable(),
        /** In the client's favour, of all orders and payments. */
        balance: z.int(),
        /** What this order has of it. */
        applied: z.int(),
      }),
      cancelled: z.object({ reason: z.string(), text: z.string(), on: z.string() }).nullable(),
      closed: z.object({ on: z.string(), reason: z.string() }).nullable(),
    }),
    reads: ['orders', 'tasks', 'slips', 'payments', 'serials', 'rentals', 'clients', 'catalogue', 'settings'],
  }),
  'orders.list': query({
    role: 'reader',
    input: z.strictObject({
      clientId: id.optional(),
      /** All of them when absent. */
      states: z.array(stateValue).min(1).optional(),
      /** Part of the client's name, or a folio. */
      search: z.string().max(200).optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      /** How many there are in each state, of that client when one is asked for. */
      counts: z.record(stateValue, z.int()),
      orders: z.array(
        z.object({
          id,
          folio: z.string(),
          state: stateValue,
          clientId: id,
          client: z.string(),
          createdOn: z.string(),
          lines: z.int(),
          total: z.int().nullable(),
          paid: z.int(),
          method: methodValue.nullable(),
          payByDay: z.string().nullable(),
          payByTime: z.string().nullable(),
        }),
      ),
    }),
    reads: ['orders', 'payments', 'clients'],
  }),
}
