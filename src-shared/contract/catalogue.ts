import { z } from 'zod'
import { parseClock } from '#domain/business-time.ts'
import { command, query } from './procedure.ts'
import { centavosValue, dayValue, done, id, monthsValue, requiredText } from './values.ts'

/** 'HH:mm', from 00:00 to 24:00. */
const clockValue = z.string().refine((text) => parseClock(text) !== null, 'escriba la hora como 09:00')

const hoursValue = z.object({
  weekday: z.union([
    z.literal(1),
    z.literal(2),
    z.literal(3),
    z.literal(4),
    z.literal(5),
    z.literal(6),
    z.literal(7),
  ]),
  opens: clockValue,
  closes: clockValue,
  from: dayValue.nullable(),
  until: dayValue.nullable(),
})

export const calendarValue = z.object({
  id,
  name: z.string().min(1).max(80),
  zone: z.string().max(60),
  holidays: z.enum(['law', 'bank', 'none']),
  hours: z.array(hoursValue).max(200),
  specialDays: z
    .array(
      z.object({
        day: dayValue,
        name: z.string().max(80),
        open: z.array(z.object({ opens: clockValue, closes: clockValue })).max(6),
      }),
    )
    .max(500),
})

export const productValue = z.object({
  id,
  vendorId: z.string(),
  vendor: z.string(),
  code: z.string(),
  name: z.string(),
  /** Days without validating; null = not known: plan on 0, show "hasta 15, sin confirmar" (D7). */
  offlineDays: z.int().min(0).max(15).nullable(),
  trialDays: z.int(),
  active: z.boolean(),
  versions: z.array(z.object({ id, name: z.string(), supported: z.boolean() })),
})

/** Without IVA, in centavos: the first user, and each further one, for the whole period. */
export const priceValue = z.object({
  id,
  productId: z.string(),
  months: monthsValue,
  firstUser: z.int(),
  furtherUser: z.int(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
})

export const catalogueOperations = {
  'catalogue.get': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      vendors: z.array(z.object({ id, name: z.string(), zone: z.string(), calendarId: z.string() })),
      products: z.array(productValue),
      prices: z.array(priceValue),
      calendars: z.array(calendarValue),
      taxRates: z.array(
        z.object({
          id,
          place: z.string(),
          basisPoints: z.int(),
          validFrom: z.string(),
          validUntil: z.string().nullable(),
          active: z.boolean(),
        }),
      ),
    }),
    reads: ['catalogue'],
  }),
  'catalogue.saveProduct': command({
    role: 'admin',
    input: z.strictObject({
      id: id.optional(),
      vendorId: id,
      code: requiredText,
      name: requiredText,
      offlineDays: z.int().min(0).max(15).nullable(),
      trialDays: z.int().min(0).max(366),
      active: z.boolean(),
    }),
    output: done,
    changes: ['catalogue', 'rentals'],
  }),
  'catalogue.saveVersion': command({
    role: 'admin',
    input: z.strictObject({ id: id.optional(), productId: id, name: requiredText, supported: z.boolean() }),
    output: done,
    changes: ['catalogue'],
  }),
  /** A price from a day on; the one before it of the same product and period ends the day before. */
  'catalogue.setPrice': command({
    role: 'admin',
    input: z.strictObject({
      productId: id,
      months: monthsValue,
      firstUser: centavosValue,
      furtherUser: centavosValue,
      validFrom: dayValue,
    }),
    output: done,
    changes: ['catalogue', 'rentals'],
  }),
  'catalogue.removePrice': command({
    role: 'admin',
    input: z.strictObject({ id }),
    output: done,
    changes: ['catalogue', 'rentals'],
  }),
  'catalogue.saveCalendar': command({
    role: 'admin',
    input: z.strictObject(calendarValue.shape),
    output: done,
    changes: ['catalogue', 'rentals'],
  }),
  'catalogue.setTaxRate': command({
    role: 'admin',
    input: z.strictObject({
      id: id.optional(),
      place: requiredText,
      basisPoints: z.int().min(0).max(10_000),
      validFrom: dayValue,
      validUntil: dayValue.nullable(),
      active: z.boolean(),
    }),
    output: done,
    changes: ['catalogue'],
  }),
}
