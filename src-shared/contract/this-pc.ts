import { z } from 'zod'
import { SHEET_SIZES } from '#domain/printing.ts'
import { command, job, query } from './procedure.ts'

export const thisPcOperations = {
  /** What is of this computer alone: it travels to no other. */
  'thisPc.get': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      /** Where new versions of the program come from; null where it never looks. */
      updatesFrom: z.string().nullable(),
      /** What papers are printed on at once, as the system names it; null where its dialog asks. */
      printer: z.string().nullable(),
      slipSize: z.enum(SHEET_SIZES),
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
  'thisPc.setPrinting': command({
    role: 'support',
    input: z.strictObject({
      printer: z.string().min(1).max(300).nullable(),
      slipSize: z.enum(SHEET_SIZES),
    }),
    output: z.object({}),
    changes: ['settings'],
    local: true,
  }),
  /** One ZIP for whoever looks for what went wrong: versions, settings, how whole the ledger is, counts, and the last log. */
  'thisPc.supportFile': job({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
