import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, noteText, page, requiredText } from './values.ts'

const bankLineValue = z.strictObject({
  day: dayValue,
  /** In centavos; a charge has a minus. */
  amount: z
    .int()
    .min(-10_000_000_000)
    .max(10_000_000_000)
    .refine((amount) => amount !== 0, 'un movimiento no es de cero'),
  text: noteText,
  reference: z.string().trim().max(200),
})

export const bankShown = z.enum(['sure', 'doubtful', 'unmatched', 'matched', 'aside'])

const candidate = z.object({
  paymentId: z.string(),
  why: z.enum(['reference', 'folio', 'amountAndDay']),
  client: z.string(),
  clientId: z.string(),
  serial: z.string(),
  paidOn: z.string(),
  method: z.string(),
  reference: z.string(),
  amount: z.int(),
  operator: z.string(),
})

export const bankOperations = {
  /** A statement as the bank's page gives it, a file or pasted; its lines are kept once, however often it comes. */
  'bank.load': job({
    role: 'sales',
    input: z
      .strictObject({
        file: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .optional(),
        text: z.string().max(1_000_000).optional(),
      })
      .refine((input) => (input.file === undefined) !== (input.text === undefined), {
        message: 'dé un archivo o un texto pegado, uno de los dos',
      }),
    output: z.object({
      lines: z.int(),
      kept: z.int(),
      /** Already there from an earlier statement. */
      known: z.int(),
      from: z.string(),
      until: z.string(),
      /** The recorded command, to take it back; null where nothing was new. */
      command: z.string().nullable(),
    }),
    changes: ['bank', 'tasks'],
  }),
  'bank.keep': command({
    role: 'sales',
    input: z.strictObject({
      statement: requiredText,
      lines: z.array(bankLineValue).min(1).max(20_000).readonly(),
    }),
    output: z.object({ kept: z.int(), known: z.int(), command: z.string() }),
    changes: ['bank', 'tasks'],
  }),
  /** Lines with the payments that they may be; how many there are of each. */
  'bank.lines': query({
    role: 'reader',
    input: z.strictObject({ show: bankShown, ...page }),
    output: z.object({
      counts: z.record(bankShown, z.int()),
      lines: z.array(
        z.object({
          id,
          day: z.string(),
          amount: z.int(),
          text: z.string(),
          reference: z.string(),
          statement: z.string(),
          /** Of one that was set aside. */
          reason: z.string().nullable(),
          /** The payment of a matched line was taken back since. */
          reversed: z.boolean(),
          candidates: z.array(candidate),
        }),
      ),
    }),
    reads: ['bank', 'payments', 'clients', 'serials', 'slips', 'orders', 'operators'],
  }),
  'bank.match': command({
    role: 'sales',
    input: z.strictObject({
      pairs: z
        .array(z.strictObject({ lineId: id, paymentId: id }))
        .min(1)
        .max(500)
        .readonly(),
    }),
    output: z.object({ matched: z.int() }),
    changes: ['bank', 'tasks'],
  }),
  /** Not a client's payment: a commission of the bank, money of the office's own. */
  'bank.setAside': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['bank', 'tasks'],
  }),
  /** Neither matched nor set aside any more. */
  'bank.release': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: done,
    changes: ['bank', 'tasks'],
  }),
}
