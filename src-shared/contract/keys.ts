import { z } from 'zod'
import {
  batchFacts,
  batchRow,
  confirmStepValue,
  keptKey,
  keyRow,
  keyStateValue,
  kind,
  lineOutcome,
  newSystem,
  ofAll,
  oneSource,
  oneSourceMessage,
  portalWordValue,
  preview,
  source,
} from './key-values.ts'
import { command, job, query } from './procedure.ts'
import {
  centavosValue,
  dayValue,
  done,
  id,
  methodValue,
  monthsValue,
  page,
  requiredText,
  shortText,
  usersValue,
} from './values.ts'

/** The system that has the key as whoever asks sees it: another PC may have given it to another one first. */
const asSeen = { serialId: id.optional() }

export const keyOperations = {
  /** What each line would do, and everything that is wrong with it; nothing is written. */
  'keys.preview': job({
    role: 'sales',
    input: z
      .strictObject({
        ...source,
        ...ofAll,
        only: z.array(lineOutcome).max(4).optional(),
        ...page,
      })
      .refine(oneSource, oneSourceMessage),
    output: preview,
    changes: [],
  }),
  /** Keeps a batch with its keys, in one command; refused whole while a line is wrong, unless those are left out. */
  'keys.receive': job({
    role: 'sales',
    input: z
      .strictObject({ ...source, ...ofAll, ...batchFacts, withoutErrors: z.boolean().optional() })
      .refine(oneSource, oneSourceMessage),
    output: z.object({
      /** Null where no key was new. */
      batchId: z.string().nullable(),
      kept: z.int(),
      updated: z.int(),
      command: z.string(),
    }),
    changes: ['keys', 'tasks'],
  }),
  /** Recorded by `keys.receive`: the keys sealed already, and what the vendor's list says of those that are known. */
  'keys.keep': command({
    role: 'sales',
    input: z.strictObject({
      batch: z.strictObject(batchFacts).nullable(),
      keys: z.array(keptKey).max(20_000).readonly(),
      updates: z
        .array(z.strictObject({ id, word: portalWordValue, portalClient: z.string().max(200) }))
        .max(20_000)
        .readonly(),
    }),
    output: z.object({
      batchId: z.string().nullable(),
      kept: z.int(),
      updated: z.int(),
      command: z.string(),
    }),
    changes: ['keys', 'tasks'],
  }),
  'keys.batches': query({
    role: 'reader',
    input: z.strictObject({ id: id.optional(), ...page }),
    output: z.object({ total: z.int(), batches: z.array(batchRow) }),
    reads: ['keys'],
  }),
  /** R66–R68: what there is, filtered and in pages. */
  'keys.list': query({
    role: 'reader',
    input: z.strictObject({
      state: z.enum([...keyStateValue.options, 'inStock', 'expiring']).optional(),
      productId: id.optional(),
      batchId: id.optional(),
      clientId: id.optional(),
      /** Of the last four, the serial, the client, the supplier or its invoice. */
      search: z.string().max(200).optional(),
      sort: z.enum(['product', 'expiresOn', 'client', 'assignedOn', 'receivedOn']).optional(),
      ...page,
    }),
    output: z.object({ total: z.int(), keys: z.array(keyRow) }),
    reads: ['keys', 'clients', 'serials', 'catalogue'],
  }),
  'keys.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      key: keyRow,
      steps: z.array(z.object({ step: confirmStepValue, on: z.string().nullable() })),
      declined: z.object({ on: z.string(), reason: z.string() }).nullable(),
      voided: z.object({ on: z.string(), reason: z.string() }).nullable(),
      usedOn: z.string().nullable(),
      portalClient: z.string(),
      paymentId: z.string().nullable(),
      cutoff: z.string().nullable(),
      reveals: z.array(z.object({ at: z.string(), operator: z.string(), reason: z.string() })),
    }),
    reads: ['keys', 'clients', 'serials', 'catalogue', 'payments'],
  }),
  /** R62–R65: one step of the portal, of one key or of many that are at the same one; the last makes them available. */
  'keys.step': command({
    role: 'support',
    input: z.strictObject({ ids: z.array(id).min(1).max(500).readonly(), step: confirmStepValue }),
    output: z.object({ moved: z.int(), available: z.int() }),
    changes: ['keys', 'tasks'],
  }),
  /** R63: the licence was not accepted; the key goes no further until it is. */
  'keys.decline': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['keys', 'tasks'],
  }),
  /** What giving a key to a system would renew, and for how much. */
  'keys.previewAssign': query({
    role: 'reader',
    input: z.strictObject({ id, serialId: id }),
    output: z.object({
      client: z.string(),
      serial: z.string(),
      system: z.string(),
      months: monthsValue,
      users: z.int(),
      /** Of the period that it renews, for `keys.assign`. */
      firstDay: dayValue.nullable(),
      cutoffBefore: z.string().nullable(),
      cutoffAfter: z.string().nullable(),
      worksThrough: z.string().nullable(),
      /** With IVA, as the list of prices has it on that day. */
      price: z.int().nullable(),
      margin: z.int().nullable(),
      warnings: z.array(z.string()),
      why: z.array(z.string()),
    }),
    reads: ['keys', 'rentals', 'serials', 'catalogue'],
  }),
  /**
   * Gives a key to a client's system and renews it, or makes the system first. `paid` is the client's money where it has
   * come: a payment by the way in which it came; without it the key is to be charged.
   */
  'keys.assign': command({
    role: 'sales',
    input: z
      .strictObject({
        id,
        serialId: id.optional(),
        newSystem: newSystem.optional(),
        /** Of the period, as it was seen: what another PC renewed meanwhile is not renewed twice over. */
        firstDay: dayValue.optional(),
        /** With IVA; the list's where it is not said. */
        price: centavosValue.optional(),
        paid: z
          .strictObject({ method: methodValue, paidOn: dayValue.optional(), reference: shortText.optional() })
          .optional(),
      })
      .refine(
        (input) => (input.serialId === undefined) !== (input.newSystem === undefined),
        'elija un sistema o capture uno nuevo',
      ),
    output: z.object({
      id,
      serialId: z.string(),
      paymentId: z.string().nullable(),
      cutoffAfter: z.string().nullable(),
      worksThrough: z.string().nullable(),
    }),
    changes: ['keys', 'payments', 'orders', 'rentals', 'serials', 'invoices', 'charges', 'tasks'],
    undoable: false,
  }),
  /**
   * Keeps some free keys of each kind for the PC that asks, which it may then give without a network; given by the program
   * itself. On a PC it does nothing: the endpoint keeps them.
   */
  'keys.lease': command({
    role: 'support',
    input: z.strictObject({}),
    output: z.object({ count: z.int() }),
    changes: ['keys'],
    undoable: false,
  }),
  /** The client's money for a key that was given before it came. */
  'keys.charge': command({
    role: 'sales',
    input: z.strictObject({
      id,
      ...asSeen,
      method: methodValue,
      price: centavosValue.optional(),
      paidOn: dayValue.optional(),
      reference: shortText.optional(),
    }),
    output: z.object({ id, paymentId: z.string() }),
    changes: ['keys', 'payments', 'rentals', 'invoices', 'tasks'],
    undoable: false,
  }),
  /** Takes the key back: what it renewed is undone, and its payment reversed. */
  'keys.takeBack': command({
    role: 'sales',
    input: z.strictObject({ id, ...asSeen, reason: requiredText }),
    output: z.object({ id, cutoff: z.string().nullable() }),
    changes: ['keys', 'payments', 'orders', 'rentals', 'serials', 'invoices', 'charges', 'tasks'],
    undoable: false,
  }),
  /** The portal says "Utilizada" (R66). */
  'keys.markUsed': command({
    role: 'support',
    input: z.strictObject({ ids: z.array(id).min(1).max(500).readonly() }),
    output: z.object({ moved: z.int() }),
    changes: ['keys', 'tasks'],
  }),
  /** It will never be used; one that was given to a client is taken back first. */
  'keys.void': command({
    role: 'accounting',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['keys', 'tasks'],
  }),
  /** The key's text, after it was recorded who asked for it and why. */
  'keys.reveal': job({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: z.object({ key: z.string() }),
    changes: ['keys'],
  }),
  /** The line of the log; `keys.reveal` runs it before it answers. */
  'keys.recordReveal': command({
    role: 'sales',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['keys'],
    undoable: false,
    inner: true,
  }),
  /** The keys on hand against the renewals of the next 60 days, and what to ask the supplier for, by when. */
  'keys.stock': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      until: z.string(),
      kinds: z.array(
        z.object({
          ...kind,
          available: z.int(),
          /** In the office, not yet confirmed in the portal. */
          received: z.int(),
          needed: z.int(),
          lacking: z.int(),
          expiring: z.int(),
          reorder: z.object({ by: z.string(), missedOn: z.string(), why: z.array(z.string()) }).nullable(),
        }),
      ),
      expiring: z.array(
        z.object({ id, masked: z.string(), ...kind, expiresOn: z.string(), why: z.array(z.string()) }),
      ),
    }),
    reads: ['keys', 'rentals', 'serials', 'catalogue'],
  }),
  /** Looks whether the stock lasts and keeps Hoy's tasks of it; run by the program itself. */
  'keys.watchStock': job({
    role: 'support',
    input: z.strictObject({}),
    output: z.object({ lacking: z.int() }),
    changes: ['tasks'],
  }),
  /** Recorded by `keys.watchStock`: what is to be asked for now. */
  'keys.askForStock': command({
    role: 'support',
    input: z.strictObject({
      kinds: z
        .array(
          z.strictObject({
            productId: id,
            months: monthsValue,
            users: usersValue,
            count: z.int().min(1),
            by: dayValue,
            missedOn: dayValue,
          }),
        )
        .max(500)
        .readonly(),
    }),
    output: z.object({ kinds: z.int() }),
    changes: ['tasks'],
    undoable: false,
  }),
}
