import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { centavosValue, dayValue, done, id, methodValue, noteText, requiredText } from './values.ts'

const countedMethod = z.object({
  method: methodValue,
  expected: z.int(),
  payments: z.int(),
  /** Null where nobody counts it: what a bank or a portal says is no count of ours. */
  counted: z.int().nullable(),
})
const dayOfMoney = z.object({
  day: z.string(),
  total: z.int(),
  methods: z.array(countedMethod),
  operators: z.array(z.object({ operator: z.string(), payments: z.int(), amount: z.int() })),
  /** Payments that were registered on that day for another one, or the other way round, are told. */
  registeredLater: z.int(),
  closing: z
    .object({ id, operator: z.string(), at: z.string(), note: z.string(), moved: z.int() })
    .nullable(),
  history: z.array(
    z.object({
      id,
      operator: z.string(),
      at: z.string(),
      reopenedOn: z.string(),
      reopenedBy: z.string(),
      reason: z.string(),
    }),
  ),
})

export const closingOperations = {
  /** The money of a day by method and operator, against what was counted. */
  'closings.day': query({
    role: 'reader',
    input: z.strictObject({ day: dayValue.optional() }),
    output: dayOfMoney,
    reads: ['payments', 'operators'],
  }),
  'closings.close': command({
    role: 'sales',
    input: z.strictObject({
      day: dayValue,
      /** What was found of each method that somebody counts. */
      counted: z
        .array(z.strictObject({ method: z.enum(['counter', 'cheque']), amount: centavosValue }))
        .max(2),
      note: noteText.optional(),
    }),
    output: z.object({ id, difference: z.int() }),
    changes: ['payments'],
    undoable: false,
  }),
  /** A closed day is opened again with a reason; the closing stays on record. */
  'closings.reopen': command({
    role: 'accounting',
    input: z.strictObject({ day: dayValue, reason: requiredText }),
    output: done,
    changes: ['payments'],
    undoable: false,
  }),
  'closings.pdf': job({
    role: 'reader',
    input: z.strictObject({ day: dayValue }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
