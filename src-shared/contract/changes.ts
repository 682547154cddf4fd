import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, done, id, noteText, requiredText, shortText, usersValue } from './values.ts'

const takesEffect = z.enum(['now', 'validation', 'payment'])
const computerCause = z.enum(['breakdown', 'newComputer', 'other'])
const computerRoute = z.enum(['change', 'unlock'])
const computerWhy = z.enum(['windowOpen', 'windowClosed', 'noActivationsLeft'])

const seatChange = {
  serialId: id,
  users: usersValue,
  /** An increase at any validation, a decrease at the next payment; 'now' is what the portal already shows (C18). */
  takes: takesEffect,
  /** The vendor said that a decrease holds before the next paid period. */
  vendorConfirmed: z.boolean().optional(),
}

/** Without IVA, in centavos; null where the office has no price. */
const amount = z.int().nullable()

export const changeOperations = {
  /** What a change of users costs, now and at the next payment, and on which day it would take effect (R33, D3). */
  'changes.previewUsers': query({
    role: 'reader',
    input: z.strictObject({ serialId: id, users: usersValue }),
    output: z.object({
      kind: z.enum(['increase', 'decrease', 'same']),
      /** The next validation, and the next payment; null until it is activated, and of a bought licence. */
      atValidation: z.string().nullable(),
      atPayment: z.string().nullable(),
      /** For the rest of the paid period: "14 de 30 días". */
      now: z.object({ amount: z.int(), days: z.int(), of: z.int() }).nullable(),
      periodBefore: amount,
      periodAfter: amount,
      perPeriod: amount,
      vatBasisPoints: z.int(),
    }),
    reads: ['serials', 'rentals', 'catalogue', 'settings', 'changes'],
  }),
  /** Users up or down: applied at once, or put in the queue of the serial, from which nothing is ever dropped (C18). */
  'changes.scheduleUsers': command({
    role: 'support',
    input: z.strictObject({ ...seatChange, note: shortText.optional() }),
    output: z.object({ id, applied: z.boolean(), dueOn: z.string() }),
    changes: ['changes', 'serials', 'rentals', 'tasks'],
  }),
  /** The portal shows it: the serial has those users from now on. */
  'changes.applyUsers': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: z.object({ id, users: z.int() }),
    changes: ['changes', 'serials', 'rentals', 'tasks'],
  }),
  'changes.cancelUsers': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['changes', 'tasks'],
  }),
  /** The number of users was typed wrong: it is put right at once, and the history keeps why. Nothing changes (R33). */
  'changes.correctUsers': command({
    role: 'support',
    input: z.strictObject({ serialId: id, users: usersValue, reason: requiredText }),
    output: done,
    changes: ['changes', 'serials', 'rentals', 'contacts'],
  }),
  /** Another computer (R37, R38), within the days of its validation; otherwise it is refused, and asked for as an unlock (C3). */
  'changes.moveComputer': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      cause: computerCause,
      /** Which one, of 'other'. */
      causeText: shortText.optional(),
      /** The computer on which it is activated. */
      computer: requiredText,
    }),
    output: done,
    changes: ['changes'],
  }),
  /** A serial passes to another company: its owner is locked but for this, with a reason and who authorised it. */
  'changes.transfer': command({
    role: 'sales',
    input: z.strictObject({
      serialId: id,
      toClientId: id,
      reason: requiredText,
      /** Who authorised it and how: "carta firmada del 12 de marzo". */
      authorisation: noteText.min(1, 'falta'),
      on: dayValue.optional(),
    }),
    output: done,
    changes: ['changes', 'serials', 'clients', 'contacts', 'mail', 'tasks'],
  }),
  /** Everything of a serial that changes or has changed: users, computers, owners. */
  'changes.of': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      users: z.array(
        z.object({
          id,
          from: z.int(),
          users: z.int(),
          takes: takesEffect,
          dueOn: z.string(),
          /** Of a scheduled one, how its day comes about. */
          why: z.array(z.string()),
          status: z.enum(['scheduled', 'done', 'cancelled']),
          /** Of a scheduled one: what is no longer as it was when it was scheduled. */
          conflict: z.enum(['sameDay', 'otherStart', 'nothingLeft']).nullable(),
          usersBefore: z.int(),
          note: z.string(),
          closedOn: z.string().nullable(),
          closedReason: z.string().nullable(),
          operator: z.string(),
        }),
      ),
      computers: z.array(
        z.object({
          id,
          cause: computerCause,
          causeText: z.string(),
          computer: z.string(),
          onDay: z.string(),
          operator: z.string(),
        }),
      ),
      /** What a change of computer would be today; null until it is activated, and of a bought licence. */
      computer: z
        .object({
          route: computerRoute,
          why: computerWhy,
          activationsLeft: z.int(),
          activationsUsed: z.int(),
          unlocksGranted: z.int(),
          monthStart: z.string(),
          monthNext: z.string(),
          opensOn: z.string(),
          lastDay: z.string(),
          confirmed: z.boolean(),
        })
        .nullable(),
      transfers: z.array(
        z.object({
          id,
          fromClient: z.string(),
          toClient: z.string(),
          onDay: z.string(),
          reason: z.string(),
          authorisation: z.string(),
          operator: z.string(),
        }),
      ),
    }),
    reads: ['changes', 'unlocks', 'serials', 'rentals', 'clients'],
  }),
}
