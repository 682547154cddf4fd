import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id, requiredText } from './values.ts'

const cause = z.enum([
  'payment',
  'validation',
  'activations',
  'trial',
  'clock',
  'unactivated',
  'support',
  'unknown',
])
const step = z.enum(['renew', 'validate', 'changeComputer', 'activate', 'fixClock', 'support', 'ask'])

export const triageOperations = {
  /** What the ledger knows today of a serial that does not open: what `#domain/triage.ts` decides by. */
  'triage.facts': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      serial: z.string(),
      clientId: id,
      client: z.string(),
      /** The client's note: "habla con Lety". */
      note: z.string(),
      system: z.string(),
      users: z.int(),
      today: z.string(),
      rented: z.boolean(),
      activated: z.boolean(),
      trialOver: z.boolean(),
      cutoff: z.string().nullable(),
      paid: z.enum(['confirmed', 'presumed']),
      validationPending: z.boolean(),
      /** The validation that would have to be made now. */
      validation: z.string().nullable(),
      /** Of one that was reported before and is not solved. */
      stoppedOn: z.string().nullable(),
      otherChannel: z.boolean(),
    }),
    reads: ['serials', 'rentals', 'clients', 'settings'],
  }),
  /**
   * "No abre" (D4, D11): the report, what it was found to be about, and the call. A presumed validation becomes
   * "reportó falla"; of a payment no charge is presumed any more; support alone stops nothing.
   */
  'triage.report': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      message: requiredText,
      answers: z.strictObject({
        sameComputer: z.boolean().optional(),
        clockRight: z.boolean().optional(),
        opensAtAll: z.boolean().optional(),
      }),
      channel: z.enum(['call', 'whatsapp', 'email', 'visit']).optional(),
    }),
    output: z.object({
      cause,
      step,
      /** Null where nothing stopped. */
      stoppageId: z.string().nullable(),
      /** The validation that is now reported as failed. */
      failedValidation: z.string().nullable(),
      logId: z.string(),
    }),
    changes: ['rentals', 'serials', 'contacts'],
  }),
  /** It opens: the report is closed, and the validation that opened it is confirmed. */
  'triage.solved': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      validated: z.boolean(),
      note: z.string().trim().max(200).optional(),
    }),
    output: z.object({ id, validated: z.string().nullable() }),
    changes: ['rentals', 'serials'],
  }),
}
