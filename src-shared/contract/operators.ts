import { z } from 'zod'
import { gridLayout } from './grid.ts'
import { command, query } from './procedure.ts'
import { done, id, requiredText, roleValue } from './values.ts'

export const operatorOperations = {
  'operators.list': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      operators: z.array(
        z.object({
          id,
          name: z.string(),
          role: roleValue,
          active: z.boolean(),
          /** How they sign in, once anybody does; a temporary one was given and not changed yet. */
          password: z.enum(['none', 'temporary', 'own']),
        }),
      ),
      current: z.string(),
    }),
    reads: ['operators'],
  }),
  'operators.save': command({
    role: 'admin',
    input: z.strictObject({
      id: id.optional(),
      name: requiredText,
      role: roleValue,
      active: z.boolean().optional(),
    }),
    output: done,
    changes: ['operators'],
  }),
  /** The grid as this operator left it, on this PC. */
  'layouts.get': query({
    role: 'reader',
    input: z.strictObject({ grid: z.string().min(1).max(40) }),
    output: z.object({ layout: gridLayout.nullable() }),
    reads: ['layouts'],
  }),
  'layouts.save': command({
    role: 'reader',
    input: z.strictObject({ grid: z.string().min(1).max(40), layout: gridLayout }),
    output: z.object({ grid: z.string() }),
    changes: ['layouts'],
    local: true,
  }),
}
