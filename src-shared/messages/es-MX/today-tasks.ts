import type { Day } from '#domain/calendar.ts'
import { dayAndMonth, distance } from './dates.ts'
import { capital } from './words.ts'

/** What Hoy says of what the desks owe. */
export const todayTaskText = {
  desks: 'Lo que se debe, por mesa',
  nextDesk: 'Siguiente mesa',
  seeMine: 'Ver mis clientes',
  seeEverybody: 'Mis clientes: ver todos',
  mixed: 'Elija solo sistemas o solo pendientes',
  quiet: 'Por confirmar',
  confirmAll: 'Confirmar todos',
  showThem: 'Ver uno por uno',
  charges: 'Cargos automáticos',
  seeCharges: 'Ver los cargos',
  note: 'Anotar pendiente',
  noteWhat: 'Qué hay que hacer',
  noteMissing: 'Escriba qué hay que hacer',
  noteOn: 'Para el',
  noted: 'Anotado en Hoy',
} as const

interface Due {
  readonly dueOn: string
  readonly dueTime: string | null
}

/**
 * By when, in the words of the office.
 *   taskDue({ dueOn: '2026-11-24', dueTime: '14:00' }, '2026-11-23') // 'a más tardar mañana, mar 24 nov, 14:00'
 */
export function taskDue({ dueOn, dueTime }: Due, today: Day): string {
  const day = dueOn as Day
  const hour = dueTime === null ? '' : `, ${dueTime}`
  if (day < today) return `era para el ${dayAndMonth(day)}${hour}, ${distance(day, today)}`
  if (day === today) return `a más tardar hoy${hour}`
  return `a más tardar ${distance(day, today)}, ${dayAndMonth(day)}${hour}`
}

/** The few words beside the shape: 'Hoy', 'Atrasado', 'Mañana', 'Vie 27'. */
export function taskWord({ dueOn }: Due, today: Day): string {
  const day = dueOn as Day
  if (day < today) return 'Atrasado'
  if (day === today) return 'Hoy'
  const far = distance(day, today)
  return capital(far === 'mañana' ? far : dayAndMonth(day))
}

/** Above what is owed where no system is cut at the same time. */
export const taskSectionTitles = {
  cutToday: 'Para hoy',
  cutTomorrow: 'Antes del próximo día hábil',
  thisWeek: 'Esta semana',
} as const

export function tasksOwed(count: number): string {
  return count === 1 ? '1 pendiente' : `${count} pendientes`
}

/** `tasksSelected(2) // '2 pendientes seleccionados'` */
export function tasksSelected(count: number): string {
  return count === 1 ? '1 pendiente seleccionado' : `${count} pendientes seleccionados`
}

/** `quietGroup(12, 14) // '12 clientes por confirmar, 14 sistemas'` */
export function quietGroup(clients: number, systems: number): string {
  const who = clients === 1 ? '1 cliente por confirmar' : `${clients} clientes por confirmar`
  return `${who}, ${systems === 1 ? '1 sistema' : `${systems} sistemas`}`
}

/** `chargesGroup(18, 12) // '18 cargos automáticos esta semana, de 12 clientes'` */
export function chargesGroup(charges: number, clients: number): string {
  const what = charges === 1 ? '1 cargo automático' : `${charges} cargos automáticos`
  return `${what} esta semana, de ${clients === 1 ? '1 cliente' : `${clients} clientes`}`
}

export function snoozedText(count: number, until: Day): string {
  return `${count === 1 ? 'Pospuesto' : `${count} pospuestos`} al ${dayAndMonth(until)}`
}

/** With what a WhatsApp or an e-mail about a task begins; the person writes the rest. */
export function taskGreeting(contact: string): string {
  const name = contact.split(' ')[0] ?? ''
  return name === '' ? 'Buen día.' : `Buen día, ${name}.`
}
