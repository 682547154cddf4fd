import { z } from 'zod'
import { parseMoment } from '#domain/business-time.ts'
import { query } from './procedure.ts'
import { dayValue, methodValue, monthsValue } from './values.ts'

/** 1 to 120: R10 limits rentals, not the calculator. */
const step = z.int().min(1).max(120)
const count = z.int().min(1).max(1_200)
const calendar = z.string().min(1).max(64)
/** Local time of the calendar that is asked. */
const momentValue = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'escriba el momento como 2026-11-23T10:00')
  .refine((text) => parseMoment(text) !== null, 'ese momento no existe')
const businessDays = z.int().min(1).max(10_000)
const businessHours = z.number().positive().max(100_000)
const anyText = z.string().max(100_000)

const explainInput = z.discriminatedUnion('about', [
  /** The first cutoff, or validation, on or after a day; without it, the first of all. */
  z.strictObject({
    about: z.literal('cutoff'),
    anchor: dayValue,
    months: step,
    onOrAfter: dayValue.optional(),
    lastDayOfMonth: z.boolean().optional(),
  }),
  z.strictObject({
    about: z.literal('validation'),
    anchor: dayValue,
    onOrAfter: dayValue.optional(),
    lastDayOfMonth: z.boolean().optional(),
    /** Null: not known (D7). */
    offlineDays: z.int().min(0).max(15).nullable().optional(),
  }),
  z.strictObject({ about: z.literal('businessDays'), from: dayValue, days: businessDays, calendar }),
  z.strictObject({ about: z.literal('businessHours'), from: momentValue, hours: businessHours, calendar }),
])

/** The calculator: every rule of dates, papers and numbers, asked by itself. */
export const calcOperations = {
  /** Cutoffs of a rental; `after` is excluded, and the anchor is never among them. */
  'calc.cutoffs': query({
    role: 'reader',
    input: z.strictObject({
      anchor: dayValue,
      months: step,
      count,
      after: dayValue.optional(),
      lastDayOfMonth: z.boolean().optional(),
    }),
    output: z.object({ cutoffs: z.array(z.string()) }),
    reads: [],
  }),
  'calc.validations': query({
    role: 'reader',
    input: z.strictObject({
      anchor: dayValue,
      count,
      after: dayValue.optional(),
      lastDayOfMonth: z.boolean().optional(),
    }),
    output: z.object({ validations: z.array(z.string()) }),
    reads: [],
  }),
  /** The starting day is not counted. */
  'calc.businessDays': query({
    role: 'reader',
    input: z.strictObject({ from: dayValue, days: businessDays, calendar }),
    output: z.object({ due: z.string() }),
    reads: ['catalogue'],
  }),
  /** By the office clock, to the minute; a deadline that falls on a closing is that closing. */
  'calc.businessHours': query({
    role: 'reader',
    input: z.strictObject({ from: momentValue, hours: businessHours, calendar }),
    output: z.object({ due: z.string() }),
    reads: ['catalogue'],
  }),
  'calc.holidays': query({
    role: 'reader',
    input: z.strictObject({ year: z.int().min(1_900).max(9_999), calendar }),
    output: z.object({ holidays: z.array(z.object({ date: z.string(), name: z.string() })) }),
    reads: ['catalogue'],
  }),
  /** Malformed text is an answer, not a refusal; a wrong check digit warns and blocks nothing. */
  'calc.rfc': query({
    role: 'reader',
    input: z.strictObject({ rfc: anyText }),
    output: z.object({
      valid: z.boolean(),
      normalised: z.string(),
      kind: z.enum(['moral', 'fisica', 'generic']).nullable(),
      warnings: z.array(z.string()),
    }),
    reads: [],
  }),
  'calc.clabe': query({
    role: 'reader',
    input: z.strictObject({ clabe: anyText }),
    output: z.object({
      valid: z.boolean(),
      bank: z.object({ code: z.string(), name: z.string() }).nullable(),
      plaza: z.object({ code: z.string(), name: z.string() }).nullable(),
      warnings: z.array(z.string()),
    }),
    reads: [],
  }),
  'calc.amountInWords': query({
    role: 'reader',
    input: z.strictObject({ centavos: z.int('escriba el importe en centavos enteros').min(0) }),
    output: z.object({ text: z.string() }),
    reads: ['settings'],
  }),
  /** Every method for a period, those that are off with the reason. */
  'calc.methods': query({
    role: 'reader',
    input: z.strictObject({ months: monthsValue }),
    output: z.object({
      methods: z.array(
        z.object({
          method: methodValue,
          allowed: z.boolean(),
          why: z.enum(['monthlyIsCardOnly', 'offByPolicy']).nullable(),
          sentence: z.string(),
        }),
      ),
    }),
    reads: ['settings'],
  }),
  /** The last moment to pay by each method so that the money is seen before a cutoff; null where the bank never opens. */
  'calc.payBy': query({
    role: 'reader',
    input: z.strictObject({ cutoff: dayValue, method: methodValue.optional() }),
    output: z.object({
      payBy: z.array(
        z.object({
          method: methodValue,
          by: z
            .object({ day: z.string(), time: z.string(), sentence: z.string(), why: z.string() })
            .nullable(),
        }),
      ),
    }),
    reads: ['settings', 'catalogue'],
  }),
  /** "¿Por qué esta fecha?": the date and a sentence for each part of its derivation. */
  'calc.explain': query({
    role: 'reader',
    input: explainInput,
    output: z.object({ date: z.string(), sentences: z.array(z.string()) }),
    reads: ['catalogue'],
  }),
}
