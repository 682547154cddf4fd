import { z } from 'zod'
import { command, query } from './procedure.ts'
import { id, shortText } from './values.ts'

export const templateKeyValue = z.enum([
  'reminder.before',
  'reminder.tomorrow',
  'reminder.today',
  'reminder.whatsapp',
  'charge.notice',
  'intake.invitation',
  'intake.credentials',
  'code.send',
  'invoice.claim',
  'card.declined',
  'card.expiring',
  'slip.send',
  'quote.send',
  'statement.send',
  'update.announce',
  'update.whatsapp',
])

const text = {
  subject: z.string().trim().max(200),
  body: z.string().trim().min(1, 'falta').max(10_000),
}

export const templateOperations = {
  /** Every text that leaves the office, by its key; `changed` where it is not the one of the program. */
  'templates.list': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      templates: z.array(
        z.object({
          key: templateKeyValue,
          name: z.string(),
          use: z.string(),
          channel: z.enum(['email', 'whatsapp']),
          subject: z.string(),
          body: z.string(),
          changed: z.boolean(),
          fields: z.array(z.object({ name: z.string(), means: z.string() })),
        }),
      ),
      signature: z.object({
        emails: z.array(z.string()),
        phones: z.array(z.string()),
        whatsapp: z.string(),
      }),
    }),
    reads: ['templates', 'settings'],
  }),
  /** Another text. A field that is not known there is refused with the list of those that are. */
  'templates.save': command({
    role: 'admin',
    input: z.strictObject({ key: templateKeyValue, ...text }),
    output: z.object({ key: templateKeyValue }),
    changes: ['templates'],
  }),
  /** Back to the text that the program brings. */
  'templates.reset': command({
    role: 'admin',
    input: z.strictObject({ key: templateKeyValue }),
    output: z.object({ key: templateKeyValue }),
    changes: ['templates'],
  }),
  /** As it would read for a client, while it is being written; without one, for an invented one. */
  'templates.preview': query({
    role: 'reader',
    input: z.strictObject({ key: templateKeyValue, ...text, clientId: id.optional() }),
    output: z.object({ subject: z.string(), text: z.string(), client: z.string() }),
    reads: ['templates', 'clients', 'contacts', 'serials', 'rentals', 'settings'],
  }),
  /** How the office is reached, below every text: at most four e-mails, four telephones, one WhatsApp (R39). */
  'templates.setSignature': command({
    role: 'admin',
    input: z.strictObject({
      emails: z.array(shortText).max(4, 'a lo más cuatro correos'),
      phones: z.array(shortText).max(4, 'a lo más cuatro teléfonos'),
      whatsapp: shortText,
    }),
    output: z.object({ emails: z.int(), phones: z.int() }),
    changes: ['templates', 'settings'],
  }),
}
