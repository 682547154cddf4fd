import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { dayValue, id, page, requiredText } from './values.ts'

const auditFilter = {
  /** What was done on this PC, link by link; or what came from the others with the ledger. */
  of: z.enum(['here', 'others']),
  operator: id.optional(),
  /** The part of an action before its dot: `payments`. */
  kind: z
    .string()
    .regex(/^[a-z]{1,20}$/i)
    .optional(),
  from: dayValue.optional(),
  until: dayValue.optional(),
  clientId: id.optional(),
}

export const auditEntry = z.object({
  /** Counted on this PC; of the others, the revision that brought it. */
  n: z.int(),
  at: z.string(),
  operator: z.string(),
  device: z.string(),
  action: z.string(),
  clientId: z.string().nullable(),
  client: z.string().nullable(),
  serial: z.string().nullable(),
  /** What it was about, where that is no client: a file, an operator. */
  about: z.string().nullable(),
  reason: z.string().nullable(),
})

export const auditOperations = {
  'audit.list': query({
    role: 'admin',
    input: z.strictObject({ ...auditFilter, ...page }),
    output: z.object({ total: z.int(), entries: z.array(auditEntry) }),
    reads: ['audit', 'clients', 'operators', 'sync'],
  }),
  /**
   * One entry of this PC: what was asked, without its secrets, and what each row was before and after. `changes` is null
   * where the rows as they were are not kept any more.
   */
  'audit.get': query({
    role: 'admin',
    input: z.strictObject({ n: z.int().min(1) }),
    output: auditEntry.extend({
      /** Through which pipe: a window, a page, a program of this machine. */
      host: z.string(),
      asked: z.array(z.object({ field: z.string(), value: z.string() })),
      changes: z
        .array(
          z.object({
            table: z.string(),
            key: z.string(),
            fields: z.array(
              z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
            ),
          }),
        )
        .nullable(),
      /** Of the ids in the values: what people call it, a name, a serial, a folio; where it has none, whose it is. */
      names: z.record(z.string(), z.string()),
    }),
    reads: ['audit', 'clients', 'operators'],
  }),
  /** How the chain of this PC stood when it was last countersigned, and what an exchange has found wrong with it. */
  'audit.standing': query({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({
      entries: z.int(),
      sealed: z.object({ n: z.int(), at: z.string() }).nullable(),
      fault: z.object({ n: z.int(), at: z.string() }).nullable(),
    }),
    reads: ['audit', 'sync'],
  }),
  /** Recomputes the whole chain of this PC; `broken` is the first place where it does not hold. */
  'audit.verify': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({
      entries: z.int(),
      broken: z
        .object({
          n: z.int(),
          /** A number that is missing; a row that is not what was chained; a command that is not, or has no entry; a seal that says otherwise. */
          what: z.enum(['missing', 'changed', 'command', 'unaudited', 'seal', 'forged']),
        })
        .nullable(),
      sealed: z.object({ n: z.int(), at: z.string() }).nullable(),
      fault: z.object({ n: z.int(), at: z.string() }).nullable(),
    }),
    changes: [],
  }),
  'audit.export': job({
    role: 'admin',
    input: z.strictObject({ ...auditFilter, format: z.enum(['xlsx', 'csv']) }),
    output: z.object({ file: z.string().nullable(), name: z.string(), rows: z.int() }),
    changes: [],
  }),
  /** The office knows why this PC's audit is not what was countersigned, and goes on from here. */
  'audit.accept': job({
    role: 'admin',
    input: z.strictObject({ reason: requiredText }),
    output: z.object({}),
    changes: ['audit', 'tasks'],
  }),
  'audit.goOn': command({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({}),
    changes: ['audit'],
    local: true,
    inner: true,
  }),
}
