import type { Day } from '#domain/calendar.ts'
import { LONGEST_OFFLINE_DAYS } from '#domain/validation.ts'
import { distance, shortDay } from './dates.ts'
import { stateNames } from './history.ts'

/** What the page of a serial says of its two clocks. */
export interface ClockFacts {
  readonly status: string
  readonly nextCutoff: string | null
  readonly nextValidation: string | null
  readonly autoCharge: boolean
  readonly paid: {
    readonly state: 'presumed' | 'confirmed'
    readonly recordedUntil: string
    readonly worksThrough: string
  } | null
  readonly offlineDays: number | null
  readonly tolerance: {
    readonly scheduled: string
    readonly plannedLastDay: string
    readonly possibleLastDay: string
    readonly day: number
  } | null
  readonly firstStop: {
    readonly kind: 'payment' | 'validation' | 'trial' | 'reported'
    readonly on: string
  } | null
}

const day = (text: string) => shortDay(text as Day)

/**
 * How far it is paid; "funciona hasta" names the last covered day, never the cutoff (D4).
 *   'Pagado: funciona hasta el sáb 30 ene 2027 (corte dom 31)'
 */
export function paidSentence(facts: ClockFacts, today: Day): string | null {
  const { paid, nextCutoff } = facts
  if (paid === null || nextCutoff === null) return null
  const cutoff = nextCutoff as Day
  if (facts.status === 'porConfirmar') {
    return `El corte fue el ${day(cutoff)} (${distance(cutoff, today)}); sin confirmar desde entonces si se renovó.`
  }
  if (cutoff === today) return `Corte hoy: puede detenerse. Estaba pagado hasta el ${day(paid.worksThrough)}.`
  const works = `funciona hasta el ${day(paid.worksThrough)} (corte ${weekdayOf(cutoff)})`
  return paid.state === 'confirmed' ? `Pagado: ${works}.` : `Al corriente, supuesto: ${works}.`
}

/** What makes the date more than what is on record (D11). */
export function presumedSentence({ paid, nextCutoff, autoCharge }: ClockFacts): string | null {
  if (paid === null || nextCutoff === null || paid.recordedUntil === nextCutoff || !autoCharge) return null
  return `Anotado hasta el ${day(paid.recordedUntil)}; los cargos automáticos de después se suponen hechos.`
}

/** Where the monthly validation stands (R24, C2). */
export function validationSentence(facts: ClockFacts, today: Day): string | null {
  const { nextValidation, tolerance, offlineDays } = facts
  if (tolerance !== null) {
    const scheduled = `Validación del ${day(tolerance.scheduled)}: no pasó`
    const unknown = offlineDays === null ? ', sin confirmar' : ''
    const allowed = offlineDays ?? LONGEST_OFFLINE_DAYS
    if (tolerance.day > allowed) {
      const ended = day(tolerance.possibleLastDay)
      return `${scheduled}. Sus ${allowed} días${unknown}${unknown && ','} terminaron el ${ended}.`
    }
    return `${scheduled}, día ${tolerance.day} de ${allowed}${unknown}. Si no valida podría seguir hasta el ${day(tolerance.possibleLastDay)}.`
  }
  if (nextValidation === null) return null
  const on = nextValidation as Day
  return `Próxima validación: ${day(on)} (${distance(on, today)}).`
}

/** Which of the two stops it first. */
export function firstStopSentence({ firstStop, nextCutoff }: ClockFacts, today: Day): string | null {
  if (firstStop === null) return null
  const on = firstStop.on as Day
  if (firstStop.kind === 'reported') return `No abre desde el ${day(on)} (${distance(on, today)}).`
  if (firstStop.kind === 'trial') return `Lo primero que lo detiene: la prueba; deja de abrir el ${day(on)}.`
  if (firstStop.kind === 'validation') return `Lo primero que lo detiene: esa validación, el ${day(on)}.`
  return on === nextCutoff && on < today
    ? 'Si no se renovó, ese corte lo pudo detener: confírmelo con el cliente.'
    : `Lo primero que lo detiene: el corte, ${day(on)} (${distance(on, today)}).`
}

/** R27: the last moment at which somebody is there before the cutoff; at midnight the day says it. */
export function actBySentence(on: string, time: string): string {
  return `Conviene renovar y activar a más tardar el ${day(on)}${time === '23:59' ? '' : `, ${time}`}.`
}

/** `windowSentence('2026-11-25', '2026-11-29', false, today) // 'abre el mié 25 nov 2026, en 2 días; cierra el dom 29 nov 2026'` */
export function windowSentence(opensOn: string, closesOn: string, open: boolean, today: Day): string {
  if (open) return `abierto desde el ${day(opensOn)}; hasta el ${day(closesOn)}`
  return `abre el ${day(opensOn)}, ${distance(opensOn as Day, today)}; cierra el ${day(closesOn)}`
}

export const windowText = {
  users: 'Cambio de usuarios',
  computer: 'Cambio de equipo',
  unconfirmed: '(según el sistema)',
  usersWhy: [
    'El «Pedido final» del siguiente periodo se abre unos días antes del corte: ahí se cambian los usuarios.',
    'Sigue abierto mientras ese periodo no se pague; no da ni un día más de uso.',
  ],
  computerWhy: [
    'El sistema se activa en otro equipo desde el día de su validación.',
    'Dura los días que el sistema funciona sin validar; ese número depende del sistema.',
    'Fuera de esos días hace falta pedir un desbloqueo.',
  ],
} as const

/** `activatedWarning('2026-11-24') // …` */
export function activatedSentence(
  activatedOn: string,
  nextCutoff: string,
  warnings: readonly string[],
): string {
  const cutoff = nextCutoff === '' ? '' : ` Primer corte: ${day(nextCutoff)}.`
  const other = warnings.find((warning) => warning.startsWith('otherDayInOffice:'))?.slice(17)
  const zone = other
    ? ` Aquí ya era ${day(other)}, pero cuenta el día de la Ciudad de México: dígaselo al cliente.`
    : ''
  return `Activado el ${day(activatedOn)}.${cutoff}${zone}`
}

export const pointNames = { activation: 'Activación', validation: 'Validación', cutoff: 'Corte' } as const

/** How a point of the time line stands, in a word: `pointState('activation', 'confirmed') // 'hecha'` */
export function pointState(kind: keyof typeof pointNames, state: string): string {
  if (kind === 'activation') return 'hecha'
  if (kind !== 'cutoff' || state === 'ahead') return stateNames[state] ?? state
  return state === 'confirmed' ? 'renovado, confirmado' : 'renovado, supuesto'
}

/** `weekdayOf('2027-01-31') // 'dom 31'` */
function weekdayOf(on: Day): string {
  return shortDay(on).split(' ').slice(0, 2).join(' ')
}

/** Paid before its first activation, which starts its clocks (R23): 'Pagado 6 meses el mar 24 nov 2026; empieza…' */
export function paidAheadSentence({ months, on }: { months: number; on: string }, today: Day): string {
  const when = on === today ? 'hoy' : `el ${shortDay(on as Day)}`
  return `Pagado ${months === 1 ? '1 mes' : `${months} meses`} ${when}; empieza a contar al activarse.`
}
