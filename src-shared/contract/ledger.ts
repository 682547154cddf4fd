import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { id } from './values.ts'

export const ledgerOperations = {
  /**
   * Takes a command back whole, as a command of its own: each row as it was before. Refused when later work touched
   * those rows, and for money, which is reversed.
   */
  'ledger.undo': command({
    role: 'support',
    input: z.strictObject({ command: id }),
    output: z.object({ undone: z.string(), rows: z.int() }),
    changes: [
      'clients',
      'contacts',
      'serials',
      'rentals',
      'catalogue',
      'settings',
      'slips',
      'operators',
      'imports',
      'bank',
      'quotes',
      'policies',
      'tasks',
    ],
    undoable: false,
  }),
  'ledger.counts': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({ clients: z.int(), serials: z.int(), waiting: z.int() }),
    reads: ['clients', 'serials', 'payments', 'rentals', 'slips'],
  }),
  /** An invented office to look around in: only into an empty ledger. Its prices are invented and say so. */
  'sample.load': job({
    role: 'admin',
    input: z.strictObject({ clients: z.int().min(1).max(1_000_000).optional() }),
    output: z.object({ clients: z.int(), serials: z.int() }),
    changes: ['clients', 'contacts', 'serials', 'rentals', 'catalogue', 'settings', 'operators'],
  }),
}
