import { z } from 'zod'
import { HELP_TOPICS } from '#domain/help-topic.ts'
import { query } from './procedure.ts'

export const helpOperations = {
  /** The rules of some topics as they stand today, and those that are decided and not in force yet, with their days. */
  'help.rules': query({
    role: 'reader',
    input: z.strictObject({ topics: z.array(z.enum(HELP_TOPICS)).min(1).max(HELP_TOPICS.length) }),
    output: z.object({
      rules: z.array(
        z.object({
          text: z.string(),
          /** Null of what was always so. */
          from: z.string().nullable(),
          /** Last day of its force; null while nothing later is decided. */
          through: z.string().nullable(),
          /** Decided, and its first day has not come. */
          pending: z.boolean(),
        }),
      ),
    }),
    reads: ['policies', 'support', 'catalogue', 'settings'],
  }),
}
