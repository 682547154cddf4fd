import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, done, id, methodValue, monthsValue, requiredText } from './values.ts'

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

const failureCause = z.enum(['noInternet', 'machineClock', 'postponed', 'other'])
const validationWord = z.enum(['confirmed', 'presumed', 'pending', 'tolerance', 'blocked', 'ahead'])

const newCutoff = {
  serialId: id,
  /** The day from which the vendor counts now (D5). */
  on: dayValue,
  lastDay: z.boolean().optional(),
  /** Months paid from that day; the rental's period when absent. */
  paidMonths: z.int().min(0).max(24).optional(),
}

export const rentalOperations = {
  /** What a renewal would do: the code of `payments.register`, stopped before it saves. */
  'rentals.preview': query({
    role: 'reader',
    input: z.strictObject({
      serialId: id,
      months: monthsValue.optional(),
      paidOn: dayValue.optional(),
      /** As in `payments.register`. */
      firstDay: dayValue.optional(),
    }),
    output: z.object({
      plan: renewalPlanValue,
      options: z.array(z.object({ months: monthsValue, total: z.int().nullable() })),
      /** The months that were named are paid: nothing would be renewed (D20). */
      taken: z.boolean(),
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
  /** A client says that the validation did not pass, and why, where that is known. */
  'rentals.failValidation': command({
    role: 'support',
    input: z.strictObject({ serialId: id, scheduled: dayValue.optional(), cause: failureCause.optional() }),
    output: z.object({ id, toleranceUntil: z.string() }),
    changes: ['rentals'],
  }),
  /** What "nuevo corte" would do: the code of `rentals.newCutoff`, stopped before it saves. */
  'rentals.previewNewCutoff': query({
    role: 'reader',
    input: z.strictObject(newCutoff),
    output: z.object({
      cutoffBefore: z.string(),
      cutoffAfter: z.string(),
      worksThrough: z.string(),
      firstValidation: z.string(),
      /** The last period of the former anchor, cut short; null where the new day is one of its boundaries. */
      bridge: z.object({ start: z.string(), next: z.string(), days: z.int(), of: z.int() }).nullable(),
    }),
    reads: ['rentals', 'serials'],
  }),
  /**
   * "Nuevo corte" (D5): the two clocks are counted from another day on. The former anchor stays in the history with its
   * renewals and validations, none of which moves.
   */
  'rentals.newCutoff': command({
    role: 'sales',
    input: z.strictObject({ ...newCutoff, reason: requiredText }),
    output: done,
    changes: ['rentals', 'serials', 'orders', 'tasks'],
  }),
  /** The anchors, periods and validations of a serial, each with how it is known, by whom and since when (D11). */
  'rentals.life': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      anchors: z.array(
        z.object({
          from: z.string(),
          /** The day of the anchor that follows; null of the one of today. */
          until: z.string().nullable(),
          lastDay: z.boolean(),
          reason: z.string(),
          changedOn: z.string().nullable(),
          operator: z.string(),
        }),
      ),
      /** Newest first. */
      periods: z.array(
        z.object({
          id,
          firstDay: z.string(),
          cutoff: z.string(),
          state: z.enum(['presumed', 'confirmed', 'noService']),
          source: z.enum(['payment', 'portal', 'client', 'policy', 'import', 'prepaidKey']),
          users: z.int(),
          recordedOn: z.string(),
          operator: z.string(),
        }),
      ),
      /** Oldest first: the last half year, and those still ahead within what is paid (R29). */
      validations: z.array(
        z.object({
          n: z.int(),
          scheduledOn: z.string(),
          word: validationWord,
          failed: z.boolean(),
          cause: failureCause.nullable(),
          possibleLastDay: z.string(),
          source: z.enum(['client', 'portal', 'office']).nullable(),
          recordedOn: z.string().nullable(),
          operator: z.string(),
        }),
      ),
      offlineDays: z.int().nullable(),
    }),
    reads: ['rentals', 'serials', 'payments', 'settings'],
  }),
}
