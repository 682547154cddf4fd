import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, id, shortText } from './values.ts'

/** Days before the cutoff, each once; written from the farthest to the nearest. */
const offsetsValue = z
  .array(z.int().min(0).max(365))
  .max(12, 'a lo más doce avisos')
  .readonly()
  .refine((days) => new Set(days).size === days.length, 'un día está dos veces')

/** Each rule with the bounds of its value; `#domain/policies.ts` says what each means. */
export const policiesValue = z.object({
  zone: z.string(),
  presumeValidations: z.boolean(),
  presumeAutoCharges: z.boolean(),
  cardForLongPeriods: z.boolean(),
  usersWindowDays: z.int().min(0).max(30),
  advanceDays: z.int().min(0).max(30),
  chequeClearingDays: z.int().min(0).max(10),
  counterClearingDays: z.int().min(0).max(10),
  /** By period in months (D10). */
  reminderOffsets: z.strictObject({ 1: offsetsValue, 6: offsetsValue, 12: offsetsValue }),
  transferLatest: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'escriba la hora como 14:00'),
  invoiceDays: z.int().min(1).max(60),
  wordingUnMil: z.boolean(),
})

const policyField = z.enum(policiesValue.keyof().options)

export const policyOperations = {
  /** The rules as they stand on a day, today where it is not said, and everything that was ever decided of each. */
  'policies.get': query({
    role: 'reader',
    input: z.strictObject({ on: dayValue.optional() }),
    output: z.object({
      on: z.string(),
      policies: policiesValue,
      history: z.array(
        z.object({
          id: z.string(),
          field: policyField,
          value: z.unknown(),
          validFrom: z.string(),
          /** Last day of its force; null while nothing later is decided. */
          validThrough: z.string().nullable(),
          state: z.enum(['past', 'inForce', 'pending', 'replaced', 'withdrawn']),
          reason: z.string(),
          /** Empty of what was set before changes were dated. */
          decidedAt: z.string(),
          operator: z.string(),
        }),
      ),
    }),
    reads: ['policies', 'operators'],
  }),
  /** Only the rules given change, from a day on, never in the past: what was decided under the old ones keeps them. */
  'policies.set': command({
    role: 'admin',
    input: z.strictObject({
      changes: z.strictObject(policiesValue.partial().shape),
      from: dayValue.optional(),
      reason: shortText.optional(),
    }),
    output: policiesValue,
    changes: ['policies', 'settings', 'rentals'],
  }),
  /** A change whose day has not come. */
  'policies.withdraw': command({
    role: 'admin',
    input: z.strictObject({ id }),
    output: z.object({ id: z.string() }),
    changes: ['policies', 'settings', 'rentals'],
  }),
}
