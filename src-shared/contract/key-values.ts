import { z } from 'zod'
import { CONFIRM_STEPS } from '#domain/prepaid-key.ts'
import type { Sealed } from '#domain/secret.ts'
import {
  centavosValue,
  dayValue,
  id,
  monthsValue,
  noteText,
  requiredText,
  shortText,
  usersValue,
} from './values.ts'

// What the operations of prepaid keys take and answer.

export const keyStateValue = z.enum(['received', 'available', 'assigned', 'used', 'void'])
export const confirmStepValue = z.enum(CONFIRM_STEPS)
export const portalWordValue = z.enum(['Disponible sin Asignar', 'Utilizada'])

/** Sealed already by the job that runs the command: words are refused. */
export const sealedValue = z
  .string()
  .max(1_000)
  .regex(/^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{38,}$/, 'la clave se guarda cifrada') as unknown as z.ZodType<
  Sealed,
  Sealed
>

/** Where the keys are: a file that was put into the store, or text as it was pasted or read by a bar-code reader. */
export const source = {
  file: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  text: z.string().max(2_000_000).optional(),
  /** Of a workbook with several. */
  sheet: z.string().max(200).optional(),
}

/** What the keys of a batch are, where a line does not say it of itself. */
export const ofAll = {
  productId: id.optional(),
  months: monthsValue.optional(),
  users: usersValue.optional(),
  /** What one costs without IVA, in centavos. */
  unitCost: centavosValue.optional(),
  /** The last day on which they may be redeemed. */
  expiresOn: dayValue.optional(),
}

export const batchFacts = {
  supplier: requiredText,
  invoice: shortText.optional(),
  /** How many the invoice says. */
  quantity: z.int().min(1, 'al menos una clave').max(100_000),
  receivedOn: dayValue.optional(),
  receivedBy: requiredText,
  note: noteText.optional(),
}

export const lineOutcome = z.enum(['new', 'update', 'same', 'error'])

export const previewLine = z.object({
  line: z.int(),
  outcome: lineOutcome,
  /** '•••• H8HA', or what was written where it is no key. */
  key: z.string(),
  product: z.string(),
  months: z.int().nullable(),
  users: z.int().nullable(),
  /** What is wrong, all at once, or what would change. */
  why: z.array(z.string()),
})

export const preview = z.object({
  lines: z.int(),
  new: z.int(),
  updates: z.int(),
  same: z.int(),
  errors: z.int(),
  rows: z.array(previewLine),
  rowsTotal: z.int(),
})

export const keptKey = z.strictObject({
  sealed: sealedValue,
  fingerprint: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  last4: z.string().length(4),
  productId: id,
  months: monthsValue,
  users: usersValue,
  unitCost: centavosValue.nullable(),
  expiresOn: dayValue.nullable(),
  state: z.enum(['received', 'available', 'used']),
  portalClient: z.string().max(200),
})

export const keyRow = z.object({
  id,
  batchId: z.string(),
  masked: z.string(),
  state: keyStateValue,
  /** The vendor's word (R66); null for what its list does not show. */
  portalWord: portalWordValue.nullable(),
  nextStep: confirmStepValue.nullable(),
  /**
   * For whom an available key is kept, as this PC sees it: what is kept here may be given without a network. Null where
   * the office has one PC.
   */
  lease: z.enum(['here', 'elsewhere', 'nobody']).nullable(),
  /** It was given here, and the endpoint has not said yet that it may. */
  confirming: z.boolean(),
  productId: z.string(),
  product: z.string(),
  months: monthsValue,
  users: z.int(),
  expiresOn: z.string().nullable(),
  unitCost: z.int().nullable(),
  price: z.int().nullable(),
  margin: z.int().nullable(),
  clientId: z.string().nullable(),
  client: z.string(),
  serialId: z.string().nullable(),
  serial: z.string(),
  assignedOn: z.string().nullable(),
  paid: z.boolean(),
  supplier: z.string(),
  invoice: z.string(),
  receivedOn: z.string(),
})

export const batchRow = z.object({
  id,
  supplier: z.string(),
  invoice: z.string(),
  quantity: z.int(),
  loaded: z.int(),
  receivedOn: z.string(),
  receivedBy: z.string(),
  note: z.string(),
  states: z.record(keyStateValue, z.int()),
  /** Of the keys whose cost is known, without IVA, in centavos. */
  cost: z.int(),
  /** Of the keys that were given to a client, without IVA. */
  sold: z.int(),
  margin: z.int(),
  expiresOn: z.string().nullable(),
})

export const kind = { productId: z.string(), product: z.string(), months: monthsValue, users: z.int() }

export const newSystem = z.strictObject({
  clientId: id,
  serial: requiredText,
  version: requiredText,
})

export const oneSource = (input: { file?: string | undefined; text?: string | undefined }) =>
  (input.file === undefined) !== (input.text === undefined)
export const oneSourceMessage = { message: 'dé un archivo o un texto pegado, uno de los dos' }
