import type { Mode } from './rental.ts'

/** R74: what the vendor's window says, word for word. Said of the office's own message once a mail server took it. */
export const CODE_SENT_WORDS = 'El CDA del número de serie ha sido enviado a tu cuenta de correo.'
export const CODE_SENT_BUTTON = 'Aceptar'

export const REQUEST_STATES = ['open', 'arrived', 'cancelled'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/**
 * Whether the portal sends the code again (R73): it lists subscriptions and what was bought by Internet; of a licence in
 * a box the code stands on its certificate alone (R57, R71).
 *   portalResends('physical') // false
 */
export function portalResends(mode: Mode): boolean {
  return mode !== 'physical'
}

/**
 * Whether the sending of a message may be told in R74's words: its server has it, and not before.
 *   wasSent('queued') // false
 */
export function wasSent(state: string): boolean {
  return state === 'sent'
}
