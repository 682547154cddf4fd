import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { SHEET_SIZES } from '#domain/printing.ts'
import {
  billedByValue,
  centavosValue,
  dayValue,
  id,
  monthsValue,
  page,
  requiredText,
  shortText,
} from './values.ts'

const slipMethodValue = z.enum(['transfer', 'counter', 'cheque'])

const slipWish = {
  lines: z
    .array(
      z.strictObject({
        serialId: id,
        /** The rental's own period when absent. */
        months: monthsValue.optional(),
        /** Without IVA, in centavos; the price of the day when absent. */
        amount: centavosValue.optional(),
        /** First day of the period, when it is not the next one. */
        firstDay: dayValue.optional(),
      }),
    )
    .min(1, 'falta al menos un sistema')
    .max(200),
  method: slipMethodValue.optional(),
  /** As the vendor gave it; of the distributor's own slips, the folio when absent. */
  reference: shortText.optional(),
  /** Account of the beneficiary, where there are several. */
  accountId: id.optional(),
  /** Until when, where the cutoffs do not say it. */
  payByDay: dayValue.optional(),
  /** The slip that this one takes the place of; those of the same periods are replaced by themselves. */
  replaces: id.optional(),
}

/** What the slip says. Amounts are null while a price is not known, days until the first activation. */
const slipPaper = z.object({
  client: z.object({ id, name: z.string(), rfc: z.string().nullable() }),
  billedBy: billedByValue,
  beneficiary: z.string(),
  bank: z
    .object({ name: z.string(), account: z.string().nullable(), clabe: z.string().nullable() })
    .nullable(),
  method: slipMethodValue,
  reference: z.string().nullable(),
  lines: z.array(
    z.object({
      /** Null of a system that has no serial yet. */
      serialId: id.nullable(),
      serial: z.string(),
      system: z.string(),
      users: z.int(),
      months: monthsValue,
      from: z.string().nullable(),
      until: z.string().nullable(),
      amount: z.int().nullable(),
    }),
  ),
  subtotal: z.int().nullable(),
  vatBasisPoints: z.int(),
  vat: z.int().nullable(),
  total: z.int().nullable(),
  totalInWords: z.string().nullable(),
  payBy: z.object({ day: z.string(), time: z.string().nullable(), why: z.string() }),
  cutoffNote: z.string(),
  /** What the office has not given yet, as sentences; the paper prints them. */
  missing: z.array(z.string()),
})

const slipHead = {
  id,
  folio: z.string(),
  status: z.enum(['issued', 'void']),
  issuedOn: z.string(),
  prints: z.int(),
  /** What was paid with it, in centavos. */
  paid: z.int(),
}

export const slipOperations = {
  /** The code of `slips.issue`, stopped before it saves. */
  'slips.preview': query({
    role: 'reader',
    input: z.strictObject(slipWish),
    output: z.object({
      paper: slipPaper,
      /** Folios that it would take the place of. */
      replaces: z.array(z.string()),
    }),
    reads: ['slips', 'serials', 'rentals', 'clients', 'catalogue', 'settings', 'payments'],
  }),
  /** Gives a folio, never again given; what it replaces is void from then on. */
  'slips.issue': command({
    role: 'sales',
    input: z.strictObject(slipWish),
    output: z.object({
      id,
      folio: z.string(),
      total: z.int().nullable(),
      payBy: z.object({ day: z.string(), time: z.string().nullable() }),
      replaces: z.array(z.string()),
      missing: z.array(z.string()),
    }),
    changes: ['slips', 'orders', 'tasks'],
    undoable: false,
  }),
  'slips.void': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ id, folio: z.string() }),
    changes: ['slips', 'orders', 'tasks'],
    undoable: false,
  }),
  'slips.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      ...slipHead,
      /** What came for each system of it, where something did. */
      paidLines: z.array(z.object({ serialId: id, amount: z.int() })),
      operator: z.string(),
      /** The order that it asks money for. */
      order: z.object({ id, folio: z.string() }).nullable(),
      replaces: z.string().nullable(),
      replacedBy: z.object({ id, folio: z.string() }).nullable(),
      voidReason: z.string().nullable(),
      paper: slipPaper,
    }),
    reads: ['slips', 'payments', 'settings', 'orders'],
  }),
  'slips.list': query({
    role: 'reader',
    input: z.strictObject({
      clientId: id.optional(),
      status: z.enum(['issued', 'void']).optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      slips: z.array(
        z.object({
          ...slipHead,
          clientId: id,
          client: z.string(),
          lines: z.int(),
          /** 0 while a price is not known. */
          total: z.int(),
          payByDay: z.string(),
        }),
      ),
    }),
    reads: ['slips', 'clients', 'payments'],
  }),
  /** The paper as a PDF file; counted as printed unless it is only looked at. The second printing is reprint 1. */
  'slips.pdf': job({
    role: 'sales',
    input: z.strictObject({
      id,
      size: z.enum(SHEET_SIZES).optional(),
      preview: z.boolean().optional(),
    }),
    output: z.object({ file: z.string(), name: z.string(), prints: z.int() }),
    changes: ['slips'],
  }),
  /** One more printing of a slip; `slips.pdf` runs it. */
  'slips.countPrint': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: z.object({ prints: z.int() }),
    changes: ['slips'],
    undoable: false,
  }),
}
