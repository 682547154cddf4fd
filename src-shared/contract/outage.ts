import { z } from 'zod'
import { MOST_OUTAGE_DAYS } from '#domain/outage.ts'
import { ZONES } from '#domain/sales-zone.ts'
import { job, query } from './procedure.ts'
import { dayValue, id, methodValue, monthsValue } from './values.ts'

/** A city of the sales zone (R40), or all that are none of them. */
const zoneValue = z.enum([...ZONES, 'other'])

const input = {
  /** The first day without network; today where it is not said. */
  from: dayValue.optional(),
  days: z.int().min(1).max(MOST_OUTAGE_DAYS),
  /** Without it, every city. */
  zone: zoneValue.optional(),
}

const stop = z.object({
  /** The first day on which it may not open. */
  day: z.string(),
  why: z.enum(['cutoff', 'validation', 'trial']),
  /** False: the system's days without validating are not known, and none is counted on. */
  confirmed: z.boolean(),
  offlineDays: z.int().nullable(),
  serialId: id,
  serial: z.string(),
  clientId: id,
  client: z.string(),
  contact: z.string(),
  phone: z.string(),
  city: z.string(),
  system: z.string(),
  users: z.int(),
  months: monthsValue.nullable(),
  method: methodValue.nullable(),
  autoCharge: z.boolean(),
})
export type OutageLine = z.infer<typeof stop>

export const outageOperations = {
  /**
   * Who stops on each day if a city has no network for some days, in the order in which it is lost: before a hurricane
   * to renew in advance, after it to be attended to.
   */
  'outage.stops': query({
    role: 'reader',
    input: z.strictObject({ ...input, limit: z.int().min(1).max(2_000).optional() }),
    output: z.object({
      from: z.string(),
      until: z.string(),
      total: z.int(),
      clients: z.int(),
      /** Of every city, whichever is asked for. */
      zones: z.array(z.object({ zone: zoneValue, systems: z.int(), clients: z.int() })),
      days: z.array(z.object({ day: z.string(), systems: z.int(), clients: z.int() })),
      /** Those that can be renewed before it comes. */
      renewable: z.array(id),
      lines: z.array(stop),
    }),
    reads: ['rentals', 'serials', 'clients', 'contacts', 'settings'],
  }),
  /** The same as a sheet, for when there is no light either. */
  'outage.pdf': job({
    role: 'reader',
    input: z.strictObject(input),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
