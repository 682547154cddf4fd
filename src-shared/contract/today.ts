import { z } from 'zod'
import { DESKS, type Desk } from '#domain/task.ts'
import { job, query } from './procedure.ts'
import { TODAY_SECTIONS } from './today-sections.ts'
import { dayValue, methodValue, modeValue, monthsValue } from './values.ts'

const sectionValue = z.enum(TODAY_SECTIONS)

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
  /** Last moment to act in office hours before it is lost, and while it can still be paid in the client's way. */
  actBy: z.string().nullable(),
  toleranceUntil: z.string().nullable(),
  /** Day of a promise to pay. */
  promiseOn: z.string().nullable(),
  message: z.string().nullable(),
  /** Price of the next period without IVA, in centavos. */
  amount: z.int().nullable(),
})

const deskValue = z.enum(DESKS as [Desk, ...Desk[]])

/** In which of the lists of systems a task stands beside what is lost at the same time. */
export const taskSectionValue = z.enum(['cutToday', 'cutTomorrow', 'thisWeek'])
export type TaskSection = z.infer<typeof taskSectionValue>

/** What a desk owes to somebody. */
export const todayTask = z.object({
  id: z.string(),
  kind: z.string(),
  desk: deskValue,
  /** The row of the desk: an order, an invoice, a message. */
  ref: z.string(),
  params: z.record(z.string(), z.unknown()),
  clientId: z.string().nullable(),
  client: z.string(),
  contact: z.string(),
  phone: z.string(),
  email: z.string(),
  note: z.string(),
  serialId: z.string().nullable(),
  /** What is owed, and what Enter does. */
  what: z.string(),
  action: z.string(),
  section: taskSectionValue,
  /** The day, and the hour of the office where there is one, at which something is lost. */
  dueOn: z.string(),
  dueTime: z.string().nullable(),
})

const todayTasks = z.object({
  total: z.int(),
  /** Only desks that owe something. */
  desks: z.array(z.object({ desk: deskValue, count: z.int() })),
  sections: z.array(z.object({ section: taskSectionValue, count: z.int(), clients: z.int() })),
  lines: z.array(todayTask),
})

const reads = [
  'rentals',
  'serials',
  'clients',
  'contacts',
  'settings',
  'tasks',
  'charges',
  'mail',
  'vault',
] as const

export const todayOperations = {
  /**
   * What stops next, for whom, and by when. `sections` has every list with its count; `lines` are those of `section`,
   * or of all of them in the order in which something is lost. `today` looks at another day. Beside them stand the
   * tasks of the desks through the end of the week, by the moment at which something is lost: with the first page of
   * all lists, or, page by page, those of one `desk` alone. `mine` leaves the clients that the operator follows.
   */
  'today.list': query({
    role: 'reader',
    input: z.strictObject({
      today: dayValue.optional(),
      section: sectionValue.optional(),
      desk: deskValue.optional(),
      mine: z.boolean().optional(),
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
      tasks: todayTasks,
      /** Lines of the day once a client's are together and what is quiet (por confirmar, automatic charges) is one. */
      grouped: z.int(),
      /** Fourteen days from today: how many cutoffs fall on each, how many of them a card pays by itself, and validations. */
      days: z.array(z.object({ day: z.string(), cutoffs: z.int(), charged: z.int(), validations: z.int() })),
      /** On a quiet day: the next one that is not. */
      nextBusyDay: z.string().nullable(),
      serials: z.int(),
    }),
    reads,
  }),
  /** "Antes de irse": everything that is cut, or can no longer be paid in time, through the next working day. */
  'today.beforeLeaving': query({
    role: 'reader',
    input: z.strictObject({ today: dayValue.optional(), mine: z.boolean().optional() }),
    output: z.object({
      through: z.string(),
      why: z.array(z.string()),
      lines: z.array(todayLine),
      tasks: z.array(todayTask),
    }),
    reads,
  }),
  /** The day as a sheet with boxes, PDF. */
  'today.sheet': job({
    role: 'reader',
    input: z.strictObject({
      today: dayValue.optional(),
      section: sectionValue.optional(),
      desk: deskValue.optional(),
      mine: z.boolean().optional(),
    }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
