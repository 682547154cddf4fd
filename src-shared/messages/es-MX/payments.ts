import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import type { Term, TermBack } from '#domain/rental-terms.ts'
import { shortDay } from './dates.ts'
import { methodInText, periodName, usersWord } from './serials.ts'

export const reverseText = {
  title: 'Cancelar pago',
  confirm: 'Cancelar pago',
  kept: 'No se borra: queda anotado con su motivo.',
  goesBack: 'Lo que vuelve a como estaba',
  done: 'Pago cancelado',
}

/** `reverseSentence('$6,960.00') // 'Se cancela el pago de $6,960.00.'` */
export function reverseSentence(amount: string): string {
  return `Se cancela el pago de ${amount}.`
}

/** `reopensSentence('A-0001') // 'El pedido A-0001 vuelve a deberse.'` */
export function reopensSentence(folio: string): string {
  return `El pedido ${folio} vuelve a deberse.`
}

const termNames: Readonly<Record<Term, string>> = {
  users: 'usuarios',
  months: 'periodo',
  method: 'forma de pago',
  autoCharge: 'cargo automático',
}

/**
 * What a reversed payment gives back, or why it does not.
 *   'usuarios: 5 → 3'
 *   'usuarios: se quedan en 6, se cambiaron después de este pago'
 */
export function termBackSentence({ term, from, to, kept }: TermBack): string {
  const shown = (value: TermBack['from']) => termValue(term, value)
  return kept
    ? `${termNames[term]}: se queda en ${shown(from)}, se cambió después de este pago`
    : `${termNames[term]}: ${shown(from)} → ${shown(to)}`
}

/** The change of users that the payment had scheduled is taken off: `usersScheduledBack(3)`. */
export function usersScheduledBack(users: number): string {
  return `el cambio de usuarios que estaba por venir se quita: sigue con ${usersWord(users)}`
}

function termValue(term: Term, value: TermBack['from']): string {
  if (term === 'months') return periodName(value as Months).toLowerCase()
  if (term === 'method') return value === null ? 'sin indicar' : methodInText(value as Method)
  if (term === 'autoCharge') return value === true ? 'activado' : 'desactivado'
  return String(value)
}

/** `cutoffMoves('2028-01-31', '2027-01-31') // 'corte lun 31 ene 2028 → dom 31 ene 2027'`; '' before the activation. */
export function cutoffMoves(before: string | null, after: string | null): string {
  if (before === null || after === null) return ''
  return `corte ${shortDay(before as Day)} → ${shortDay(after as Day)}`
}
