import { z } from 'zod'
import { IMPORT_FIELDS, type ImportField } from '#domain/import-field.ts'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, methodValue, modeValue, monthsValue, usersValue } from './values.ts'

const fieldValue = z.enum(IMPORT_FIELDS as [ImportField, ...ImportField[]])

/** For each column, by its position, what it holds; null is not read. */
const mapValue = z.array(fieldValue.nullable()).max(500)

/** A file that was put into the store, or rows as they were pasted; one of both. */
const source = {
  file: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  text: z.string().max(1_000_000).optional(),
  /** Of a workbook with several; asked for when it is missing. */
  sheet: z.string().max(200).optional(),
  /** As corrected; remembered when the import is committed. */
  map: mapValue.optional(),
  /** Formulas in cells that are read: refused, or taken by the values that the workbook shows. */
  formulas: z.enum(['refuse', 'values']).optional(),
}

const oneSource = <T extends { file?: string | undefined; text?: string | undefined }>(input: T) =>
  (input.file === undefined) !== (input.text === undefined)
const oneSourceMessage = 'dé un archivo o un texto pegado, uno de los dos'

const outcomeValue = z.enum(['new', 'changed', 'same', 'conflict', 'error'])

const importLine = z.object({
  /** Line of the file, or row of the sheet. */
  line: z.int(),
  outcome: outcomeValue,
  serial: z.string(),
  client: z.string(),
  changes: z.array(z.object({ field: fieldValue, label: z.string(), before: z.string(), after: z.string() })),
  warnings: z.array(z.string()),
  why: z.array(z.string()),
})

const counts = {
  lines: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  warnings: z.int(),
  conflicts: z.int(),
  errors: z.int(),
}

const preview = z.object({
  ...counts,
  /** The ledger's totals afterwards; in a preview, what they would be. */
  clients: z.int(),
  serials: z.int(),
  rows: z.array(importLine),
  /** Of all rows asked for, before `offset` and `limit`. */
  rowsTotal: z.int(),
  source: z.string(),
  sheet: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  encoding: z.string().nullable(),
  headingLine: z.int().nullable(),
  columns: z.array(
    z.object({
      column: z.int(),
      heading: z.string(),
      field: fieldValue.nullable(),
      why: z.enum(['heading', 'content', 'remembered', 'chosen']).nullable(),
      examples: z.array(z.string()),
    }),
  ),
  skipped: z.array(z.object({ line: z.int(), why: z.string() })),
})

const window = {
  /** All rows when absent. */
  only: z
    .array(z.enum([...outcomeValue.options, 'warning']))
    .max(6)
    .optional(),
  offset: z.int().min(0).optional(),
  limit: z.int().min(0).max(1_100_000).optional(),
}

const text = z.string().max(4_000).nullable()

export const importOperations = {
  /** What a spreadsheet would do, line by line; nothing is written. */
  'imports.preview': job({
    role: 'support',
    input: z.strictObject({ ...source, ...window }).refine(oneSource, oneSourceMessage),
    output: preview,
    changes: [],
  }),
  /** The same, done: one transaction, one recorded command a line, undone as one. */
  'imports.commit': job({
    role: 'support',
    input: z.strictObject({ ...source, ...window }).refine(oneSource, oneSourceMessage),
    output: preview.extend({
      /** For `imports.undo`; null when there was nothing to write. */
      import: z.string().nullable(),
    }),
    changes: ['clients', 'contacts', 'serials', 'rentals', 'imports'],
  }),
  /** The lines in error as a spreadsheet, each with its reason, to be mended and dropped in again. */
  'imports.errors': job({
    role: 'support',
    input: z.strictObject(source).refine(oneSource, oneSourceMessage),
    output: z.object({ file: z.string().nullable(), rows: z.int() }),
    changes: [],
  }),
  /** Takes a whole import back, as one command; refused where later work touched what it wrote. */
  'imports.undo': command({
    role: 'support',
    input: z.strictObject({ import: id }),
    output: z.object({ id, rows: z.int() }),
    changes: ['clients', 'contacts', 'serials', 'rentals', 'imports'],
    undoable: false,
  }),
  'imports.list': query({
    role: 'reader',
    input: z.strictObject({ limit: z.int().min(1).max(500).optional() }),
    output: z.object({
      imports: z.array(
        z.object({
          id,
          source: z.string(),
          sheet: z.string().nullable(),
          importedOn: z.string(),
          importedAt: z.string(),
          operator: z.string(),
          counts: z.object(counts),
          undoneOn: z.string().nullable(),
        }),
      ),
    }),
    reads: ['imports'],
  }),
  /** Recorded by `imports.commit`: the import itself. */
  'imports.record': command({
    role: 'support',
    input: z.strictObject({
      source: z.string().max(255),
      sheet: z.string().max(200).nullable(),
      counts: z.strictObject(counts),
    }),
    output: done,
    changes: ['imports'],
    undoable: false,
  }),
  /** Recorded by `imports.commit`: a map that somebody corrected, for the next file with these headings. */
  'imports.remember': command({
    role: 'support',
    input: z.strictObject({ fingerprint: z.string().max(64), map: mapValue }),
    output: z.object({ fingerprint: z.string() }),
    changes: ['imports'],
    undoable: false,
  }),
  /** Recorded by `imports.commit`: one line, each value in its one form. Null says nothing and changes nothing. */
  'imports.line': command({
    role: 'support',
    input: z.strictObject({
      import: id,
      line: z.int(),
      serial: z.string().min(1).max(40),
      client: text,
      rfc: text,
      contact: text,
      phone: text,
      email: text,
      city: text,
      productId: text,
      version: text,
      users: usersValue.nullable(),
      code: text,
      mode: modeValue.nullable(),
      /** False of "licencia" alone, which is taken as electronic until somebody says which. */
      modeSure: z.boolean().optional(),
      activatedOn: dayValue.nullable(),
      months: monthsValue.nullable(),
      method: methodValue.nullable(),
      paidUntil: dayValue.nullable(),
      note: text,
    }),
    output: done,
    changes: ['clients', 'contacts', 'serials', 'rentals'],
    undoable: false,
  }),
}
