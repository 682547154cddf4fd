import { addDays, yearOf, type Day } from '#domain/calendar.ts'
import { dayAndMonth, distance, longDay, shortDay } from './dates.ts'
import { capital, plural } from './words.ts'

/** What one line of Hoy is about, as far as its sentence needs it. */
export interface LineFacts {
  readonly section: keyof typeof SECTIONS
  readonly on: string
  readonly worksThrough: string | null
  readonly toleranceUntil: string | null
  readonly promiseOn: string | null
  readonly autoCharge: boolean
  readonly message: string | null
}

const SECTIONS = {
  reported: { title: 'Reportó falla', action: 'Atender' },
  cutToday: { title: 'Corte hoy', action: 'Renovar' },
  cutTomorrow: { title: 'Corte antes del próximo día hábil', action: 'Renovar' },
  thisWeek: { title: 'Corte esta semana', action: 'Renovar' },
  unconfirmed: { title: 'Por confirmar', action: 'Confirmar' },
  validations: { title: 'Validan hoy', action: 'Confirmar validación' },
  tolerance: { title: 'Validación pendiente', action: 'Confirmar validación' },
  trials: { title: 'Prueba por terminar', action: 'Activar' },
  promises: { title: 'Promesas de pago', action: 'Registrar pago' },
  charges: { title: 'Cargos automáticos de la semana', action: 'Confirmar' },
} as const

/** `sectionTitle('cutToday') // 'Corte hoy'` */
export function sectionTitle(section: LineFacts['section']): string {
  return SECTIONS[section].title
}

export function actionOf(section: LineFacts['section']): string {
  return SECTIONS[section].action
}

/**
 * What stops and when, in the words of the office; "se detuvo" only of what somebody reported (D4).
 *   'corte mañana mar 24 nov 2026 · funciona hasta hoy'
 */
export function whatStops(line: LineFacts, today: Day): string {
  const on = line.on as Day
  const day = on === today ? 'hoy' : `${shortDay(on)} (${distance(on, today)})`
  if (line.section === 'reported') return `no abre desde ${day}${line.message ? `: ${line.message}` : ''}`
  if (line.section === 'unconfirmed') return `corte ${day}, sin confirmar desde entonces`
  if (line.section === 'validations') return 'valida hoy; si no se reporta falla, se da por hecha'
  if (line.section === 'tolerance') {
    const until = line.toleranceUntil as Day | null
    return `validación del ${shortDay(on)} pendiente${until ? `; podría seguir hasta el ${shortDay(until)}` : ''}`
  }
  if (line.section === 'trials')
    return on <= today ? `la prueba terminó; falta activar` : `la prueba termina; deja de abrir ${day}`
  if (line.section === 'promises') {
    const promise = line.promiseOn as Day | null
    return `prometió pagar ${promise === today ? 'hoy' : promise ? `el ${shortDay(promise)}` : ''}; corte ${day}`
  }
  const works = line.worksThrough as Day | null
  const usable =
    on === today
      ? 'puede detenerse'
      : `funciona hasta ${works === today ? 'hoy' : works ? `el ${shortDay(works)}` : 'el corte'}`
  const byHand = !line.autoCharge || line.section === 'charges'
  return `corte ${day} · ${usable}${byHand ? '' : ' · cargo automático: confirme que la tarjeta pasará'}`
}

/** What Hoy itself says, around the lines. */
export const todayText = {
  today: 'Hoy',
  all: 'Todo',
  lists: 'Listas',
  worklist: 'Trabajo del día',
  daysAhead: 'Los próximos catorce días',
  cutoffs: 'cortes',
  validations: 'validaciones',
  closed: 'la oficina no abre',
  dayBefore: 'Día anterior',
  dayAfter: 'Día siguiente',
  beforeLeaving: 'Antes de irse',
  printSheet: 'Imprimir hoja',
  printing: 'Preparando la hoja…',
  selectSection: 'Seleccionar toda la lista',
  nothingSelected: 'Quitar',
  readingAll: 'Leyendo toda la lista…',
  loadingMore: 'Leyendo más…',
  why: '¿por qué?',
  whyTitle: '¿Por qué esta fecha?',
  call: 'Llamar',
  whatsApp: 'WhatsApp',
  email: 'Correo',
  confirm: 'Confirmar',
  alreadyRenewed: 'Ya renovó',
  done: 'Hecho',
  promise: 'Promesa de pago',
  snooze: 'Posponer',
  log: 'Anotar llamada',
  noOpen: 'No abre',
  notValidated: 'No validó',
  openClient: 'Abrir el cliente',
  save: 'Guardar',
  cancel: 'Cancelar',
  promiseDay: 'Paga el',
  snoozeDay: 'Volver a verlo el',
  saidOptional: 'Qué dijo (opcional)',
  said: 'Qué se dijo',
  channel: 'Por',
  afterToday: 'Elija un día después de hoy',
  dayMissing: 'Falta el día',
  textMissing: 'Escriba qué se dijo',
  outcome: 'Qué resultó',
  outcomeMissing: 'Elija qué resultó',
  attend: 'Atender',
  opensAgain: 'Ya abre',
  howSolved: 'Cómo se resolvió (opcional)',
  renew: 'Renovar',
  activate: 'Activar',
  activateDay: 'Se activó el',
  activateCode: 'Código de activación (opcional)',
  whatWeKnow: 'Lo que sabe el libro',
  payment: 'Pago',
  validation: 'Validación',
  activation: 'Activación',
  noPrice: 'sin precio',
  seeAll: 'Ver todo',
  seeThatDay: 'Ver ese día',
  backToList: 'Volver a la lista',
  nothingBusy: 'No hay cortes por venir.',
  backTomorrow: 'Puede irse: nada se corta antes de volver',
  backTomorrowDetail: 'Nadie tiene una falla abierta, y hasta el próximo día hábil no hay cortes.',
} as const

export const channelNames = {
  call: 'Llamada',
  whatsapp: 'WhatsApp',
  email: 'Correo',
  visit: 'Visita',
  note: 'Nota',
} as const

/** `dayTitle('2026-11-23', '2026-11-23') // 'Lunes 23 de noviembre'`; the year only where it is another one. */
export function dayTitle(day: Day, today: Day): string {
  const long = longDay(day)
  const title = yearOf(day) === yearOf(today) ? long.replace(/ de \d{4}$/, '') : long
  return capital(title)
}

/** The name of a list where there is little room: 'Corte mañana', or before a holiday 'Hasta el mar 17'. */
export function shortSectionTitle(section: LineFacts['section'], today: Day, nextWorkingDay: Day): string {
  if (section === 'tolerance') return 'Sin validar'
  if (section === 'trials') return 'Pruebas'
  if (section === 'thisWeek') return 'Esta semana'
  if (section === 'promises') return 'Promesas'
  if (section !== 'cutTomorrow') return SECTIONS[section].title
  return nextWorkingDay === addDays(today, 1) ? 'Corte mañana' : `Hasta el ${dayOfWeek(nextWorkingDay)}`
}

/** What to do with a list as a whole, said once above it. */
export function sectionAdvice(section: LineFacts['section']): string {
  return {
    reported: 'El cliente dice que no abre: atienda primero.',
    cutToday: 'Desde hoy no está cubierto.',
    tolerance: 'No pasó su validación; lo pagado sigue vigente.',
    cutTomorrow: 'Si nadie actúa, se corta antes de volver a abrir.',
    trials: 'Terminada la prueba, no abre hasta activarse.',
    thisWeek: 'Quedan días para hacerlo sin prisa.',
    unconfirmed: 'Nadie anotó su renovación; confirme con el cliente o en el portal.',
    validations: 'Se dan por hechas mañana, salvo que alguien reporte falla.',
    promises: 'Vuelven a la lista si el día pasa sin pago.',
    charges: 'Pasan por sí solos: se dan por hechos, salvo que alguien avise de un rechazo.',
  }[section]
}

/** The few words beside the shape: 'Corte mañana', 'Corte vie 27', 'Prometió hoy'. */
export function lineWord(line: LineFacts, today: Day): string {
  const on = line.on as Day
  switch (line.section) {
    case 'reported':
      return 'Reportó falla'
    case 'unconfirmed':
      return 'Por confirmar'
    case 'validations':
      return on === today ? 'Valida hoy' : `Valida ${dayOfWeek(on)}`
    case 'tolerance':
      return 'Sin validar'
    case 'trials':
      return on <= today ? 'Sin activar' : 'Prueba'
    case 'promises':
      return line.promiseOn === today ? 'Prometió hoy' : `Promesa ${dayOfWeek((line.promiseOn ?? on) as Day)}`
    default:
      if (on === today) return 'Corte hoy'
      return on === addDays(today, 1) ? 'Corte mañana' : `Corte ${dayOfWeek(on)}`
  }
}

/** What stops and when, where `lineWord` stands beside it. "Se detuvo" only of what somebody reported (D4). */
export function lineSentence(line: LineFacts, today: Day): string {
  const on = line.on as Day
  const near = on === addDays(today, 1) ? dayAndMonth(on) : distance(on, today)
  switch (line.section) {
    case 'reported':
      return on === today ? 'no abre desde hoy' : `no abre desde el ${dayAndMonth(on)}`
    case 'unconfirmed':
      return `corte ${dayAndMonth(on)}, ${distance(on, today)}`
    case 'validations':
      return ''
    case 'tolerance':
      return `la del ${dayAndMonth(on)} no pasó`
    case 'trials':
      return on <= today ? `la prueba terminó el ${dayAndMonth(addDays(on, -1))}` : `deja de abrir ${near}`
    case 'promises':
      return on === today ? 'corte hoy' : `corte ${dayAndMonth(on)}, ${distance(on, today)}`
    default:
      return on === today
        ? 'puede detenerse'
        : `${near} · funciona hasta ${usableUntil(addDays(on, -1), today)}`
  }
}

/** The quieter half of the sentence: the message on the client's screen, or until when it may go on. */
export function lineDetail(line: LineFacts, today: Day): string {
  const until = line.toleranceUntil as Day | null
  switch (line.section) {
    case 'reported':
      return line.message === null ? '' : `«${line.message}»`
    case 'unconfirmed':
      return 'sin confirmar desde entonces'
    case 'trials':
      return line.on <= today
        ? 'falta activar'
        : `la prueba funciona hasta ${usableUntil(addDays(line.on as Day, -1), today)}`
    case 'tolerance':
      if (until === null) return ''
      return until < today
        ? `pudo detenerse desde el ${dayAndMonth(addDays(until, 1))}`
        : `podría seguir hasta el ${dayAndMonth(until)}`
    default:
      return ''
  }
}

export interface ActByFacts {
  readonly autoCharge: boolean
  /** As a person says it, 'transferencia'; null where it is not known. */
  readonly method: string | null
  /** Last moment for that way of paying, or of the office; 'HH:mm' null at any hour. */
  readonly by: { readonly day: Day; readonly time: string | null } | null
}

/** By when, and who must act (R27, beyond.md 2, 3). Empty where there is nothing to add. */
export function actByText({ autoCharge, method, by }: ActByFacts, today: Day): string {
  if (autoCharge) return 'cargo automático: confirme que la tarjeta pasará'
  if (by === null) return ''
  if (by.day < today) {
    return method === null
      ? 'el último momento recomendado ya pasó: actúe ahora'
      : `por ${method} ya no llega a tiempo: ofrezca tarjeta`
  }
  const day = by.day === today ? 'hoy' : dayAndMonth(by.day)
  const hour = by.time === null ? (by.day === today ? ', a cualquier hora' : '') : `, ${by.time}`
  return method === null ? `actúe a más tardar ${day}${hour}` : `por ${method}, a más tardar ${day}${hour}`
}

/** `countText(191, 63) // '191 sistemas de 63 clientes'` */
export function countText(systems: number, clients: number): string {
  return `${plural(systems, 'sistema', 'sistemas')} de ${plural(clients, 'cliente', 'clientes')}`
}

export function usersText(users: number): string {
  return plural(users, 'usuario', 'usuarios')
}

export function selectedText(systems: number, clients: number): string {
  return `${systems === 1 ? '1 seleccionado' : `${systems} seleccionados`} · ${plural(clients, 'cliente', 'clientes')}`
}

/** What the columns of the bar say; of the cutoffs that a card pays by itself, the lists below have none. */
export function dayBarLabel(
  day: Day,
  {
    cutoffs,
    charged,
    validations,
  }: { readonly cutoffs: number; readonly charged: number; readonly validations: number },
  closed: boolean,
): string {
  const byCard = charged === 0 ? '' : ` (${charged} con cargo automático)`
  const work = `${plural(cutoffs, 'corte', 'cortes')}${byCard}, ${plural(validations, 'validación', 'validaciones')}`
  return `${longDay(day)}: ${work}${closed ? `; ${todayText.closed}` : ''}`
}

/** `dayOfWeek('2026-11-27') // 'vie 27'` */
export function dayOfWeek(day: Day): string {
  return shortDay(day).split(' ').slice(0, 2).join(' ')
}

export function beforeLeavingTitle(through: Day): string {
  return `Antes de irse: todo lo que se corta hasta el ${dayAndMonth(through)}, el próximo día hábil`
}

/** A quiet day says so, and names the next one that is not. */
export function quietTitle(asOf: boolean): string {
  return asOf ? 'Ese día no hay nada que atender' : 'Nada que atender hoy'
}

export function quietDetail(nextBusyDay: Day | null, today: Day, validations: number): string {
  const validating =
    validations === 0
      ? ''
      : ` ${validations === 1 ? 'Valida 1 sistema' : `Validan ${validations} sistemas`}, que se ${validations === 1 ? 'da por hecho' : 'dan por hechos'} si nadie reporta falla.`
  const next =
    nextBusyDay === null
      ? todayText.nothingBusy
      : `El próximo corte es el ${longDay(nextBusyDay)}, ${distance(nextBusyDay, today)}.`
  return `${next}${validating}`
}

export function emptySection(title: string): string {
  return `Nada en «${title}»`
}

/** What was just done, beside "Deshacer". */
export const didText = {
  confirmed: (what: string) => `Confirmado: ${what}`,
  done: (what: string) => `Hecho: ${what}`,
  promised: (what: string, on: Day) => `Promesa para el ${dayAndMonth(on)}: ${what}`,
  snoozed: (what: string, on: Day) => `Pospuesto al ${dayAndMonth(on)}: ${what}`,
  logged: (what: string) => `Anotado: ${what}`,
  failed: (what: string) => `No pasó la validación: ${what}`,
  cleared: (what: string) => `Ya abre: ${what}`,
  activated: (what: string) => `Activado: ${what}`,
} as const

/** What the history of the client keeps when the operator typed nothing. */
export const logText = {
  done: 'Marcado como hecho',
  promise: (on: Day) => `Prometió pagar el ${shortDay(on)}`,
  snooze: (on: Day) => `Pospuesto al ${shortDay(on)}`,
} as const

/** With what a WhatsApp or an e-mail begins; the person reads it before sending. The serial goes masked. */
export function clientMessage(line: LineFacts & ClientMessageFacts, today: Day): string {
  const name = line.contact.split(' ')[0] ?? ''
  const what = `${line.system} ${line.version} (serie …${line.serial.slice(-4)})`
  const hello = name === '' ? 'Buen día.' : `Buen día, ${name}.`
  const works = line.worksThrough as Day | null
  if (line.section === 'reported') return `${hello} Sobre su ${what}: ¿qué mensaje aparece al abrirlo?`
  if (line.section === 'validations' || line.section === 'tolerance') {
    return `${hello} Su ${what} debe validarse: ábralo con Internet y, si no pasa, avísenos.`
  }
  if (line.section === 'trials') return `${hello} La prueba de su ${what} termina; avísenos para activarlo.`
  if (works === null || works < today) {
    return `${hello} ¿Nos confirma si ya renovó su ${what}? Su corte fue el ${longDay(line.on as Day)}.`
  }
  return `${hello} Su ${what} funciona hasta el ${longDay(works)}. Para que no se detenga, renueve antes.`
}

export interface ClientMessageFacts {
  readonly contact: string
  readonly system: string
  readonly version: string
  readonly serial: string
}

function usableUntil(day: Day, today: Day): string {
  return day === today ? 'hoy' : `el ${dayOfWeek(day)}`
}

/** For "Atender": what the ledger knows, so that payment, validation and activation are told apart at once. */
export function knownPayment(cutoff: Day | undefined, state: string | undefined, today: Day): string {
  if (cutoff === undefined || cutoff === null) return '…'
  if (cutoff <= today) return `corte ${shortDay(cutoff)}, sin confirmar`
  return `pagado: funciona hasta el ${shortDay(addDays(cutoff, -1))}${state === 'presumed' ? ' (supuesto)' : ''}`
}

export function knownValidation(next: Day | undefined, possible: Day | undefined, today: Day): string {
  if (next === undefined || next === null) return '…'
  if (possible !== undefined)
    return `la del ${shortDay(next)} no pasó; podría seguir hasta el ${dayAndMonth(possible)}`
  return next === today ? 'valida hoy' : `la próxima es el ${shortDay(next)}`
}

export function knownActivation(on: Day | null, status: string): string {
  return on === null ? status : `activado el ${shortDay(on)}`
}

/** What the desktop says of the day: `dayNoticeText(2, 1, 0) // '2 sistemas con corte hoy · 1 que no abre'`; null is nothing. */
export function dayNoticeText(cutToday: number, reported: number, cutTomorrow: number): string | null {
  const systems = (n: number) => (n === 1 ? '1 sistema' : `${n} sistemas`)
  const parts = [
    ...(cutToday === 0 ? [] : [`${systems(cutToday)} con corte hoy`]),
    ...(reported === 0 ? [] : [`${reported} que no ${reported === 1 ? 'abre' : 'abren'}`]),
    ...(cutTomorrow === 0 ? [] : [`${systems(cutTomorrow)} con corte mañana`]),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}
