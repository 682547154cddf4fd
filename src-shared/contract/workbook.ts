import { z } from 'zod'
import { command, job } from './procedure.ts'

const storedRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const rowsOfTable = z.strictObject({ table: z.string().max(64), rows: z.array(storedRow).max(10_000) })

/** Of everything. */
const CHANGES = [
  'clients',
  'contacts',
  'serials',
  'rentals',
  'payments',
  'slips',
  'orders',
  'catalogue',
  'policies',
  'settings',
  'operators',
  'imports',
  'tasks',
  'vault',
  'keys',
  'support',
] as const

export const workbookOperations = {
  /**
   * The ledger whole, as one workbook with a sheet for each table. What lets somebody in (passwords, the recovery code,
   * the office's PCs) stays, as do the files; secrets go as they are sealed.
   */
  'ledger.saveXlsx': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({ file: z.string(), name: z.string(), rows: z.int(), sheets: z.int() }),
    changes: [],
  }),
  /**
   * Such a workbook as the ledger of this PC, whole or not at all. Refused where something was recorded here already, on
   * a PC of a server, and, with its sheet and line, for whatever is not a ledger any more.
   */
  'ledger.takeXlsx': job({
    role: 'admin',
    input: z.strictObject({ file: z.string().max(64) }),
    output: z.object({ rows: z.int(), clients: z.int(), serials: z.int() }),
    changes: [...CHANGES],
  }),
  /** What a new ledger begins with goes, and these rows of the same tables stand in its place. */
  'ledger.beginAnew': command({
    role: 'admin',
    input: z.strictObject({ tables: z.array(rowsOfTable).max(100) }),
    output: z.object({ rows: z.int() }),
    changes: [...CHANGES],
    undoable: false,
    inner: true,
  }),
  /** More rows of a ledger that begins so; what they refer to is there. */
  'ledger.takeRows': command({
    role: 'admin',
    input: rowsOfTable,
    output: z.object({ rows: z.int() }),
    changes: [...CHANGES],
    undoable: false,
    inner: true,
  }),
  /** Of rows that refer to each other, what could not be told before both were there. */
  'ledger.joinRows': command({
    role: 'admin',
    input: z.strictObject({
      table: z.string().max(64),
      rows: z.array(z.strictObject({ key: z.string(), columns: storedRow })).max(10_000),
    }),
    output: z.object({ rows: z.int() }),
    changes: [...CHANGES],
    undoable: false,
    inner: true,
  }),
}
