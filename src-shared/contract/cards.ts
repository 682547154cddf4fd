import { z } from 'zod'
import { command, query } from './procedure.ts'
import { dayValue, done, id, methodValue, requiredText, shortText } from './values.ts'

export const cardOperations = {
  /** The cards of a client, and its rented systems with the card that pays each. */
  'cards.list': query({
    role: 'reader',
    input: z.strictObject({ clientId: id }),
    output: z.object({
      client: z.string(),
      cards: z.array(
        z.object({
          id,
          last4: z.string(),
          /** As it is printed: 08/28. */
          expires: z.string(),
          expired: z.boolean(),
          label: z.string(),
          serials: z.array(z.string()),
        }),
      ),
      systems: z.array(
        z.object({
          serialId: id,
          serial: z.string(),
          system: z.string(),
          months: z.int(),
          autoCharge: z.boolean(),
          cardId: z.string().nullable(),
          /** The charge that somebody would report as declined now: the last that was presumed, else the next. */
          chargeOn: z.string().nullable(),
          declined: z.object({ chargeOn: z.string(), reason: z.string() }).nullable(),
          /** What this period may be paid with but a card (R11, R12). */
          other: z.array(methodValue),
        }),
      ),
    }),
    reads: ['cards', 'charges', 'clients', 'serials', 'rentals', 'settings'],
  }),
  /**
   * A card: its last four digits and when it expires. A full number is refused wherever it is typed. `serialIds` are
   * all that it pays from now on.
   */
  'cards.save': command({
    role: 'sales',
    input: z.strictObject({
      id: id.optional(),
      clientId: id,
      last4: z.string().trim().max(40),
      /** 08/28 */
      expires: z.string().trim().max(40),
      label: shortText.optional(),
      serialIds: z.array(id).max(1000),
    }),
    output: done,
    changes: ['cards', 'tasks'],
  }),
  'cards.remove': command({
    role: 'sales',
    input: z.strictObject({ id }),
    output: done,
    changes: ['cards', 'tasks'],
  }),
  /**
   * "Cargo rechazado": from that charge on nothing is presumed (D11), so that Hoy says what stops; answers with what
   * the client may pay with instead (R11, R12).
   */
  'cards.decline': command({
    role: 'support',
    input: z.strictObject({ serialId: id, chargeOn: dayValue.optional(), reason: requiredText }),
    output: z.object({
      serialId: id,
      chargeOn: z.string(),
      /** "Funciona hasta". */
      worksThrough: z.string(),
      other: z.array(methodValue),
    }),
    changes: ['cards', 'charges', 'rentals', 'tasks'],
  }),
  /** It was a mistake: the charge had passed, and is presumed again. */
  'cards.takeBackDecline': command({
    role: 'support',
    input: z.strictObject({ serialId: id, reason: requiredText }),
    output: z.object({ serialId: id }),
    changes: ['cards', 'charges', 'rentals', 'tasks'],
  }),
}
