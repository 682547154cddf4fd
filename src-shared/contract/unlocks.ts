import { z } from 'zod'
import { UNLOCK_CAUSES, UNLOCK_DOCUMENTS, UNLOCK_STATES } from '#domain/unlock.ts'
import { attachmentId } from './attachments.ts'
import { unlockRuleValue } from './policies.ts'
import { command, job, query } from './procedure.ts'
import { done, id, modeValue, page, promiseValue, requiredText, shortText } from './values.ts'

export const unlockStateValue = z.enum(UNLOCK_STATES)
const documentValue = z.enum(UNLOCK_DOCUMENTS)

const change = z.object({
  /** The computers on which it was activated in the validation month, of those that it allows (D8). */
  used: z.int(),
  allowed: z.int(),
  left: z.int(),
  monthStart: z.string(),
  monthNext: z.string(),
  /** When a plain change is possible (R37). */
  opensOn: z.string(),
  lastDay: z.string(),
  confirmed: z.boolean(),
})

const changed = ['unlocks', 'tasks'] as const

export const unlockOperations = {
  /**
   * What the next change of computer of a serial would be and cost in hours, before anybody promises it (beyond.md 4):
   * which unlock it would be, under which row of the table of today, and until when if it is asked for now.
   */
  'unlocks.allowance': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      serialId: id,
      serial: z.string(),
      system: z.string(),
      clientId: id,
      client: z.string(),
      vendor: z.string(),
      mode: modeValue,
      /** False: the spreadsheet only said "licencia", and it was taken as electronic. */
      modeSure: z.boolean(),
      /** 'telmex': it has a procedure of its own (R58); 'change': no unlock is needed yet (C3); 'notYet': not activated. */
      way: z.enum(['unlock', 'change', 'telmex', 'notYet', 'left', 'noRule']),
      why: z.enum(['windowOpen', 'windowClosed', 'noActivationsLeft', 'bought']).nullable(),
      /** Null of a bought licence, which has no validation months, and of what is not activated. */
      change: change.nullable(),
      /** Which unlock of its period the next one would be; of a bought licence, of its life (R54). */
      ordinal: z.int(),
      rule: unlockRuleValue.nullable(),
      /** If it were asked for now, and its documents accepted now where they start the clock (C11). */
      promise: promiseValue.nullable(),
      open: z.object({ id, state: unlockStateValue, askedOn: z.string() }).nullable(),
      granted: z.array(
        z.object({ id, ordinal: z.int(), askedOn: z.string(), closedOn: z.string(), computer: z.string() }),
      ),
    }),
    reads: ['unlocks', 'changes', 'serials', 'rentals', 'clients', 'policies', 'catalogue'],
  }),
  /** Asked for by a client (R41, R42): the ordinal, the row of the table and the promise are fixed here (C13). */
  'unlocks.request': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      cause: z.enum(UNLOCK_CAUSES),
      /** What the screen says; that of R44 asks for an unlock whatever the ledger counts. */
      message: z.string().trim().max(2_000).optional(),
      /** On which it shall be activated, and where it was. */
      computer: requiredText,
      formerComputer: shortText.optional(),
      /** As the account or the certificate says (R55–R57); required where the ledger does not know it. */
      mode: modeValue.optional(),
      /** The vendor has been asked already: only where no documents are needed. */
      sent: z.boolean().optional(),
    }),
    output: z.object({ id, ordinal: z.int(), state: unlockStateValue, promise: promiseValue.nullable() }),
    changes: ['unlocks', 'serials', 'tasks'],
  }),
  /** A paper of the checklist came from the client, with or without its file. */
  'unlocks.receiveDocument': command({
    role: 'support',
    input: z.strictObject({
      id,
      document: documentValue,
      attachment: attachmentId.optional(),
      note: shortText.optional(),
    }),
    output: done,
    changes: changed,
  }),
  /** The request, with all its papers, is now with the vendor. */
  'unlocks.send': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: done,
    changes: changed,
  }),
  /** The vendor took the papers, all of them where none is named; with the last one the clock starts (R50, R51, C11). */
  'unlocks.acceptDocuments': command({
    role: 'support',
    input: z.strictObject({ id, documents: z.array(documentValue).min(1).optional() }),
    output: z.object({ id, promise: promiseValue.nullable() }),
    changes: changed,
  }),
  /** A paper will not do: it is asked for again, and the clock waits again. */
  'unlocks.rejectDocument': command({
    role: 'support',
    input: z.strictObject({ id, document: documentValue, reason: requiredText }),
    output: done,
    changes: changed,
  }),
  /** The vendor released the serial with a new code, which joins its codes (R53): the code, or the whole message. */
  'unlocks.grant': command({
    role: 'support',
    input: z.strictObject({ id, answer: z.string().trim().min(1, 'falta').max(5_000) }),
    output: z.object({ id, code: z.string() }),
    changes: ['unlocks', 'serials', 'codes', 'changes', 'tasks'],
  }),
  'unlocks.refuse': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: changed,
  }),
  /** The client does not need it any more. */
  'unlocks.withdraw': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: changed,
  }),
  'unlocks.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      id,
      state: unlockStateValue,
      serialId: id,
      serial: z.string(),
      system: z.string(),
      clientId: id,
      client: z.string(),
      vendor: z.string(),
      mode: modeValue,
      ordinal: z.int(),
      why: z.enum(['windowClosed', 'noActivationsLeft', 'messageSeen', 'bought']),
      cause: z.enum(UNLOCK_CAUSES),
      message: z.string(),
      computer: z.string(),
      formerComputer: z.string(),
      /** The row under which it was promised, whatever the table says today (C13). */
      rule: unlockRuleValue,
      askedAt: z.string(),
      sentAt: z.string().nullable(),
      acceptedAt: z.string().nullable(),
      /** Null while its clock waits for documents. */
      promise: promiseValue.nullable(),
      /** Of every moment shown. */
      zones: z.array(z.string()),
      dueOn: z.string().nullable(),
      dueTime: z.string().nullable(),
      checklist: z.array(
        z.object({
          document: documentValue,
          state: z.enum(['missing', 'received', 'accepted', 'rejected']),
          rejected: z.int(),
        }),
      ),
      documents: z.array(
        z.object({
          id,
          document: documentValue,
          state: z.enum(['received', 'accepted', 'rejected']),
          attachment: z.object({ id: attachmentId, name: z.string() }).nullable(),
          note: z.string(),
          reason: z.string(),
          receivedAt: z.string(),
          decidedAt: z.string().nullable(),
          operator: z.string(),
        }),
      ),
      closedAt: z.string().nullable(),
      reason: z.string().nullable(),
      code: z.string().nullable(),
      operator: z.string(),
      /** What to tell the client, to be copied; '' of what is closed without a code. */
      words: z.string(),
    }),
    reads: ['unlocks', 'serials', 'clients', 'catalogue', 'attachments'],
  }),
  /** Open ones by what is due first, then the closed ones, the newest first. */
  'unlocks.list': query({
    role: 'reader',
    input: z.strictObject({
      show: z.enum(['open', ...UNLOCK_STATES, 'all']).optional(),
      clientId: id.optional(),
      serialId: id.optional(),
      /** Part of a client's name, of a serial or of a computer. */
      search: z.string().trim().max(200).optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      counts: z.record(unlockStateValue, z.int()),
      unlocks: z.array(
        z.object({
          id,
          state: unlockStateValue,
          serialId: id,
          serial: z.string(),
          system: z.string(),
          clientId: id,
          client: z.string(),
          ordinal: z.int(),
          cause: z.enum(UNLOCK_CAUSES),
          computer: z.string(),
          askedOn: z.string(),
          promisedOn: z.string().nullable(),
          promisedAt: z.string().nullable(),
          dueOn: z.string().nullable(),
          dueTime: z.string().nullable(),
          closedOn: z.string().nullable(),
        }),
      ),
    }),
    reads: ['unlocks', 'serials', 'clients'],
  }),
  /** The letter for the client's letterhead, with everything filled in (beyond.md 9). */
  'unlocks.letter': job({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
