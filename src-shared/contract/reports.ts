import { z } from 'zod'
import { daysBetween } from '#domain/calendar.ts'
import { command, job, query } from './procedure.ts'
import { billedByValue, dayValue, done, id, page } from './values.ts'

export const monthValue = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'escriba el mes como 2026-11')
const months = { from: monthValue, until: monthValue }
const span = { from: dayValue, until: dayValue }

/** By what the sums of a month are told apart; a zone is a city of R40 or 'otra'. */
export const partValue = z.enum(['all', 'system', 'zone', 'operator', 'method'])
const moves = z.object({ clients: z.int(), serials: z.int() })

/** What a figure counts, so that opening it lists exactly the rows that make it. */
export const figureValue = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.enum(['income', 'renewals', 'late', 'firstRentals']),
    ...months,
    part: partValue.optional(),
    value: z.string().max(200).optional(),
  }),
  z
    .strictObject({
      of: z.literal('forecast'),
      /** `until` is not in it. */
      ...span,
      /** Those whose cutoff has passed unpaid count on the first day. */
      overdue: z.boolean().optional(),
      part: z.enum(['system', 'zone']).optional(),
      value: z.string().max(200).optional(),
    })
    // Each of its months is a part of one question to SQLite, which takes some hundreds of them.
    .refine(({ from, until }) => daysBetween(from, until) <= 1_830, 'pida a lo más cinco años'),
  z.strictObject({
    of: z.enum(['new', 'lost', 'recovered']),
    ...months,
    what: z.enum(['clients', 'serials']),
  }),
  z.strictObject({
    of: z.literal('reminders'),
    ...months,
    offset: z.int().min(0).max(366).optional(),
    worked: z.boolean().optional(),
  }),
  z.strictObject({
    of: z.literal('margin'),
    ...months,
    billedBy: billedByValue,
    productId: z.string().max(64).optional(),
  }),
])
export type Figure = z.output<typeof figureValue>

export const figureRow = z.object({
  id,
  day: z.string(),
  clientId: z.string(),
  client: z.string(),
  serialId: z.string().nullable(),
  serial: z.string(),
  system: z.string(),
  city: z.string(),
  what: z.string(),
  operator: z.string(),
  /** Null where the row is no money. */
  amount: z.int().nullable(),
})

const sums = {
  payments: z.int(),
  income: z.int(),
  /** Without IVA. */
  net: z.int(),
  renewals: z.int(),
  late: z.int(),
  firstRentals: z.int(),
}
const expected = z.object({
  from: z.string(),
  renewals: z.int(),
  amount: z.int(),
  /** Renewals that have no price and so no amount. */
  unpriced: z.int(),
})
const file = z.object({ file: z.string(), name: z.string() })

const fridayFigures = z.object({
  ...sums,
  onTime: z.int(),
  new: moves,
  lost: moves,
  recovered: moves,
  margin: z.int().nullable(),
  unrated: z.int(),
})

export const statementLine = z.object({
  day: z.string(),
  what: z.string(),
  reference: z.string(),
  serial: z.string(),
  /** What was asked for, or is asked for no more with a minus. */
  charge: z.int().nullable(),
  /** What came in, or went back with a minus. */
  credit: z.int().nullable(),
  /** After it: above 0 to be paid, below 0 in the client's favour. */
  balance: z.int(),
  operator: z.string(),
})

export const reportOperations = {
  /** Kept sums by month; one row for each value and month that has any. */
  'reports.totals': query({
    role: 'reader',
    input: z.strictObject({ part: partValue, ...months }),
    output: z.object({
      rows: z.array(z.object({ value: z.string(), label: z.string(), month: z.string(), ...sums })),
    }),
    reads: ['payments', 'rentals', 'clients', 'serials', 'catalogue', 'operators'],
  }),
  /** What comes in if everybody renews as rented, at the prices of today: twelve months and twelve weeks. */
  'reports.forecast': query({
    role: 'reader',
    input: z.strictObject({ part: z.enum(['all', 'system', 'zone']).optional() }),
    output: z.object({
      months: z.array(z.object({ value: z.string(), label: z.string(), months: z.array(expected) })),
      weeks: z.array(expected),
    }),
    reads: ['rentals', 'serials', 'clients', 'catalogue'],
  }),
  'reports.movements': query({
    role: 'reader',
    input: z.strictObject(months),
    output: z.object({
      months: z.array(z.object({ month: z.string(), new: moves, lost: moves, recovered: moves })),
    }),
    reads: ['clients', 'serials'],
  }),
  /** Of the reminders of each offset, how many were followed by the payment before the next one (D10). */
  'reports.reminders': query({
    role: 'reader',
    input: z.strictObject(months),
    output: z.object({
      offsets: z.array(z.object({ offset: z.int(), sent: z.int(), worked: z.int() })),
    }),
    reads: ['reminders', 'payments', 'rentals'],
  }),
  /** Commission of what the vendor bills, margin of what the distributor bills (C16, D1). */
  'reports.margin': query({
    role: 'reader',
    input: z.strictObject(months),
    output: z.object({
      lines: z.array(
        z.object({
          billedBy: billedByValue,
          productId: z.string(),
          system: z.string(),
          net: z.int(),
          margin: z.int().nullable(),
          /** Sales without IVA of months without a rate. */
          unrated: z.int(),
        }),
      ),
      rates: z.array(
        z.object({
          id,
          billedBy: billedByValue,
          productId: z.string().nullable(),
          system: z.string().nullable(),
          basisPoints: z.int(),
          validFrom: z.string(),
        }),
      ),
    }),
    reads: ['payments', 'policies', 'catalogue'],
  }),
  'reports.setRate': command({
    role: 'admin',
    input: z.strictObject({
      billedBy: billedByValue,
      productId: id.nullable(),
      basisPoints: z.int().min(0).max(10_000),
      /** From the first day of this month. */
      from: monthValue,
    }),
    output: done,
    changes: ['policies'],
  }),
  'reports.removeRate': command({
    role: 'admin',
    input: z.strictObject({ id }),
    output: done,
    changes: ['policies'],
  }),
  /** The rows that make a figure, newest first. */
  'reports.rows': query({
    role: 'reader',
    input: z.strictObject({ figure: figureValue, ...page }),
    output: z.object({ total: z.int(), amount: z.int(), rows: z.array(figureRow) }),
    reads: ['payments', 'rentals', 'clients', 'serials', 'reminders', 'catalogue'],
  }),
  /** The owner's Friday: the week that ends on a day, the one before it, and what is coming. */
  'reports.friday': query({
    role: 'reader',
    input: z.strictObject({ until: dayValue.optional() }),
    output: z.object({
      from: z.string(),
      until: z.string(),
      week: fridayFigures,
      before: fridayFigures,
      forecast: z.object({ fourWeeks: expected, twelveWeeks: expected }),
      operators: z.array(
        z.object({
          operator: z.string(),
          payments: z.int(),
          income: z.int(),
          renewals: z.int(),
          contacts: z.int(),
        }),
      ),
    }),
    reads: ['payments', 'rentals', 'clients', 'serials', 'contacts', 'policies', 'catalogue'],
  }),
  'reports.fridayPdf': job({
    role: 'reader',
    input: z.strictObject({ until: dayValue.optional() }),
    output: file,
    changes: [],
  }),
  /** A client's account: what was charged, paid, taken back and moved, each with the balance after it. */
  'reports.statement': query({
    role: 'reader',
    input: z.strictObject({ clientId: id, ...span }),
    output: z.object({
      client: z.object({ id, name: z.string(), rfc: z.string().nullable() }),
      /** Before the first line and after the last: above 0 to be paid, below 0 in the client's favour. */
      before: z.int(),
      after: z.int(),
      /** Money in the client's favour (D20) after the last line. */
      inFavour: z.int(),
      lines: z.array(statementLine),
      open: z.array(z.object({ folio: z.string(), on: z.string(), total: z.int(), payBy: z.string() })),
      systems: z.array(z.object({ system: z.string(), serial: z.string(), worksThrough: z.string() })),
    }),
    reads: ['payments', 'rentals', 'slips', 'orders', 'clients', 'serials'],
  }),
  'reports.statementPdf': job({
    role: 'reader',
    input: z.strictObject({ clientId: id, ...span }),
    output: file,
    changes: [],
  }),
  /** The kept sums, made anew from the ledger. */
  'reports.rebuild': command({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({ rows: z.int() }),
    changes: ['payments'],
    local: true,
  }),
}
