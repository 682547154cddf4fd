import { z } from 'zod'
import { UNLOCK_DOCUMENTS, UNLOCK_READINGS } from '#domain/unlock.ts'
import { command, query } from './procedure.ts'
import { dayValue, id, modeValue, shortText } from './values.ts'

/** Days before the cutoff, each once; written from the farthest to the nearest. */
const offsetsValue = z
  .array(z.int().min(0).max(365))
  .max(12, 'a lo más doce avisos')
  .readonly()
  .refine((days) => new Set(days).size === days.length, 'un día está dos veces')

/** One row of a vendor's table of unlocks (R47–R51). */
export const unlockRuleValue = z.strictObject({
  mode: modeValue,
  ordinal: z.enum(['first', 'further']),
  range: z
    .strictObject({
      unit: z.enum(['minutes', 'businessHours']),
      least: z.int().min(1, 'al menos 1').max(1_000),
      most: z.int().min(1, 'al menos 1').max(1_000),
    })
    .refine(({ least, most }) => least <= most, 'el plazo más corto va primero'),
  clockStart: z.enum(['request', 'documentsAccepted']),
  reading: z.enum(UNLOCK_READINGS),
  documents: z.array(z.enum(UNLOCK_DOCUMENTS)).max(UNLOCK_DOCUMENTS.length).readonly(),
})

/** By the vendor's id; each mode and ordinal once. */
const unlockTablesValue = z.record(
  z.string(),
  z
    .array(unlockRuleValue)
    .max(6)
    .readonly()
    .refine(
      (rules) => new Set(rules.map(({ mode, ordinal }) => `${mode} ${ordinal}`)).size === rules.length,
      'una modalidad está dos veces',
    )
    .refine(
      (rules) => rules.every((rule) => rule.clockStart === 'request' || rule.documents.length > 0),
      'si el plazo corre desde los documentos, elija cuáles se piden',
    ),
)

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
  unlockRules: unlockTablesValue,
  leasedKeys: z.int().min(0).max(50),
  leaseDays: z.int().min(2, 'al menos 2').max(60),
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
