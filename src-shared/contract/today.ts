import { z } from 'zod'
import { job, query } from './procedure.ts'
import { dayValue, methodValue, modeValue, monthsValue } from './values.ts'

export const sectionValue = z.enum([
  'reported',
  'cutToday',
  'cutTomorrow',
  'thisWeek',
  'unconfirmed',
  'validations',
  'tolerance',
  'trials',
  'promises',
])
export type TodaySection = z.infer<typeof sectionValue>

export const todayLine = z.object({
  serialId: z.string(),
  serial: z.string(),
  clientId: z.string(),
  client: z.string(),
  contact: z.string(),
  phone: z.string(),
  email: z.string(),
  /** What to remember while calling. */
  note: z.string(),
  system: z.string(),
  version: z.string(),
  users: z.int(),
  mode: modeValue,
  months: monthsValue.nullable(),
  method: methodValue.nullable(),
  autoCharge: z.boolean(),
  section: sectionValue,
  /** The day this is about: cutoff, validation, end of the trial, or the day of the report. */
  on: z.string(),
  /** "Funciona hasta el …". */
  worksThrough: z.string().nullable(),
  /** Last moment to act in office hours before it is lost. */
  actBy: z.string().nullable(),
  toleranceUntil: z.string().nullable(),
  /** Day of a promise to pay. */
  promiseOn: z.string().nullable(),
  message: z.string().nullable(),
  /** Price of the next period without IVA, in centavos. */
  amount: z.int().nullable(),
})

export const todayOperations = {
  /**
   * What stops next, for whom, and by when. `sections` has every list with its count; `lines` are those of `section`,
   * or of all of them in the order in which something is lost. `today` looks at another day.
   */
  'today.list': query({
    role: 'reader',
    input: z.strictObject({
      today: dayValue.optional(),
      section: sectionValue.optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
    output: z.object({
      today: z.string(),
      /** The next working day of the office: what is cut through it must be seen to before leaving. */
      nextWorkingDay: z.string(),
      sections: z.array(
        z.object({ section: sectionValue, count: z.int(), clients: z.int(), amount: z.int() }),
      ),
      total: z.int(),
      lines: z.array(todayLine),
      /** Fourteen days from today: how many cutoffs and validations fall on each. */
      days: z.array(z.object({ day: z.string(), cutoffs: z.int(), validations: z.int() })),
      /** On a quiet day: the next one that is not. */
      nextBusyDay: z.string().nullable(),
      serials: z.int(),
    }),
    reads: ['rentals', 'serials', 'clients', 'contacts', 'settings'],
  }),
  /** "Antes de irse": everything that is cut through the next working day. */
  'today.beforeLeaving': query({
    role: 'reader',
    input: z.strictObject({ today: dayValue.optional() }),
    output: z.object({ through: z.string(), why: z.array(z.string()), lines: z.array(todayLine) }),
    reads: ['rentals', 'serials', 'clients', 'contacts', 'settings'],
  }),
  /** The day as a sheet with boxes, PDF. */
  'today.sheet': job({
    role: 'reader',
    input: z.strictObject({ today: dayValue.optional(), section: sectionValue.optional() }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
