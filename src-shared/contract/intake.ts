import { z } from 'zod'
import { attachmentId } from './attachments.ts'
import { command, job, query } from './procedure.ts'
import { dayValue, done, id, noteText, page, requiredText, secretText, shortText } from './values.ts'

/** R2: exactly these five. '' is missing; what cannot be used stays as it was written. */
const fiveData = {
  name: shortText,
  rfc: shortText,
  contactName: shortText,
  phone: shortText,
  email: shortText,
}

const stateValue = z.enum(['received', 'incomplete', 'ready', 'registered', 'delivered', 'cancelled'])
const fieldValue = z.enum(['name', 'rfc', 'contactName', 'phone', 'email'])
const wayValue = z.enum(['email', 'whatsapp', 'call', 'visit'])

const received = z.object({
  id,
  /** The same mail had come before, and this is that intake. */
  again: z.boolean(),
})

const intakeRow = z.object({
  id,
  name: z.string(),
  rfc: z.string(),
  contactName: z.string(),
  phone: z.string(),
  email: z.string(),
  state: stateValue,
  missing: z.array(fieldValue),
  receivedOn: z.string(),
  clientId: z.string().nullable(),
})

const messageText = z.object({ subject: z.string(), text: z.string() })

export const intakeOperations = {
  /** A saved e-mail of a client (R3, D18): kept, read, and an intake made of it. The same one again finds the first. */
  'intake.drop': job({
    role: 'support',
    input: z.strictObject({ file: z.string() }),
    output: received,
    changes: ['intake', 'tasks', 'attachments'],
  }),
  /** The text of such a mail, as it was copied. */
  'intake.paste': job({
    role: 'support',
    input: z.strictObject({ text: z.string().max(400_000) }),
    output: received,
    changes: ['intake', 'tasks'],
  }),
  /** What a mail said, before a person has looked at it; `intake.drop` and `intake.paste` run it. */
  'intake.receive': command({
    role: 'support',
    input: z.strictObject({
      ...fiveData,
      /** Null where a text was pasted without one. */
      subject: z.string().max(1_000).nullable(),
      fromAddress: shortText,
      text: noteText,
      receivedOn: dayValue,
      sourceKey: z.string().max(1_200),
      attachmentId: attachmentId.optional(),
    }),
    output: received,
    changes: ['intake', 'tasks'],
  }),
  /** The five data as somebody checked them; without `id` an intake that came by telephone. */
  'intake.save': command({
    role: 'support',
    input: z.strictObject({ id: id.optional(), ...fiveData, note: noteText.optional() }),
    output: z.object({ id, missing: z.array(fieldValue) }),
    changes: ['intake', 'tasks'],
  }),
  /** "Es el mismo cliente": it is registered for that one instead of a second one; null takes it back. */
  'intake.join': command({
    role: 'support',
    input: z.strictObject({ id, clientId: id.nullable() }),
    output: done,
    changes: ['intake', 'tasks'],
  }),
  /**
   * The office registered the company in the portal (R1, R5): the client is made or joined, with its contact, and user
   * and password go to the vault. Both may be left out where the vault has that client's access already.
   */
  'intake.register': command({
    role: 'sales',
    input: z.strictObject({
      id,
      portal: requiredText,
      user: secretText.optional(),
      password: secretText.optional(),
    }),
    output: z.object({ id, clientId: id, entryId: id, warnings: z.array(z.string()) }),
    changes: ['intake', 'tasks', 'clients', 'contacts', 'vault'],
    secrets: ['user', 'password'],
  }),
  /** R5's message with user and password, or with the user alone (C17): it is a look into the vault, and on its log. */
  'intake.credentials': job({
    role: 'sales',
    input: z.strictObject({ id, withPassword: z.boolean() }),
    output: messageText,
    changes: ['vault'],
  }),
  /** When and how they were handed over; also in the client's thread. */
  'intake.deliver': command({
    role: 'sales',
    input: z.strictObject({ id, by: wayValue, withPassword: z.boolean() }),
    output: done,
    changes: ['intake', 'tasks', 'contacts'],
  }),
  'intake.cancel': command({
    role: 'support',
    input: z.strictObject({ id, reason: requiredText }),
    output: done,
    changes: ['intake', 'tasks'],
  }),
  'intake.list': query({
    role: 'reader',
    input: z.strictObject({
      which: z.enum(['open', 'delivered', 'cancelled', 'all']).optional(),
      search: shortText.optional(),
      ...page,
    }),
    output: z.object({ total: z.int(), intakes: z.array(intakeRow) }),
    reads: ['intake'],
  }),
  'intake.get': query({
    role: 'reader',
    input: z.strictObject({ id }),
    output: z.object({
      intake: intakeRow.extend({
        note: z.string(),
        /** Null where none came with it; `rightSubject` says whether it is R4's. */
        subject: z.string().nullable(),
        rightSubject: z.boolean(),
        fromAddress: z.string(),
        text: z.string(),
        attachment: z.object({ id: attachmentId, name: z.string() }).nullable(),
        client: z.string().nullable(),
        registeredOn: z.string().nullable(),
        portal: z.string().nullable(),
        entryId: z.string().nullable(),
        deliveredOn: z.string().nullable(),
        deliveredBy: wayValue.nullable(),
        withPassword: z.boolean().nullable(),
        cancelledOn: z.string().nullable(),
        cancelledReason: z.string().nullable(),
      }),
    }),
    reads: ['intake', 'clients', 'vault', 'attachments'],
  }),
  /** Clients that may be this company: by RFC, or by a name that differs in accents, legal form, Ñ, & or 0 alone. */
  'intake.alike': query({
    role: 'reader',
    input: z.strictObject({ name: shortText, rfc: shortText }),
    output: z.object({
      clients: z.array(
        z.object({
          id,
          name: z.string(),
          rfc: z.string().nullable(),
          why: z.enum(['sameRfc', 'rfc', 'name']),
          portals: z.array(z.string()),
        }),
      ),
    }),
    reads: ['clients', 'vault'],
  }),
  /** The request for the five data (R2) under the fixed subject (R4), ready to be sent. */
  'intake.invitation': query({
    role: 'reader',
    input: z.strictObject({ contact: shortText.optional() }),
    output: messageText,
    reads: ['intake', 'settings', 'templates'],
  }),
  'intake.settings': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      /** R3: one or two, where clients write to. */
      addresses: z.array(z.string()),
      /** C17: whether the message of R5 carries the password. */
      withPassword: z.boolean(),
    }),
    reads: ['intake', 'settings'],
  }),
  'intake.setSettings': command({
    role: 'admin',
    input: z.strictObject({
      addresses: z.array(shortText).max(2, 'a lo más dos correos'),
      withPassword: z.boolean(),
    }),
    output: z.object({ addresses: z.array(z.string()), withPassword: z.boolean() }),
    changes: ['intake', 'settings'],
  }),
}
