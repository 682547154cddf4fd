import { z } from 'zod'
import { query } from './procedure.ts'

const foundKind = z.enum(['client', 'contact', 'serial', 'case', 'slip'])

export const searchOperations = {
  /** Any part of what a clerk has in hand: a name without accents, an RFC, a serial, a telephone, a folio, what a case is about. */
  'search.everywhere': query({
    role: 'reader',
    input: z.strictObject({
      text: z.string().max(200),
      limit: z.int().min(1).max(50).optional(),
      /** All, unless some are named. */
      kinds: z.array(foundKind).min(1).optional(),
    }),
    output: z.object({
      results: z.array(
        z.object({
          kind: foundKind,
          id: z.string(),
          clientId: z.string(),
          title: z.string(),
          detail: z.string(),
        }),
      ),
    }),
    reads: ['clients', 'contacts', 'serials', 'slips', 'support'],
  }),
}
