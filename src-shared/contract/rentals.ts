import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, id, methodValue, monthsValue } from './values.ts'

export const renewalPlanValue = z.object({
  serialId: id,
  serial: z.string(),
  client: z.string(),
  system: z.string(),
  users: z.int(),
  months: monthsValue,
  /** Boundaries before and after; null until the system is activated. */
  cutoffBefore: z.string().nullable(),
  cutoffAfter: z.string().nullable(),
  firstDay: z.string().nullable(),
  lastCoveredDay: z.string().nullable(),
  presumedMonths: z.int(),
  noServiceMonths: z.int(),
  /** Without IVA, the IVA of the day and place, and both; null where the price is not known. */
  subtotal: z.int().nullable(),
  vat: z.int().nullable(),
  vatBasisPoints: z.int(),
  total: z.int().nullable(),
  methods: z.array(
    z.object({
      method: methodValue,
      allowed: z.boolean(),
      why: z.string(),
      /** The last moment to pay so that it is seen before the cutoff. */
      payBy: z.object({ day: z.string(), time: z.string().nullable(), why: z.string() }).nullable(),
    }),
  ),
  why: z.array(z.string()),
})

export const rentalOperations = {
  /** What a renewal would do: the code of `payments.register`, stopped before it saves. */
  'rentals.preview': query({
    role: 'reader',
    input: z.strictObject({ serialId: id, months: monthsValue.optional(), paidOn: dayValue.optional() }),
    output: z.object({
      plan: renewalPlanValue,
      options: z.array(z.object({ months: monthsValue, total: z.int().nullable() })),
    }),
    reads: ['rentals', 'serials', 'catalogue', 'settings', 'payments'],
  }),
  /**
   * Somebody said that it was renewed or validated (D11); many at once. `through` is the cutoff that the renewal
   * reached; without it, the one that was due.
   */
  'rentals.confirm': command({
    role: 'support',
    input: z.strictObject({
      items: z
        .array(
          z.strictObject({
            serialId: id,
            what: z.enum(['renewal', 'validation']),
            through: dayValue.optional(),
          }),
        )
        .min(1)
        .max(5_000),
      source: z.enum(['client', 'portal']).optional(),
    }),
    output: z.object({ confirmed: z.int(), unchanged: z.int() }),
    changes: ['rentals'],
  }),
  /** A client says that the validation did not pass. */
  'rentals.failValidation': command({
    role: 'support',
    input: z.strictObject({ serialId: id, scheduled: dayValue.optional() }),
    output: z.object({ id, toleranceUntil: z.string() }),
    changes: ['rentals'],
  }),
}
