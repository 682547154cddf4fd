import { z } from 'zod'
import { ARCO_KINDS } from '#domain/privacy.ts'
import { auditEntry } from './audit.ts'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, noteText, page, requiredText, shortText } from './values.ts'

const arcoKind = z.enum(ARCO_KINDS)
const channel = z.enum(['inPerson', 'email', 'call', 'letter'])

/** Between which days somebody had what is the office's; which of its PCs, where it was one. */
const breachSpan = { from: dayValue, until: dayValue, deviceId: id.optional() }

const arcoRequest = z.object({
  id,
  kind: arcoKind,
  person: z.string(),
  clientId: z.string().nullable(),
  client: z.string().nullable(),
  contactId: z.string().nullable(),
  channel,
  detail: z.string(),
  receivedOn: z.string(),
  answerBy: z.string(),
  identityChecked: z.boolean(),
  answer: z.enum(['granted', 'refused']).nullable(),
  answerNote: z.string().nullable(),
  answeredOn: z.string().nullable(),
  actBy: z.string().nullable(),
  doneNote: z.string().nullable(),
  doneOn: z.string().nullable(),
  operator: z.string(),
})

export const privacyOperations = {
  /** The office's privacy notice in force; an empty version is none yet. */
  'privacy.notice': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      since: z.string().nullable(),
      /** Where its whole text is read: an address, or "en el mostrador". */
      place: z.string(),
      necessary: z.string(),
      voluntary: z.string(),
    }),
    reads: ['privacy'],
  }),
  'privacy.setNotice': command({
    role: 'admin',
    input: z.strictObject({
      version: requiredText.max(40),
      place: shortText,
      necessary: noteText.min(1, 'falta'),
      voluntary: noteText,
    }),
    output: z.object({ version: z.string() }),
    changes: ['privacy'],
  }),
  /** Of each person of a client: the notice that they have, and what they agreed to. */
  'privacy.ofClient': query({
    role: 'reader',
    input: z.strictObject({ clientId: id }),
    output: z.object({
      contacts: z.array(
        z.object({
          id,
          noticeVersion: z.string(),
          noticeOn: z.string().nullable(),
          voluntary: z.boolean(),
          opposedOn: z.string().nullable(),
        }),
      ),
    }),
    reads: ['privacy', 'contacts'],
  }),
  /** "Ya no me escriban para ofrecerme": from then on only what the service needs, on every PC. `false` takes it back. */
  'privacy.oppose': command({
    role: 'support',
    input: z.strictObject({ contactId: id, opposed: z.boolean() }),
    output: done,
    changes: ['privacy', 'contacts'],
  }),

  /** Somebody asks for access, a correction, a deletion, or that a use ends; the days are the office's business days. */
  'privacy.receive': command({
    role: 'support',
    input: z.strictObject({
      kind: arcoKind,
      person: requiredText,
      clientId: id.optional(),
      contactId: id.optional(),
      channel,
      detail: noteText.default(''),
      receivedOn: dayValue,
    }),
    output: z.object({ id, answerBy: z.string() }),
    changes: ['privacy', 'tasks'],
  }),
  'privacy.checkIdentity': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: done,
    changes: ['privacy'],
  }),
  /** Whether it is granted, and why. An opposition that is granted holds at once. */
  'privacy.answer': command({
    role: 'admin',
    input: z.strictObject({ id, answer: z.enum(['granted', 'refused']), note: requiredText.max(1000) }),
    output: z.object({ id, actBy: z.string().nullable() }),
    changes: ['privacy', 'tasks', 'contacts'],
  }),
  /** What was granted has been done. */
  'privacy.finish': command({
    role: 'admin',
    input: z.strictObject({ id, note: requiredText.max(1000) }),
    output: done,
    changes: ['privacy', 'tasks'],
  }),
  'privacy.requests': query({
    role: 'support',
    input: z.strictObject({ show: z.enum(['open', 'all']).optional(), ...page }),
    output: z.object({ total: z.int(), requests: z.array(arcoRequest) }),
    reads: ['privacy', 'clients'],
  }),
  /**
   * Everything that this ledger holds of whoever asks, or of their client, in one file; its secrets are not in it. Only for
   * a request whose person was proved to be who they say.
   */
  'privacy.takePerson': job({
    role: 'admin',
    input: z.strictObject({ requestId: id, format: z.enum(['xlsx', 'csv']) }),
    output: z.object({ file: z.string().nullable(), name: z.string(), rows: z.int() }),
    changes: [],
  }),
  /**
   * What a breach reached: a PC that was lost held the whole ledger, and so does a list that left; else the clients whose
   * secrets were seen. What other PCs exported stands in the audit of each.
   */
  'privacy.breach': query({
    role: 'admin',
    input: z.strictObject({ ...breachSpan, ...page }),
    output: z.object({
      everybody: z.boolean(),
      clients: z.int(),
      people: z.int(),
      /** Of the vault, that somebody else may know now. */
      passwords: z.int(),
      /** When the office last had something from it. */
      device: z
        .object({ name: z.string(), lastAt: z.string().nullable(), revokedAt: z.string().nullable() })
        .nullable(),
      total: z.int(),
      entries: z.array(auditEntry),
    }),
    reads: ['audit', 'clients', 'contacts', 'vault', 'sync', 'privacy'],
  }),
  /** The same as a file: whom to tell and how, which passwords to change, and what was done. */
  'privacy.takeBreach': job({
    role: 'admin',
    input: z.strictObject({ ...breachSpan, format: z.enum(['xlsx', 'csv']) }),
    output: z.object({ file: z.string().nullable(), name: z.string(), rows: z.int() }),
    changes: [],
  }),
  /** Whose data nobody has to keep any more: proposed, and never deleted by the program. */
  'privacy.retention': query({
    role: 'admin',
    input: z.strictObject(page),
    output: z.object({
      total: z.int(),
      clients: z.array(
        z.object({
          id,
          name: z.string(),
          leftOn: z.string(),
          lastActivityOn: z.string(),
          keptUntil: z.string(),
          contacts: z.int(),
        }),
      ),
    }),
    reads: ['privacy', 'clients', 'payments', 'contacts'],
  }),
}
