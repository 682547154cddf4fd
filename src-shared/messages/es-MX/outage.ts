import type { Day } from '#domain/calendar.ts'
import { LONGEST_OFFLINE_DAYS } from '#domain/validation.ts'
import { dayAndMonth, longDay, shortDay } from './dates.ts'
import { otherZone } from './reports.ts'
import { plural } from './words.ts'

export const outageText = {
  title: 'Huracán',
  detail:
    'Si una ciudad se queda sin red: qué deja de funcionar cada día, para renovar o activar antes de que llegue.',
  city: 'Ciudad',
  from: 'Sin red desde el',
  days: 'Días sin red',
  everyCity: 'Todas',
  day: 'Día',
  client: 'Cliente',
  phone: 'Teléfono',
  system: 'Sistema',
  why: 'Por qué se detiene',
  before: 'Antes de que llegue',
  orders: 'Renovar por adelantado',
  print: 'Imprimir lista',
  calendar: 'Calendario de cortes (.ics)',
  list: 'Lo que se detiene, en el orden en que se pierde',
  perDay: 'Cada día',
  nothing: 'Nada se detiene en esos días',
  nothingHint: 'Pruebe con más días o con otra ciudad.',
  systems: 'Sistemas',
  clients: 'Clientes',
  more: (shown: number, total: number) =>
    `Se muestran los primeros ${shown} de ${total}; la lista impresa los lleva todos.`,
} as const

export interface StopFacts {
  readonly why: 'cutoff' | 'validation' | 'trial'
  readonly confirmed: boolean
  readonly offlineDays: number | null
  readonly autoCharge: boolean
}

/** `stopWhy({ why: 'validation', confirmed: true, offlineDays: 5, … }) // 'no podrá validar: aguanta 5 días'` */
export function stopWhy({ why, confirmed, offlineDays, autoCharge }: StopFacts): string {
  if (why === 'cutoff') {
    return autoCharge ? 'corte: su cargo automático no es seguro' : 'corte: no se podrá renovar'
  }
  if (why === 'trial') return 'termina la prueba: no se podrá activar'
  if (!confirmed) {
    return `no podrá validar: sus días sin red no están confirmados (hasta ${LONGEST_OFFLINE_DAYS})`
  }
  return offlineDays === 0
    ? 'no podrá validar: no aguanta ni un día'
    : `no podrá validar: aguanta ${plural(offlineDays ?? 0, 'día', 'días')}`
}

/** The same where there is little room, as in a column of the sheet. */
export function stopWord({ why, confirmed, offlineDays }: StopFacts): string {
  if (why === 'cutoff') return 'corte'
  if (why === 'trial') return 'termina la prueba'
  return confirmed ? `no valida: ${plural(offlineDays ?? 0, 'día', 'días')}` : 'no valida (sin confirmar)'
}

/** What can still be done while there is network. */
export function beforeOutage({ why }: Pick<StopFacts, 'why'>): string {
  if (why === 'cutoff') return 'renovar'
  return why === 'trial' ? 'activar' : 'avisarle; validar en cuanto vuelva la red'
}

/** `zoneName('other') // 'Otra ciudad'`; every city where none is chosen. */
export function zoneName(zone: string | null): string {
  if (zone === null) return outageText.everyCity
  return zone === 'other' ? otherZone : zone
}

/** In the list of cities: 'Cozumel (12)'. */
export function zoneOption(zone: string, systems: number): string {
  return systems === 0 ? zoneName(zone) : `${zoneName(zone)} (${systems})`
}

/** `outageSummary(12, 9, '2026-09-10', '2026-09-14') // '12 sistemas de 9 clientes podrían detenerse del jue 10 sep 2026 al lun 14 sep 2026.'` */
export function outageSummary(systems: number, clients: number, from: Day, until: Day): string {
  const days = from === until ? `el ${shortDay(from)}` : `del ${shortDay(from)} al ${shortDay(until)}`
  const stop = systems === 1 ? 'podría detenerse' : 'podrían detenerse'
  return `${plural(systems, 'sistema', 'sistemas')} de ${plural(clients, 'cliente', 'clientes')} ${stop} ${days}.`
}

export function outagePaperName(from: Day, zone: string | null): string {
  return `Sin red ${zone === null ? '' : `${zoneName(zone)} `}${from}.pdf`
}

export const outageWords = {
  title: 'SIN RED',
  documentTitle: (from: Day) => `Sin red desde el ${longDay(from)}`,
  place: (zone: string | null) => (zone === null ? 'Todas las ciudades' : zoneName(zone)),
  days: (from: Day, until: Day) =>
    from === until ? shortDay(from) : `${shortDay(from)} al ${shortDay(until)}`,
  onDay: (day: Day, systems: number) =>
    `${dayAndMonth(day).toUpperCase()}: ${plural(systems, 'SISTEMA', 'SISTEMAS')}`,
  serial: 'No. de serie',
  done: 'Hecho',
  none: 'Nada se detiene en esos días.',
  foot: 'Lo que se detiene si la ciudad no tiene red, en el orden en que se pierde.',
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
} as const
