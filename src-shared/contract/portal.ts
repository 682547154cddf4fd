import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, methodValue, page, requiredText, shortText, usersValue } from './values.ts'

/** A row of the vendor's grid "Sistemas en Suscripción" (R76, R77), each value in its one form. */
const portalRow = z.strictObject({
  serial: requiredText,
  /** Its code, as the catalogue has it. */
  system: requiredText,
  version: z.string().trim().max(200),
  users: usersValue,
  activatedOn: dayValue,
  nextPayment: dayValue,
})

const portalField = z.enum(['users', 'version', 'system', 'activatedOn', 'nextPayment'])

/** As it stood on the screen when it was decided: refused where it is no longer so. */
const here = z.string().max(200)

/** What a person accepted of what the portal says. */
const accepted = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('users'), serialId: id, users: usersValue, here: usersValue }),
  z.strictObject({ what: z.literal('version'), serialId: id, version: requiredText, here }),
  /** The renewal is confirmed through that day (D11). */
  z.strictObject({ what: z.literal('renewal'), serialId: id, through: dayValue }),
])

/** What a person looked at and left as it is here; asked again only when one of both says something else. */
const kept = z.strictObject({
  serialId: id,
  field: z.enum([...portalField.options, 'renewal']),
  portal: here,
  here,
})

/** A system whose renewal is paid here. */
const paidSystem = z.object({
  renewalId: id,
  serialId: id,
  serial: z.string(),
  clientId: id,
  client: z.string(),
  system: z.string(),
  paidOn: z.string().nullable(),
  /** The cutoff without this payment. */
  dueOn: z.string(),
  /** What the portal should say. */
  nextPayment: z.string(),
})

export const portalOperations = {
  /** The rows of the portal's grid, pasted or from a file (R76–R78); what could not be read is said line by line. */
  'portal.read': job({
    role: 'support',
    input: z
      .strictObject({
        file: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .optional(),
        text: z.string().max(2_000_000).optional(),
      })
      .refine((input) => (input.file === undefined) !== (input.text === undefined), {
        message: 'dé un archivo o un texto pegado, uno de los dos',
      }),
    output: z.object({
      rows: z.array(portalRow),
      unread: z.array(z.object({ line: z.int(), serial: z.string(), why: z.array(z.string()) })),
    }),
    changes: [],
  }),
  /** The portal's rows beside the ledger's, by serial (R77, D11). Nothing is written. */
  'portal.compare': query({
    role: 'support',
    input: z.strictObject({ rows: z.array(portalRow).max(5_000).readonly() }),
    output: z.object({
      rows: z.int(),
      same: z.int(),
      renewed: z.array(
        z.object({
          id,
          serial: z.string(),
          client: z.string(),
          from: z.string(),
          through: z.string(),
          /** Day on which somebody kept what is here. */
          keptOn: z.string().nullable(),
        }),
      ),
      differences: z.array(
        z.object({
          id,
          serial: z.string(),
          client: z.string(),
          field: portalField,
          portal: z.string(),
          here: z.string(),
          /** Users and version are taken as they are; a system or a clock is changed on the serial's own page. */
          acceptable: z.boolean(),
          keptOn: z.string().nullable(),
        }),
      ),
      /** The portal has them and this ledger does not. */
      unknown: z.array(portalRow),
      /** They have left here, and the portal still lists them. */
      left: z.array(z.object({ id, serial: z.string(), client: z.string(), leftOn: z.string() })),
      /** Rented and activated here, of a client that the pasted rows name, and not among them. */
      missing: z.array(z.object({ id, serial: z.string(), client: z.string(), system: z.string() })),
      /** Twice among the rows, with different contents: neither counts. */
      twice: z.array(z.string()),
    }),
    reads: ['serials', 'rentals', 'clients', 'changes', 'portal'],
  }),
  /**
   * Payments of systems that the portal has not shown yet, by the cutoff that comes unless it does, and what else the
   * desks have to do there. Enter the portal, look, and answer.
   */
  'portal.waiting': query({
    role: 'support',
    input: z.strictObject(page),
    output: z.object({
      total: z.int(),
      items: z.array(
        paidSystem.extend({ users: z.int(), method: methodValue.nullable(), claimed: z.boolean() }),
      ),
      desks: z.array(z.object({ kind: z.string(), count: z.int() })),
    }),
    reads: ['rentals', 'serials', 'clients', 'tasks', 'portal'],
  }),
  /** What the portal said otherwise than it is here, until somebody closes it; by the cutoff that comes first. */
  'portal.answers': query({
    role: 'support',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        paidSystem.extend({
          id,
          /** "El portal dice …, aquí …" */
          sentence: z.string(),
          saidOn: z.string(),
          source: z.enum(['byHand', 'simulated']),
          operator: z.string(),
          claimedOn: z.string().nullable(),
          note: z.string(),
          /** The portal's users, where they may be taken as they are. */
          acceptUsers: z.int().nullable(),
        }),
      ),
    }),
    reads: ['rentals', 'serials', 'clients', 'portal'],
  }),
  /** What the portal says of a payment: typed by who looked, or answered by the endpoint's vendor. */
  'portal.answer': command({
    role: 'support',
    input: z
      .strictObject({
        renewalId: id,
        nextPayment: dayValue.optional(),
        users: usersValue.optional(),
        /** The portal's own words where it does not do it. */
        refused: requiredText.optional(),
        source: z.enum(['byHand', 'simulated']).optional(),
      })
      .refine(({ nextPayment, refused }) => (nextPayment === undefined) !== (refused === undefined), {
        message: 'diga el próximo pago que muestra el portal, o por qué no lo hizo',
      }),
    output: z.object({ id, says: z.enum(['confirmed', 'differs', 'refused']) }),
    changes: ['portal', 'tasks', 'rentals'],
  }),
  /** What was done about an answer that is otherwise than here. */
  'portal.settle': command({
    role: 'support',
    input: z.strictObject({
      id,
      how: z.enum(['claimed', 'kept', 'accepted']),
      note: shortText.optional(),
    }),
    output: done,
    changes: ['portal', 'tasks', 'serials', 'contacts'],
  }),
  /**
   * What a person accepted and what was left as it is, in one command that one undo takes back. Nothing of it is saved
   * where one is refused.
   */
  'portal.accept': command({
    role: 'support',
    input: z
      .strictObject({
        items: z.array(accepted).max(5_000).readonly(),
        kept: z.array(kept).max(5_000).readonly().optional(),
      })
      .refine(({ items, kept = [] }) => items.length + kept.length > 0, {
        message: 'acepte o conserve algo',
      }),
    output: z.object({ accepted: z.int(), kept: z.int() }),
    changes: ['serials', 'rentals', 'changes', 'contacts', 'tasks', 'charges', 'portal'],
  }),
}
