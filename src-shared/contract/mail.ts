import { z } from 'zod'
import { attachmentId } from './attachments.ts'
import { command, job, query } from './procedure.ts'
import { done, id, noteText, page, requiredText, secretText, shortText } from './values.ts'

export const mailStateValue = z.enum(['queued', 'sending', 'sent', 'failed', 'cancelled', 'unsure'])

const clockValue = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'escriba la hora como 10:00')

const server = {
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-zA-Z0-9.:-]+$/, 'escriba el servidor como smtp.empresa.mx'),
  port: z.int().min(1).max(65_535),
  /** `plain` reaches this very machine only. */
  security: z.enum(['tls', 'starttls', 'plain']),
  user: shortText,
}

const recipient = z.object({
  address: z.string(),
  state: z.enum(['pending', 'accepted', 'refused']),
  /** The server's words, kept as proof. */
  answer: z.string(),
})

const mailRow = z.object({
  id,
  clientId: z.string().nullable(),
  client: z.string().nullable(),
  subject: z.string(),
  recipients: z.array(recipient),
  state: mailStateValue,
  tries: z.int(),
  /** Instant; of those that wait. */
  nextTryAt: z.string(),
  answer: z.string(),
  queuedAt: z.string(),
  settledAt: z.string().nullable(),
  attachments: z.int(),
})

export const mailOperations = {
  'mail.settings': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      settings: z
        .object({
          ...server,
          host: z.string(),
          fromName: z.string(),
          fromAddress: z.string(),
          automatic: z.boolean(),
          remindersAt: z.string(),
        })
        .nullable(),
      hasPassword: z.boolean(),
      /** Why nothing leaves although something waits: the vault that keeps the password is shut. */
      locked: z.string().nullable(),
      /** Letter of the PC that sends for the office, and whether it is this one. */
      sender: z.string(),
      sendsHere: z.boolean(),
    }),
    reads: ['mail', 'settings', 'vault'],
  }),
  /** The office's mail server; this PC sends from then on. Without `password` the one it had stays. */
  'mail.saveSettings': command({
    role: 'admin',
    input: z.strictObject({
      ...server,
      password: secretText.optional(),
      fromName: shortText,
      fromAddress: requiredText,
      automatic: z.boolean(),
      remindersAt: clockValue,
    }),
    output: z.object({ sender: z.string() }),
    changes: ['mail', 'settings'],
    undoable: false,
    secrets: ['password'],
  }),
  /** Connects and logs in with the settings as saved, and sends the office a message of its own. */
  'mail.test': job({
    role: 'admin',
    input: z.strictObject({}),
    output: z.object({ to: z.string(), answer: z.string() }),
    changes: [],
  }),
  /** A message that somebody writes; it leaves as soon as it can. */
  'mail.queue': command({
    role: 'support',
    input: z.strictObject({
      clientId: id.optional(),
      to: z.array(shortText).min(1, 'falta a quién').max(20),
      subject: requiredText,
      text: noteText,
      attachments: z.array(attachmentId).max(10).optional(),
      /** An offer leaves only to who agreed to that; without it, it is what the service needs. */
      purpose: z.enum(['service', 'offer']).optional(),
    }),
    output: done,
    changes: ['mail', 'contacts'],
    undoable: false,
  }),
  'mail.list': query({
    role: 'reader',
    input: z.strictObject({ clientId: id.optional(), states: z.array(mailStateValue).optional(), ...page }),
    output: z.object({
      total: z.int(),
      mails: z.array(mailRow),
      counts: z.object({
        queued: z.int(),
        sending: z.int(),
        sent: z.int(),
        failed: z.int(),
        cancelled: z.int(),
        unsure: z.int(),
      }),
    }),
    reads: ['mail', 'clients'],
  }),
  'mail.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      mail: mailRow.extend({
        text: z.string(),
        messageId: z.string(),
        operator: z.string(),
        files: z.array(z.object({ id: attachmentId, name: z.string() })),
      }),
    }),
    reads: ['mail', 'clients', 'attachments'],
  }),
  /** One that has not left never does. */
  'mail.cancel': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: done,
    changes: ['mail', 'tasks'],
    undoable: false,
  }),
  /**
   * Again, to whom it has not reached: one that failed, that nobody knows whether it arrived, or that waits for its
   * next try. `to` takes the place of the addresses that were refused.
   */
  'mail.retry': command({
    role: 'support',
    input: z.strictObject({ id, to: z.array(shortText).max(20).optional() }),
    output: done,
    changes: ['mail', 'tasks'],
    undoable: false,
  }),
  /** Somebody has looked: it did arrive after all, or it is left as it is. */
  'mail.close': command({
    role: 'support',
    input: z.strictObject({ id, arrived: z.boolean() }),
    output: done,
    changes: ['mail', 'tasks', 'charges'],
    undoable: false,
  }),
  /** What waits and whose turn it is, one message after the other. The loop runs it; so does "Enviar ahora". */
  'mail.send': job({
    role: 'support',
    input: z.strictObject({}),
    output: z.object({ sent: z.int(), waiting: z.int(), failed: z.int(), cancelled: z.int() }),
    changes: ['mail', 'tasks', 'contacts', 'reminders', 'attachments', 'charges'],
  }),
  /** Before a message goes to the server; `mail.send` runs it. */
  'mail.take': command({
    role: 'support',
    input: z.strictObject({ id, attachments: z.array(attachmentId).max(20) }),
    output: done,
    changes: ['mail'],
    undoable: false,
    inner: true,
  }),
  /** What came of it; `mail.send` runs it. */
  'mail.settle': command({
    role: 'support',
    input: z.strictObject({
      id,
      outcome: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('taken'),
          answer: z.string().max(2000),
          addresses: z.array(
            z.strictObject({ address: z.string(), code: z.int(), answer: z.string().max(2000) }),
          ),
        }),
        z.strictObject({ kind: z.literal('refused'), code: z.int(), answer: z.string().max(2000) }),
        z.strictObject({ kind: z.literal('unreachable'), answer: z.string().max(2000) }),
        z.strictObject({ kind: z.literal('unsure'), answer: z.string().max(2000) }),
      ]),
    }),
    output: z.object({ state: mailStateValue }),
    changes: ['mail', 'tasks', 'charges'],
    undoable: false,
    inner: true,
  }),
  /** It is not needed any more; `mail.send` runs it right before sending. */
  'mail.withdraw': command({
    role: 'support',
    input: z.strictObject({ id, why: shortText }),
    output: done,
    changes: ['mail', 'tasks', 'reminders'],
    undoable: false,
  }),
}
