import { z } from 'zod'
import { contactValue } from './clients.ts'
import { command, query } from './procedure.ts'
import { dayValue, done, id, noteText, page, requiredText, seenValue, shortText } from './values.ts'

export const channelValue = z.enum(['call', 'whatsapp', 'email', 'visit', 'note'])

export const outcomeValue = z.enum(['answered', 'noAnswer', 'promised', 'leftMessage', 'wrongNumber'])

export const contactOperations = {
  /** A person of a client: added, or, with `id`, changed in these fields; what is not named stays as whoever saved it left it. */
  'contacts.save': command({
    role: 'support',
    input: z
      .strictObject({
        ...{ id: id.optional(), clientId: id },
        name: requiredText.optional(),
        ...{ phone: shortText.optional(), email: shortText.optional(), role: shortText.optional() },
        privacy: contactValue.shape.privacy,
        seen: seenValue,
      })
      .refine((contact) => contact.id !== undefined || contact.name !== undefined, {
        path: ['name'],
        message: 'falta',
      }),
    output: done,
    changes: ['contacts', 'clients'],
  }),
  /**
   * "Datos generales" of the client's profile (R81, R82): whose e-mail is the registered one. All three are mandatory; the
   * contact that has it is changed, or the first, or one is added. The answer's `id` is the contact's. What is as
   * `seen` says was not typed.
   */
  'contacts.saveRegistered': command({
    role: 'support',
    input: z.strictObject({
      clientId: id,
      name: shortText,
      email: shortText,
      phone: shortText,
      seen: seenValue,
    }),
    output: done,
    changes: ['contacts', 'clients'],
  }),
  'contacts.remove': command({
    role: 'support',
    input: z.strictObject({ id }),
    output: done,
    changes: ['contacts', 'clients'],
  }),
  /**
   * Who was called, what was said, and what follows: a promise to pay by a day, asking again on a day, or done.
   * With `serialId` it is about that system alone, without it about all of the client.
   */
  'contacts.log': command({
    role: 'support',
    input: z.strictObject({
      clientId: id,
      serialId: id.optional(),
      channel: channelValue,
      text: noteText,
      /** What came of reaching for somebody; a promise to pay names its day in `followUp`. */
      outcome: outcomeValue.optional(),
      /** Somebody calls again that day, whatever is due then: a task in Hoy. */
      nextCall: dayValue.optional(),
      followUp: z.strictObject({ kind: z.enum(['promise', 'snooze', 'done']), until: dayValue }).optional(),
    }),
    output: z.object({ id, followUpId: z.string().nullable() }),
    changes: ['contacts', 'rentals', 'tasks', 'reminders'],
  }),
  'contacts.history': query({
    role: 'reader',
    input: z.strictObject({ clientId: id, serialId: id.optional(), ...page }),
    output: z.object({
      total: z.int(),
      /** Newest first: calls, notes, payments, renewals, codes, validations, slips, reports; one thread. */
      entries: z.array(
        z.object({
          id: z.string(),
          kind: z.enum([
            'log',
            'mail',
            'payment',
            'renewal',
            'code',
            'validation',
            'slip',
            'stoppage',
            'change',
          ]),
          onDay: z.string(),
          at: z.string(),
          operator: z.string(),
          serial: z.string().nullable(),
          channel: z.string().nullable(),
          text: z.string(),
          amount: z.int().nullable(),
          /** Of a call, what came of it; of a mail, its state. */
          outcome: z.string().nullable(),
        }),
      ),
    }),
    reads: ['contacts', 'mail', 'payments', 'rentals', 'slips', 'serials'],
  }),
}
