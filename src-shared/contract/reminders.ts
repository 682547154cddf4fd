import { z } from 'zod'
import { command, job, query } from './procedure.ts'
import { dayValue, id, shortText } from './values.ts'

const item = z.strictObject({
  serialId: id,
  cutoff: dayValue,
  /** Days before the cutoff; -1 once it has passed unconfirmed. */
  offset: z.int().min(-1).max(365),
  /** Its day went by without it. */
  late: z.boolean(),
})

const fired = z.strictObject({
  clientId: id,
  items: z.array(item).min(1).max(1_000),
  /** How it reached the client; `none` is let pass. */
  channel: z.enum(['email', 'whatsapp', 'call', 'none']),
  /** Of an e-mail. */
  mail: z
    .strictObject({ to: shortText, subject: z.string().max(300), text: z.string().max(100_000) })
    .optional(),
})

const dueItem = z.object({
  serialId: id,
  serial: z.string(),
  system: z.string(),
  users: z.int(),
  cutoff: z.string(),
  offset: z.int(),
  late: z.boolean(),
  autoCharge: z.boolean(),
})

export const reminderOperations = {
  /** What goes out today (D10): one message a client with all its serials, and whom a person must reach. */
  'reminders.due': query({
    role: 'reader',
    input: z.strictObject({}),
    output: z.object({
      today: z.string(),
      /** Whether they leave by themselves, and from which hour; null while there is no mail. */
      automatic: z.boolean(),
      remindersAt: z.string().nullable(),
      officeOpen: z.boolean(),
      clients: z.array(
        z.object({
          clientId: id,
          client: z.string(),
          /** `email` goes out by itself; `person` has no e-mail: WhatsApp or the telephone. */
          via: z.enum(['email', 'person']),
          contact: z.object({ name: z.string(), phone: z.string(), email: z.string() }).nullable(),
          items: z.array(dueItem),
          subject: z.string(),
          text: z.string(),
          whatsapp: z.string(),
        }),
      ),
      /** What went out today already. */
      fired: z.array(
        z.object({
          channel: z.enum(['email', 'whatsapp', 'call', 'none']),
          serials: z.int(),
          late: z.int(),
        }),
      ),
    }),
    reads: [
      'reminders',
      'rentals',
      'serials',
      'clients',
      'contacts',
      'templates',
      'mail',
      'policies',
      'settings',
      'charges',
    ],
  }),
  /** Each offset fires once: sent, said, or let pass. `reminders.run` runs it; the screen for one client. */
  'reminders.fire': command({
    role: 'support',
    input: z.strictObject({ messages: z.array(fired).min(1).max(200) }),
    output: z.object({ mails: z.int(), serials: z.int() }),
    changes: ['reminders', 'mail', 'tasks', 'contacts', 'charges'],
    undoable: false,
  }),
  /**
   * All that is due: messages into the queue in office hours, calls into Hoy. Again, it finds nothing more to do. The
   * loop runs it; `everything` is somebody's "Enviar todo" before the hour.
   */
  'reminders.run': job({
    role: 'support',
    input: z.strictObject({ everything: z.boolean().optional() }),
    output: z.object({ messages: z.int(), serials: z.int(), calls: z.int(), byHand: z.int() }),
    changes: ['reminders', 'mail', 'tasks', 'contacts'],
  }),
  /** The coming cutoffs as a calendar file (.ics), of one operator's clients or of all. */
  'reminders.calendar': job({
    role: 'reader',
    input: z.strictObject({ months: z.int().min(1).max(24), operatorId: id.optional() }),
    output: z.object({ file: z.string(), name: z.string(), events: z.int() }),
    changes: [],
  }),
}
