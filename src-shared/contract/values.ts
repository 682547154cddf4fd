import { z } from 'zod'
import { parseDay, type Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Sealed } from '#domain/secret.ts'

// The values that recur in every feature's contract. No transforms, so that JSON Schemas come out.

export const id = z.string().min(1).max(64)

/** Calendar day 'YYYY-MM-DD' that exists. */
export const dayValue = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'escriba el día como 2026-11-23')
  .refine((text) => parseDay(text) !== null, 'ese día no existe') as unknown as z.ZodType<Day, Day>

/** Whole centavos, 0 or more, up to a hundred million pesos. */
export const centavosValue = z
  .int('escriba el importe en centavos enteros')
  .min(0)
  .max(10_000_000_000) as unknown as z.ZodType<Centavos, Centavos>

export const shortText = z.string().trim().max(200)
export const requiredText = z.string().trim().min(1, 'falta').max(200)
export const noteText = z.string().trim().max(32_768)
/**
 * What a form showed, before, of the fields that it sends: what another PC wrote there meanwhile is not lost without a word.
 *   { city: 'Cancún', seen: { city: '' } }
 */
export const seenValue = z
  .record(z.string().max(40), z.union([z.string().max(32_768), z.number(), z.boolean(), z.null()]))
  .optional()

/** R10: exactly three rental periods, in months. */
export const monthsValue = z.union([z.literal(1), z.literal(6), z.literal(12)])
export const methodValue = z.enum(['card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter'])
export const modeValue = z.enum(['subscription', 'electronic', 'physical'])
export const roleValue = z.enum(['admin', 'sales', 'support', 'accounting', 'reader'])
export const billedByValue = z.enum(['vendor', 'distributor'])
export const usersValue = z.int().min(1, 'al menos un usuario').max(10_000)

/** Both ends of a promise as instants, the zones in which they are said, and how the late one comes about. */
export const promiseValue = z.object({
  early: z.string(),
  late: z.string(),
  zones: z.array(z.string()),
  why: z.array(z.string()),
})

/**
 * A secret: words as they come in, sealed as a handler sees it. A command names such fields in its `secrets`. The limit
 * is of the sealed text; the words themselves may be `MOST_SECRET_LETTERS` long.
 */
export const secretText = z.string().min(1, 'falta').max(4096) as unknown as z.ZodType<Sealed, string>

export const page = {
  offset: z.int().min(0).max(100_000_000).optional(),
  limit: z.int().min(1).max(500).optional(),
}
export const done = z.object({ id })
