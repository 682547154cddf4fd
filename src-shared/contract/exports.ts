import { z } from 'zod'
import { job } from './procedure.ts'
import { figureValue, monthValue, partValue } from './reports.ts'
import { dayValue, id } from './values.ts'

/** Every list of the program that can be taken out of it; the grid of Sistemas has its own `serials.export`. */
export const listValue = z.enum([
  'clients',
  'payments',
  'slips',
  'orders',
  'quotes',
  'invoices',
  'intakes',
  'unlocks',
  'cases',
  'keys',
  'keyStock',
  'keyBatches',
  'contactLog',
  'bank',
  'totals',
  'figure',
])

export const exportOperations = {
  /** A list as a workbook, as CSV, or as text for the clipboard; no text of it can run as a formula. */
  'exports.make': job({
    role: 'reader',
    input: z.strictObject({
      list: listValue,
      format: z.enum(['xlsx', 'csv', 'tsv']),
      /** Of one client, of some days or months, of one state: what the list on the screen shows. */
      clientId: id.optional(),
      batchId: id.optional(),
      productId: id.optional(),
      status: z.string().max(40).optional(),
      search: z.string().max(200).optional(),
      from: dayValue.optional(),
      until: dayValue.optional(),
      months: z.strictObject({ from: monthValue, until: monthValue }).optional(),
      part: partValue.optional(),
      figure: figureValue.optional(),
    }),
    output: z.object({
      file: z.string().nullable(),
      name: z.string(),
      text: z.string().nullable(),
      rows: z.int(),
    }),
    changes: [],
  }),
}
