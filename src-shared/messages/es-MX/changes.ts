import type { Day } from '#domain/calendar.ts'
import type { ComputerCause } from '#domain/computer-change.ts'
import type { FailureCause, ValidationWord } from '#domain/validation-list.ts'
import { distance, shortDay } from './dates.ts'

const day = (text: string) => shortDay(text as Day)

/** `usersChange(5, 8) // 'subir de 5 a 8 usuarios'` */
export function usersChange(from: number, to: number): string {
  return `${to > from ? 'subir' : 'bajar'} de ${from} a ${to} ${to === 1 ? 'usuario' : 'usuarios'}`
}

/** What is owed of an unlock that is asked for. */
export function computerTask(computer: string): string {
  return `pedir el desbloqueo para activarlo en ${computer}`
}

export const computerCauses: Readonly<Record<ComputerCause, string>> = {
  breakdown: 'Descompostura',
  newComputer: 'Cambio de equipo',
  other: 'Otra razón',
}

export const failureCauses: Readonly<Record<FailureCause, string>> = {
  noInternet: 'no tenía Internet',
  machineClock: 'la computadora tiene mal la fecha',
  postponed: 'lo dejó para después',
  other: 'otra causa',
}

/** D11, C2: how a validation stands, in the words of the office. */
export const validationWords: Readonly<Record<ValidationWord, string>> = {
  confirmed: 'confirmada',
  presumed: 'supuesta',
  pending: 'toca hoy',
  tolerance: 'en tolerancia',
  blocked: 'bloqueada',
  ahead: 'por venir',
}

const states: Readonly<Record<string, string>> = {
  scheduled: 'programado',
  requested: 'pedido',
  done: 'hecho',
  cancelled: 'cancelado',
}

/** A change as the history tells it: `changeLine('users:scheduled', '5>8') // 'Subir de 5 a 8 usuarios: programado'` */
export function changeLine(channel: string, text: string): string {
  const [kind = '', state = ''] = channel.split(/:(.*)/s)
  switch (kind) {
    case 'users': {
      const [from = 0, to = 0] = text.split('>').map(Number)
      return `${capital(usersChange(from, to))}: ${states[state] ?? state}`
    }
    case 'cutoff':
      return `Nuevo corte, contado desde el ${day(state)}: ${text}`
    case 'transfer':
      return `Pasó a otra razón social: ${text}`
    default:
      return `${kind === 'unlock' ? 'Desbloqueo para' : 'Cambio de equipo a'} ${text}: ${states[state] ?? state}`
  }
}

export interface ComputerFacts {
  readonly route: 'change' | 'unlock'
  readonly why: 'windowOpen' | 'windowClosed' | 'noActivationsLeft'
  readonly activationsUsed: number
  readonly unlocksGranted: number
  readonly monthStart: string
  readonly monthNext: string
  readonly opensOn: string
  readonly lastDay: string
  readonly confirmed: boolean
}

/** Why it is a plain change or an unlock (C3, D8), and by when: sentences for the person on the telephone. */
export function computerSentences(facts: ComputerFacts, today: Day): readonly string[] {
  const unconfirmed = facts.confirmed ? '' : ' (según el sistema, sin confirmar)'
  const opens = facts.opensOn as Day
  const allowed = 1 + facts.unlocksGranted
  const used = `En el mes de validación del ${day(facts.monthStart)} al ${day(facts.monthNext)} se usaron ${facts.activationsUsed} de ${allowed} ${allowed === 1 ? 'activación' : 'activaciones'}.`
  if (facts.why === 'windowOpen') {
    return [
      `Es un cambio sencillo: se activa en el equipo nuevo con su serie y su CDA, a más tardar el ${day(facts.lastDay)}${unconfirmed}.`,
      used,
    ]
  }
  if (facts.why === 'noActivationsLeft') {
    return ['Hace falta un desbloqueo: ya no quedan activaciones en este mes.', used]
  }
  return [
    `Hace falta un desbloqueo: el cambio sencillo solo se puede desde el día de la validación. El siguiente abre el ${day(opens)}, ${distance(opens, today)}, y cierra el ${day(facts.lastDay)}${unconfirmed}.`,
    'Si puede esperar a ese día, no necesita desbloqueo.',
  ]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
