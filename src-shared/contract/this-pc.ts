import { z } from 'zod'
import { command, query } from './procedure.ts'

export const thisPcOperations = {
  /** What is of this computer alone: it travels to no other. */
  'thisPc.get': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      /** Where new versions of the program come from; null where it never looks. */
      updatesFrom: z.string().nullable(),
    }),
    reads: ['settings'],
  }),
  /** An empty address: the program does not look for new versions any more. */
  'thisPc.setUpdates': command({
    role: 'admin',
    input: z.strictObject({ address: z.string().trim().max(500) }),
    output: z.object({ updatesFrom: z.string().nullable() }),
    changes: ['settings'],
    local: true,
  }),
}
