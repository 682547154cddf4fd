import { z } from 'zod'
import { CODE_SOURCES } from '#domain/code-family.ts'
import { command, query } from './procedure.ts'
import { done, id, shortText } from './values.ts'

/** The codes of a serial (CDA): where each came from. */
export const codeOperations = {
  /** Everything of a serial's codes on one page; the newest first. */
  'codes.of': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      serialId: id,
      serial: z.string(),
      codes: z.array(
        z.object({
          id,
          code: z.string(),
          source: z.enum(CODE_SOURCES),
          receivedOn: z.string(),
          /** Where it lives, or lived last; '' where nobody said. */
          computer: z.string(),
          inForce: z.boolean(),
          /** Its place in the family: the code before it, and where it is drawn. */
          parentId: z.string().nullable(),
          generation: z.int(),
          lane: z.int(),
          unlock: z.object({ id, ordinal: z.int() }).nullable(),
        }),
      ),
    }),
    reads: ['codes', 'serials', 'unlocks', 'changes'],
  }),
  /** On which computer a code lives; '' where that is not known after all. */
  'codes.setComputer': command({
    role: 'support',
    input: z.strictObject({ id, computer: shortText }),
    output: done,
    changes: ['codes', 'serials'],
  }),
}
