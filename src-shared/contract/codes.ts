import { z } from 'zod'
import { CODE_SOURCES } from '#domain/code-family.ts'
import { attachmentId } from './attachments.ts'
import { mailStateValue } from './mail.ts'
import { command, query } from './procedure.ts'
import { dayValue, done, id, modeValue, requiredText, shortText } from './values.ts'

/** The codes of a serial (CDA): where each came from, the asking for one again, and the certificate of a licence. */
export const codeOperations = {
  /** Everything of a serial's codes on one page; the newest first. */
  'codes.of': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      serialId: id,
      serial: z.string(),
      system: z.string(),
      mode: modeValue,
      /** False of a "licencia" of which nobody said whether it was bought by Internet or in a box. */
      modeSure: z.boolean(),
      clientId: id,
      client: z.string(),
      vendor: z.string(),
      codes: z.array(
        z.object({
          id,
          code: z.string(),
          source: z.enum(CODE_SOURCES),
          receivedOn: z.string(),
          /** Where it lives, or lived last; '' where nobody said. */
          computer: z.string(),
          inForce: z.boolean(),
          /** Its place in the family: the code before it, and where it is drawn. */
          parentId: z.string().nullable(),
          generation: z.int(),
          lane: z.int(),
          unlock: z.object({ id, ordinal: z.int() }).nullable(),
        }),
      ),
      /** What was asked for in the portal and has not come (R73). */
      request: z.object({ id, askedOn: z.string(), operator: z.string() }).nullable(),
      /** The last message of the office with a code of this serial, and how it stands. */
      mail: z
        .object({ id, to: z.string(), state: mailStateValue, answer: z.string(), queuedOn: z.string() })
        .nullable(),
      /** Whether the office's mail is set up: until then what is queued stays. */
      mailReady: z.boolean(),
      /** The registered e-mail (R75): of the client's first contact that has one. */
      email: z.object({ name: z.string(), email: z.string() }).nullable(),
      /** Whether the vault has the client's account of this vendor's portal (R72). */
      hasAccount: z.boolean(),
      certificate: z
        .object({
          folio: z.string(),
          datedOn: z.string().nullable(),
          code: z.string(),
          keptOn: z.string(),
          attachment: z.object({ id: attachmentId, name: z.string() }).nullable(),
        })
        .nullable(),
    }),
    reads: [
      'codes',
      'serials',
      'unlocks',
      'changes',
      'mail',
      'clients',
      'contacts',
      'vault',
      'attachments',
      'settings',
    ],
  }),
  /** On which computer a code lives; '' where that is not known after all. */
  'codes.setComputer': command({
    role: 'support',
    input: z.strictObject({ id, computer: shortText }),
    output: done,
    changes: ['codes', 'serials'],
  }),
  /**
   * The vendor's desk is asked for the code again, by hand in its portal (R73): a task in Hoy until it comes. Refused of
   * a licence in a box, whose code stands on its certificate alone (R71), and while one is asked for.
   */
  'codes.request': command({
    role: 'support',
    input: z.strictObject({ serialId: id }),
    output: done,
    changes: ['codes', 'tasks'],
  }),
  /** By hand, with its reason: it came some other way, or nobody waits for it. The pasted message closes it by itself. */
  'codes.closeRequest': command({
    role: 'support',
    input: z.strictObject({ id, how: z.enum(['arrived', 'cancelled']), reason: requiredText }),
    output: done,
    changes: ['codes', 'tasks'],
  }),
  /**
   * The office's own message with the code in force, under its own name, to the registered e-mail (R75, D18). It is
   * queued, which is not yet sent (R74). Refused without a code, without an e-mail, and while the last one waits.
   */
  'codes.send': command({
    role: 'support',
    input: z.strictObject({ serialId: id }),
    output: z.object({ id, mailId: id, to: z.string() }),
    changes: ['codes', 'mail', 'contacts'],
    undoable: false,
  }),
  /**
   * What the certificate in the box says (R57, R71): of a bought licence whose mode is physical, or was not sure, which
   * it then is. `serial` is read from the certificate and must be the licence's; the photo is a PDF, JPG or PNG.
   */
  'codes.keepCertificate': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      serial: requiredText,
      code: requiredText,
      folio: requiredText,
      datedOn: dayValue.optional(),
      attachment: attachmentId.optional(),
    }),
    output: done,
    changes: ['codes', 'serials', 'tasks'],
  }),
}
