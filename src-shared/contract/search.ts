import { z } from 'zod'
import { query } from './procedure.ts'

export const searchOperations = {
  /** Any part of what a clerk has in hand: a name without accents, an RFC, a serial, a telephone, a folio. */
  'search.everywhere': query({
    role: 'reader',
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).optional() }),
    output: z.object({
      results: z.array(
        z.object({
          kind: z.enum(['client', 'contact', 'serial', 'slip']),
          id: z.string(),
          clientId: z.string(),
          title: z.string(),
          detail: z.string(),
        }),
      ),
    }),
    reads: ['clients', 'contacts', 'serials', 'slips'],
  }),
}
