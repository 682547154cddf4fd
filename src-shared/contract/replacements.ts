import { z } from 'zod'
import { LOSS_CAUSES, LOST_THINGS, REPLACEMENT_DOCUMENTS, REPLACEMENT_STATES } from '#domain/replacement.ts'
import { attachmentId } from './attachments.ts'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, page, promiseValue, requiredText, shortText } from './values.ts'

export const replacementStateValue = z.enum(REPLACEMENT_STATES)
const documentValue = z.enum(REPLACEMENT_DOCUMENTS)

/** Whether a lost licence is replaced (R121), and the sentence of the policy that says so. */
const right = z.object({
  allowed: z.boolean(),
  /** First day without the right; null where there never was one, or nobody knows. */
  endsOn: z.string().nullable(),
  sentence: z.string(),
})

const changed = ['replacements', 'tasks'] as const

export const replacementOperations = {
  /** Whether a lost licence would be replaced if it were asked for today, before anybody promises it (R121). */
  'replacements.allowance': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      serialId: id,
      serial: z.string(),
      system: z.string(),
      clientId: id,
      client: z.string(),
      right,
      /** On which it is activated, as far as the ledger knows. */
      computer: z.string(),
      open: z.object({ id, state: replacementStateValue, askedOn: z.string() }).nullable(),
    }),
    reads: ['replacements', 'serials', 'rentals', 'clients', 'policies'],
  }),
  /** A client lost a licence. Refused where it is not in force today, whatever is offered for it (R121). */
  'replacements.request': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      what: z.enum(LOST_THINGS),
      cause: z.enum(LOSS_CAUSES),
      /** Since when it is gone. */
      lostOn: dayValue,
      /** On which it is installed; the letter names it (mexico.md §10). */
      computer: requiredText,
      note: shortText.optional(),
    }),
    output: done,
    changes: changed,
  }),
  /** A paper of the checklist came, with or without its file; the one that came last counts. */
  'replacements.receiveDocument': command({
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
  /** Request and papers are with the vendor: its 24 to 48 business hours start (mexico.md §10). */
  'replacements.send': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: z.object({ id, promise: promiseValue }),
    changes: changed,
  }),
  /** The vendor replaced it: another code, another serial number for the same system, or both. */
  'replacements.replace': command({
    role: 'support',
    input: z.strictObject({
      id,
      /** The code, or the vendor's whole message. */
      answer: z.string().trim().max(5_000).optional(),
      serial: shortText.optional(),
    }),
    output: z.object({ id, serial: z.string(), code: z.string().nullable() }),
    changes: [...changed, 'serials'],
  }),
  'replacements.refuse': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: changed,
  }),
  /** It was found, or the client does not want it any more. */
  'replacements.cancel': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: changed,
  }),
  'replacements.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      id,
      state: replacementStateValue,
      serialId: id,
      serial: z.string(),
      /** Where it had another before it was replaced. */
      formerSerial: z.string().nullable(),
      system: z.string(),
      clientId: id,
      client: z.string(),
      vendor: z.string(),
      what: z.enum(LOST_THINGS),
      cause: z.enum(LOSS_CAUSES),
      lostOn: z.string(),
      computer: z.string(),
      note: z.string(),
      /** As it stood on the day of the request (R121). */
      right,
      askedAt: z.string(),
      sentAt: z.string().nullable(),
      promise: promiseValue.nullable(),
      zones: z.array(z.string()),
      checklist: z.array(z.object({ document: documentValue, received: z.boolean() })),
      documents: z.array(
        z.object({
          id,
          document: documentValue,
          attachment: z.object({ id: attachmentId, name: z.string() }).nullable(),
          note: z.string(),
          receivedAt: z.string(),
          operator: z.string(),
        }),
      ),
      closedAt: z.string().nullable(),
      reason: z.string().nullable(),
      code: z.string().nullable(),
      operator: z.string(),
    }),
    reads: ['replacements', 'serials', 'clients', 'catalogue', 'attachments'],
  }),
  /** Open ones by what is due first, then the closed ones, the newest first. */
  'replacements.list': query({
    role: 'reader',
    input: z.strictObject({
      show: z.enum(['open', 'closed', 'all']).optional(),
      search: z.string().trim().max(200).optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      counts: z.object({ open: z.int(), closed: z.int(), all: z.int() }),
      replacements: z.array(
        z.object({
          id,
          state: replacementStateValue,
          serial: z.string(),
          system: z.string(),
          clientId: id,
          client: z.string(),
          what: z.enum(LOST_THINGS),
          askedOn: z.string(),
          dueOn: z.string().nullable(),
          dueTime: z.string().nullable(),
          closedOn: z.string().nullable(),
        }),
      ),
    }),
    reads: ['replacements', 'serials', 'clients'],
  }),
  /** The letter for the client's letterhead, with everything filled in (mexico.md §10). */
  'replacements.letter': job({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({ file: z.string(), name: z.string() }),
    changes: [],
  }),
}
