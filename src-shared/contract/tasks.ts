import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, id, requiredText } from './values.ts'

/** `order.pay:0193…`: the kind, and the row that it is about. */
const taskIdValue = z.string().min(1).max(200)

export const taskOperations = {
  /** What somebody wants to be reminded of on a day, of a client or of nobody. */
  'tasks.add': command({
    role: 'support',
    input: z.strictObject({
      text: requiredText,
      on: dayValue,
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'escriba la hora como 14:00')
        .optional(),
      clientId: id.optional(),
    }),
    output: z.object({ id: z.string() }),
    changes: ['tasks'],
  }),
  /** Only of what was noted by hand: any other task ends with the act that fulfils it. */
  'tasks.done': command({
    role: 'support',
    input: z.strictObject({ id: taskIdValue }),
    output: z.object({ id: z.string() }),
    changes: ['tasks'],
  }),
  /** "Posponer": out of Hoy until that day. What it waits for, and by when it is lost, stay as they are. */
  'tasks.snooze': command({
    role: 'support',
    input: z.strictObject({ ids: z.array(taskIdValue).min(1).max(500), until: dayValue }),
    output: z.object({ ids: z.array(z.string()) }),
    changes: ['tasks'],
  }),
  /** "¿Por qué esta fecha?": the rule of its day, and how it comes about from what the task is of. */
  'tasks.why': query({
    role: 'reader',
    input: z.strictObject({ id: taskIdValue }),
    output: z.object({ why: z.array(z.string()) }),
    reads: ['tasks', 'serials', 'rentals', 'orders', 'invoices', 'changes', 'unlocks', 'settings', 'vault'],
  }),
}
