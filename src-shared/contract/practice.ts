import { z } from 'zod'
import { FIRST_DAY } from '#domain/first-day.ts'
import { command, job, query } from './procedure.ts'

export const practiceOperations = {
  /** The tasks of a first day, each done or not by what the ledger shows; null where it is not the one for practice. */
  'practice.firstDay': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z
      .object({
        /** Whom the tasks are about; null before the day was begun. */
        client: z.string().nullable(),
        tasks: z.array(z.object({ task: z.enum(FIRST_DAY), done: z.boolean() })),
      })
      .nullable(),
    reads: ['clients', 'contacts', 'serials', 'rentals', 'payments', 'slips', 'keys', 'settings'],
  }),
  /** Begins the day, or begins it again: an office around it where there is none, and a client of its own. */
  'practice.begin': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({ client: z.string() }),
    changes: [
      'clients',
      'contacts',
      'serials',
      'rentals',
      'catalogue',
      'settings',
      'operators',
      'keys',
      'slips',
    ],
  }),
  /** From here on counts what is done. */
  'practice.mark': command({
    role: 'reader',
    input: z.strictObject({ clientId: z.string() }),
    output: z.object({}),
    changes: ['settings'],
    local: true,
    inner: true,
  }),
}
