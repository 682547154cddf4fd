import type { Day } from '#domain/calendar.ts'
import type { ComputerCause } from '#domain/computer-change.ts'
import type { FailureCause, ValidationWord } from '#domain/validation-list.ts'
import { distance, shortDay } from './dates.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { UnlockState } from '#domain/unlock.ts'
import { replacementLine } from './replacements.ts'
import { unlockStateNames } from './unlocks.ts'
import { capital } from './words.ts'

const day = (text: string) => shortDay(text as Day)
const pesos = (amount: number) => formatPesos(amount as Centavos)

/** `usersChange(5, 8) // 'subir de 5 a 8 usuarios'` */
export function usersChange(from: number, to: number): string {
  if (from === to) return `quedar en ${to} ${to === 1 ? 'usuario' : 'usuarios'}`
  return `${to > from ? 'subir' : 'bajar'} de ${from} a ${to} ${to === 1 ? 'usuario' : 'usuarios'}`
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

export const changeStates: Readonly<Record<string, string>> = {
  scheduled: 'programado',
  done: 'hecho',
  cancelled: 'cancelado',
}

/** A change as the history tells it: `changeLine('users:scheduled', '5>8') // 'Subir de 5 a 8 usuarios: programado'` */
export function changeLine(channel: string, text: string): string {
  const [kind = '', state = ''] = channel.split(/:(.*)/s)
  switch (kind) {
    case 'users': {
      const [from = 0, to = 0] = text.split('>').map(Number)
      return `${capital(usersChange(from, to))}: ${changeStates[state] ?? state}`
    }
    case 'version':
      return state === 'bought'
        ? `Actualización pagada: ${text}`
        : `Actualizado: ${text.split('>').filter(Boolean).join(' a ')}`
    case 'replacement':
      return replacementLine(state, text)
    case 'cutoff':
      return `Nuevo corte, contado desde el ${day(state)}: ${text}`
    case 'transfer':
      return `Pasó a otra razón social: ${text}`
    default:
      return kind === 'unlock'
        ? `Desbloqueo para ${text}: ${unlockStateNames[state as UnlockState] ?? state}`
        : `Cambio de equipo a ${text}: ${changeStates[state] ?? state}`
  }
}

/** `usersCorrected(3, 2, 'se tecleó mal') // 'Usuarios corregidos de 3 a 2: se tecleó mal'` */
export function usersCorrected(from: number, to: number, reason: string): string {
  return `Usuarios corregidos de ${from} a ${to}: ${reason}`
}

export const changesText = {
  when: '¿Desde cuándo?',
  atValidation: (on: string) => `En la próxima validación, ${day(on)}`,
  atPayment: (on: string) => `En el próximo pago, ${day(on)}`,
  already: 'Ya está así en el portal',
  schedule: 'Programar',
  doneScheduled: 'Cambio de usuarios programado',
  vendorConfirmed: 'El fabricante confirmó que baja antes del siguiente pago',

  correct: 'Corregir usuarios',
  correctTitle: 'Corregir los usuarios',
  correctHint:
    'Solo si se tecleó mal: en el portal siempre ha sido este número. Si el cliente sube o baja, use «Usuarios».',
  corrected: 'Usuarios corregidos',
  computer: 'Cambio de equipo',
  computerTitle: 'Cambio de equipo',
  computerCause: '¿Por qué cambia?',
  whichCause: '¿Cuál es la razón?',
  newComputer: 'Equipo nuevo',
  newComputerHint: 'Como lo llaman allá: CAJA-02, la de Lety…',
  routes: { change: 'Anotar el cambio', unlock: 'Pedir desbloqueo' },
  doneComputer: 'Cambio de equipo anotado',

  newCutoffTitle: 'Nuevo corte',
  newCutoffHint:
    'Solo cuando el fabricante lo reactivó con otra fecha. Pagar tarde no mueve el corte. Lo contado hasta ese día se queda como está.',
  countsFrom: 'Cuenta desde el',
  paidFromThere: 'Meses pagados desde ese día',
  reason: 'Motivo',
  doneNewCutoff: 'Nuevo corte',

  transferTitle: 'Pasar a otra razón social',
  transferHint: (client: string) =>
    `Está registrada a nombre de ${client}. Sus pagos se quedan con quien los hizo, y los dos clientes conservan la historia.`,
  authorisation: 'Autorización',
  authorisationHint: 'Quién la dio y cómo: carta firmada del 12 de marzo, correo del fabricante…',
  doneTransfer: 'Pasó a otra razón social',

  validations: 'Validaciones del mes',
  validationsHelp:
    'Cada mes, aunque se haya pagado por seis o doce: Utilerías, Activar sistema. Pide Internet; si pasa, el sistema abre normal.',
  scheduled: 'Día',
  state: 'Cómo está',
  who: 'Quién y cuándo',
  cause: 'Causa',
  causeUnknown: 'sin decir',
  passed: 'Validó',
  failed: 'No validó',
  alreadyConfirmed: 'Esa validación ya estaba confirmada',
  period: 'Periodos',
  formerAnchor: (from: string, until: string) =>
    `Del ${day(from)} al ${day(until)} contó desde el ${day(from)}; nuevo corte`,
  changes: 'Cambios',
  apply: 'Ya se hizo',
  cancel: 'Cancelar',
  cancelTitle: 'Cancelar el cambio programado',
  cancelled: 'Cambio cancelado',
  applied: 'Usuarios cambiados',
} as const

/** What stands against a scheduled change of users, in a sentence. */
export function conflictSentence(
  conflict: 'sameDay' | 'otherStart' | 'nothingLeft',
  change: { readonly from: number; readonly users: number; readonly usersBefore: number },
): string {
  if (conflict === 'sameDay') return 'Hay otro cambio para el mismo día: deje uno.'
  if (conflict === 'nothingLeft') return `Ya serán ${change.users}: este cambio no cambia nada.`
  return `Se programó cuando eran ${change.usersBefore}; ahora irá de ${change.from} a ${change.users}.`
}

/** Until when it may still be done, and how sure that is (C2, D7). */
export function validationSentenceOf(possibleLastDay: string, offlineDays: number | null): string {
  return `, hasta el ${day(possibleLastDay)}${offlineDays === null ? ' (hasta 15 días, sin confirmar)' : ''}`
}

/** What a change of users costs, both ways, without IVA (R33, D3). */
export function seatCosts(preview: {
  readonly kind: 'increase' | 'decrease' | 'same'
  readonly atValidation: string | null
  readonly atPayment: string | null
  readonly now: { readonly amount: number; readonly days: number; readonly of: number } | null
  readonly periodBefore: number | null
  readonly periodAfter: number | null
}): readonly string[] {
  const { now, periodBefore, periodAfter } = preview
  if (periodBefore === null || periodAfter === null) return ['No hay precio capturado: no se puede calcular.']
  const next = `Desde el próximo pago: ${pesos(periodAfter)} por periodo en lugar de ${pesos(periodBefore)}, más IVA.`
  if (preview.kind === 'decrease') return [next, 'Lo ya pagado no se devuelve.']
  if (now === null) return [next]
  return [
    `En la próxima validación: ${pesos(now.amount)} más IVA por lo que falta del periodo (${now.days} de ${now.of} días).`,
    next,
    'Es un cálculo: el precio del cambio lo pone el fabricante.',
  ]
}

/** What a "nuevo corte" does, before it is saved (D5). */
export function newCutoffSentences(plan: {
  readonly cutoffBefore: string
  readonly cutoffAfter: string
  readonly worksThrough: string
  readonly firstValidation: string
  readonly bridge: { readonly start: string; readonly days: number; readonly of: number } | null
}): readonly string[] {
  const { bridge } = plan
  return [
    `Corte ${day(plan.cutoffBefore)} → ${day(plan.cutoffAfter)}; funciona hasta el ${day(plan.worksThrough)}.`,
    `Primera validación: ${day(plan.firstValidation)}.`,
    ...(bridge === null
      ? []
      : [`Del periodo que empezó el ${day(bridge.start)} quedan ${bridge.days} de ${bridge.of} días.`]),
  ]
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
