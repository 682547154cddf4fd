import { z } from 'zod'
import { CONSENT_WAYS, NOTICE_CHANNELS } from '#domain/charge.ts'
import { attachmentId } from './attachments.ts'
import { command, query } from './procedure.ts'
import { centavosValue, dayValue, id, monthsValue, page, requiredText, shortText } from './values.ts'

const portalVersion = z.enum(['desk', 'account'])
const noticeStateValue = z.enum(['sent', 'late', 'due', 'later'])

const charge = z.object({
  serialId: id,
  serial: z.string(),
  clientId: id,
  client: z.string(),
  system: z.string(),
  users: z.int(),
  months: monthsValue,
  /** Asked: the client wants it off, and the portal still has it on. */
  state: z.enum(['on', 'asked', 'off']),
  askedOn: z.string().nullable(),
  /** The day on which the portal charges next: the cutoff. */
  chargeOn: z.string().nullable(),
  /** With IVA, in centavos. */
  amount: z.int().nullable(),
  declinedOn: z.string().nullable(),
  card: z.object({ last4: z.string(), expires: z.string() }).nullable(),
  consent: z.object({ givenOn: z.string(), otherPeriod: z.boolean() }).nullable(),
  /** Five calendar days before the charge (mexico.md §9). */
  notice: z.object({ dueOn: z.string(), state: noticeStateValue, sentOn: z.string().nullable() }).nullable(),
})

const switched = z.object({ serialId: id })
const changes = ['charges', 'rentals', 'serials', 'tasks'] as const

export const chargeOperations = {
  /** "Administrador de cargos": the serials with a rental in force and the switch of each (R16, C19). */
  'charges.list': query({
    role: 'reader',
    input: z.strictObject({
      show: z.enum(['on', 'asked', 'declined', 'noConsent', 'notice', 'off', 'all']).optional(),
      clientId: id.optional(),
      ...page,
    }),
    output: z.object({
      total: z.int(),
      counts: z.object({
        on: z.int(),
        asked: z.int(),
        declined: z.int(),
        noConsent: z.int(),
        notice: z.int(),
      }),
      portal: portalVersion,
      charges: z.array(charge),
    }),
    reads: ['charges', 'cards', 'rentals', 'serials', 'clients', 'settings', 'catalogue'],
  }),
  /** One serial: its switch, what was agreed, and every notice with its proof. */
  'charges.get': query({
    role: 'reader',
    input: z.strictObject({ serialId: id }),
    output: z.object({
      charge,
      portal: portalVersion,
      switches: z.array(
        z.object({
          state: z.enum(['on', 'asked', 'off']),
          onDay: z.string(),
          reason: z.string(),
          operator: z.string(),
        }),
      ),
      consents: z.array(
        z.object({
          amount: z.int(),
          months: monthsValue,
          firstChargeOn: z.string(),
          givenOn: z.string(),
          givenBy: z.enum(CONSENT_WAYS),
          note: z.string(),
          attachmentId: z.string().nullable(),
        }),
      ),
      notices: z.array(
        z.object({
          chargeOn: z.string(),
          channel: z.enum(NOTICE_CHANNELS),
          sentOn: z.string(),
          late: z.boolean(),
          proof: z.string(),
          attachmentId: z.string().nullable(),
        }),
      ),
    }),
    reads: ['charges', 'cards', 'rentals', 'serials', 'clients', 'settings', 'catalogue', 'attachments'],
  }),
  /** Charges to announce on a day, and those whose day went by, the earliest charge first. */
  'charges.noticesDue': query({
    role: 'reader',
    input: z.strictObject({ today: dayValue.optional(), limit: page.limit }),
    output: z.object({ total: z.int(), due: z.array(charge) }),
    reads: ['charges', 'rentals', 'serials', 'clients', 'settings'],
  }),
  'charges.switchOn': command({
    role: 'sales',
    input: z.strictObject({ serialId: id, on: dayValue.optional(), reason: requiredText }),
    output: switched,
    changes,
  }),
  /** The client wants no more charges: the portal has to be told, by the day before the next one. */
  'charges.askOff': command({
    role: 'support',
    input: z.strictObject({ serialId: id, reason: requiredText }),
    output: switched,
    changes,
  }),
  /** It is off in the portal (R16): from now on nothing is presumed as charged. */
  'charges.switchOff': command({
    role: 'support',
    input: z.strictObject({ serialId: id, on: dayValue.optional(), reason: requiredText }),
    output: switched,
    changes,
  }),
  /** What the client agreed to: amount, period, first charge, and how it was said (mexico.md §9). */
  'charges.consent': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      amount: centavosValue,
      months: monthsValue,
      firstChargeOn: dayValue,
      givenOn: dayValue.optional(),
      givenBy: z.enum(CONSENT_WAYS),
      note: shortText.optional(),
      attachment: attachmentId.optional(),
    }),
    output: switched,
    changes: ['charges'],
  }),
  /** The notice of a charge, with the proof that it was sent; one that comes late is kept and marked. */
  'charges.recordNotice': command({
    role: 'support',
    input: z.strictObject({
      serialId: id,
      /** The next charge when absent. */
      chargeOn: dayValue.optional(),
      channel: z.enum(NOTICE_CHANNELS),
      sentOn: dayValue.optional(),
      proof: shortText.optional(),
      attachment: attachmentId.optional(),
    }),
    output: z.object({ serialId: id, chargeOn: z.string(), late: z.boolean() }),
    changes: ['charges'],
  }),
  /** Which name the switch has in the office's portal (C19). */
  'charges.setPortal': command({
    role: 'admin',
    input: z.strictObject({ version: portalVersion }),
    output: z.object({ version: portalVersion }),
    changes: ['charges', 'settings'],
  }),
}
