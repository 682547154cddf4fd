import { z } from 'zod'

/** On which ledger a page asks something of the shell, and as whom: the core knows whether they may. */
export const asker = {
  operator: z.string().max(200).nullable(),
  ledger: z.enum(['office', 'practice']),
}
