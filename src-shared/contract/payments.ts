import { z } from 'zod'
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
      /** With IVA, in centavos; the price of the day when absent. */
      amount: centavosValue.optional(),
      paidOn: dayValue.optional(),
      reference: shortText.optional(),
      /** First day of the period that is paid, when it is not the next one. */
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
      first: z.object({ id, paidOn: z.string(), amount: z.int() }).nullable(),
    }),
    changes: ['payments', 'rentals', 'invoices', 'cards', 'charges', 'tasks'],
    undoable: false,
  }),
  /** A correction is a reversal that points to its original; nothing is ever removed. */
  'payments.reverse': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ id, cutoff: z.string().nullable() }),
    changes: ['payments', 'rentals', 'invoices', 'cards', 'charges', 'tasks'],
    undoable: false,
  }),
  'payments.list': query({
    role: 'reader',
    input: z.strictObject({ clientId: id.optional(), serialId: id.optional(), ...page }),
    output: z.object({
      total: z.int(),
      payments: z.array(
        z.object({
          id,
          kind: z.enum(['payment', 'reversal']),
          client: z.string(),
          serial: z.string().nullable(),
          amount: z.int(),
          inFavour: z.int(),
          method: methodValue,
          reference: z.string(),
          paidOn: z.string(),
          reversed: z.boolean(),
          operator: z.string(),
        }),
      ),
    }),
    reads: ['payments'],
  }),
}
