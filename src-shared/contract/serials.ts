import { z } from 'zod'
import { gridGroups, gridPosition, gridQuery, gridSelection, gridValues } from './grid.ts'
import { command, job, query } from './procedure.ts'
import {
  dayValue,
  done,
  id,
  methodValue,
  modeValue,
  monthsValue,
  requiredText,
  seenValue,
  shortText,
  usersValue,
} from './values.ts'

const statusValue = z.enum([
  'vigente',
  'porVencer',
  'corteHoy',
  'porConfirmar',
  'detenido',
  'sinActivar',
  'pruebaVencida',
  'comprada',
  'otroCanal',
  'baja',
])

const channelValue = z.enum(['own', 'other'])

const activation = {
  id,
  on: dayValue.optional(),
  at: z.iso.datetime().optional(),
  lastDay: z.boolean().optional(),
  /** Months paid with the activation; the rental's period when absent. */
  paidMonths: z.int().min(0).max(12).optional(),
}

/** One serial as lists show it: the portal's columns (R77) and what the clocks say today. */
export const serialRow = z.object({
  id,
  serial: z.string(),
  clientId: id,
  client: z.string(),
  rfc: z.string().nullable(),
  city: z.string(),
  productId: id,
  system: z.string(),
  version: z.string(),
  users: z.int(),
  mode: modeValue,
  months: monthsValue.nullable(),
  method: methodValue.nullable(),
  autoCharge: z.boolean(),
  activatedOn: z.string().nullable(),
  /** "Próximo Pago": the cutoff, the first day that is not covered. Null for bought licences (C7). */
  nextCutoff: z.string().nullable(),
  nextValidation: z.string().nullable(),
  status: statusValue,
  /** Price of the next period without IVA, in centavos; null where the price is not known. */
  amount: z.int().nullable(),
})

const serialFields = {
  version: requiredText,
  installedOn: dayValue.nullable().optional(),
  purchasedOn: dayValue.nullable().optional(),
}

export const serialOperations = {
  /** A licence of a client. A rented one (subscription) needs `months`; a bought one has none (C7). */
  'serials.create': command({
    role: 'support',
    input: z.strictObject({
      clientId: id,
      /** Product id ('aspel-sae') or its code ('SAE'). */
      product: requiredText,
      serial: requiredText,
      mode: modeValue,
      ...serialFields,
      users: usersValue,
      activatedOn: dayValue.nullable().optional(),
      /** "Último día del mes": only when the activation day is one. */
      lastDay: z.boolean().optional(),
      code: z.string().trim().max(40).optional(),
      months: monthsValue.optional(),
      method: methodValue.optional(),
      autoCharge: z.boolean().optional(),
      /** First day not covered, where it is known ("Próximo Pago"); otherwise D12. */
      paidUntil: dayValue.optional(),
      /** 'other': another distributor sold it; it is kept and never billed. */
      channel: channelValue.optional(),
    }),
    output: done,
    changes: ['serials', 'rentals'],
  }),
  /** Data that move no clock. Users go by `changes.scheduleUsers`, or `changes.correctUsers` (R33). */
  'serials.update': command({
    role: 'support',
    input: z.strictObject({
      id,
      version: requiredText.optional(),
      installedOn: dayValue.nullable().optional(),
      purchasedOn: dayValue.nullable().optional(),
      months: monthsValue.optional(),
      method: methodValue.nullable().optional(),
      autoCharge: z.boolean().optional(),
      channel: channelValue.optional(),
      seen: seenValue,
    }),
    output: done,
    changes: ['serials', 'rentals'],
  }),
  /**
   * First activation: starts the two clocks (R23, R24). `on` is the day in the vendor's zone (D6); with `at`, the
   * instant, the answer warns when Cancún's date was another.
   */
  'serials.activate': command({
    role: 'support',
    input: z.strictObject({
      ...activation,
      code: z.string().trim().max(40).optional(),
      /** The company that is registered as its owner (R21); the client's when absent. */
      owner: z.string().trim().max(200).optional(),
    }),
    output: z.object({ id, activatedOn: z.string(), nextCutoff: z.string(), warnings: z.array(z.string()) }),
    changes: ['serials', 'rentals'],
  }),
  /** What an activation would start: the code of `serials.activate`, stopped before it saves. */
  'serials.previewActivation': query({
    role: 'reader',
    input: z.strictObject(activation),
    output: z.object({
      activatedOn: z.string(),
      /** The same instant's date in the office: shown beside it where it is another (D6). */
      officeDay: z.string(),
      nextCutoff: z.string().nullable(),
      worksThrough: z.string().nullable(),
      firstValidation: z.string().nullable(),
      /** How that cutoff comes about (R23). */
      why: z.array(z.string()),
    }),
    reads: ['serials', 'rentals', 'settings'],
  }),
  /**
   * A code that came (R22, R69). The same code twice is one code; either way it closes what was asked for in the portal
   * (R73). The answer's `id` is the code's.
   */
  'serials.addCode': command({
    role: 'support',
    input: z.strictObject({
      id,
      code: requiredText,
      source: z.enum(['typed', 'vendor', 'portal', 'unlock', 'certificate']),
      /** On which computer it was activated, where that is known. */
      computer: shortText.optional(),
      /** The day it came, where it was not today: by it a code has its place among the others. */
      on: dayValue.optional(),
    }),
    output: done,
    changes: ['serials', 'codes', 'tasks'],
  }),
  /** D13. Refused while the automatic charge is on, until it is marked as switched off in the portal. */
  'serials.leave': command({
    role: 'sales',
    input: z.strictObject({ id, on: dayValue.optional(), reason: requiredText }),
    output: done,
    changes: ['serials', 'rentals'],
  }),
  'serials.return': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: done,
    changes: ['serials', 'rentals'],
  }),
  /** A client says that it does not open: the only way a system is called "detenido" (D4). */
  'serials.reportStopped': command({
    role: 'support',
    input: z.strictObject({ id, message: requiredText }),
    output: done,
    changes: ['rentals', 'serials'],
  }),
  'serials.clearStopped': command({
    role: 'support',
    input: z.strictObject({ id, note: z.string().trim().max(200).optional() }),
    output: done,
    changes: ['rentals', 'serials'],
  }),
  'serials.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      row: serialRow,
      installedOn: z.string().nullable(),
      purchasedOn: z.string().nullable(),
      lastDay: z.boolean(),
      channel: channelValue,
      /** The company registered with the activation (R21). */
      owner: z.string(),
      leftOn: z.string().nullable(),
      leftReason: z.string().nullable(),
      stopped: z.object({ reportedOn: z.string(), message: z.string() }).nullable(),
      /** A prepaid key was given to it here, and the endpoint has not said yet that it may. */
      confirming: z.boolean(),
      codes: z.array(z.object({ id, code: z.string(), source: z.string(), receivedOn: z.string() })),
      paid: z
        .object({
          months: z.int(),
          state: z.enum(['presumed', 'confirmed']),
          /** Cutoff on record, before anything is presumed. */
          recordedUntil: z.string(),
          worksThrough: z.string(),
        })
        .nullable(),
      /** Paid and not activated yet (R21, R23): so many months begin with the activation; the day of the last payment. */
      paidAhead: z.object({ months: z.int(), on: z.string() }).nullable(),
      offlineDays: z.int().nullable(),
      tolerance: z
        .object({
          scheduled: z.string(),
          plannedLastDay: z.string(),
          possibleLastDay: z.string(),
          day: z.int(),
        })
        .nullable(),
      trialEndsOn: z.string().nullable(),
      /** Days that the trial still opens; 0 on its last day, negative once it is over (R20, D16). */
      trialDaysLeft: z.int().nullable(),
      whyTrial: z.array(z.string()),
      /** R27: renew and activate no later than this day, and why. */
      /** The last working moment before the cutoff; `time` by the clock of the office. */
      actBy: z.object({ on: z.string(), time: z.string(), why: z.array(z.string()) }).nullable(),
      /** What stops it first, with the sentences that explain it. */
      firstStop: z
        .object({ kind: z.enum(['payment', 'validation', 'trial', 'reported']), on: z.string() })
        .nullable(),
      whyCutoff: z.array(z.string()),
      whyValidation: z.array(z.string()),
      /** Past and coming boundaries for the time line. */
      timeline: z.array(
        z.object({
          on: z.string(),
          kind: z.enum(['activation', 'validation', 'cutoff']),
          state: z.enum(['presumed', 'confirmed', 'failed', 'ahead']),
        }),
      ),
      usersWindow: z.object({ opensOn: z.string(), closesOn: z.string(), open: z.boolean() }).nullable(),
      computerWindow: z
        .object({ opensOn: z.string(), closesOn: z.string(), open: z.boolean(), confirmed: z.boolean() })
        .nullable(),
    }),
    reads: ['serials', 'rentals', 'payments', 'settings'],
  }),
  /** A window of rows for the grid. */
  'serials.window': query({
    role: 'reader',
    input: z.strictObject({ query: gridQuery.optional(), at: gridPosition.optional() }),
    output: z.object({ total: z.int(), rows: z.array(serialRow) }),
    reads: ['serials', 'rentals', 'clients'],
  }),
  /** One level of the groups of the grid. */
  'serials.groups': query({
    role: 'reader',
    input: z.strictObject({ query: gridQuery, at: gridPosition.optional() }),
    output: gridGroups,
    reads: ['serials', 'rentals', 'clients'],
  }),
  'serials.values': query({
    role: 'reader',
    input: z.strictObject({ column: z.string().max(40), search: z.string().max(200).optional() }),
    output: gridValues,
    reads: ['serials', 'rentals', 'clients'],
  }),
  /** The chosen rows as a spreadsheet or, for the clipboard, as text with tabs. */
  'serials.export': job({
    role: 'reader',
    input: z.strictObject({
      query: gridQuery,
      selection: gridSelection,
      columns: z.array(z.string().max(40)).max(40),
      format: z.enum(['xlsx', 'csv', 'tsv']),
    }),
    output: z.object({ file: z.string().nullable(), text: z.string().nullable(), rows: z.int() }),
    changes: [],
  }),
}
