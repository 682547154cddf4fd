import type { Day } from '#domain/calendar.ts'
import { shortDay } from './dates.ts'
import type { LineFacts } from './today.ts'

/** What the screen of the next call says. */
export const nextCallText = {
  title: 'La siguiente llamada',
  left: (clients: number) => (clients === 1 ? 'Falta 1 cliente' : `Faltan ${clients} clientes`),
  noPhone: 'Sin teléfono: ábralo y captúrelo.',
  say: 'Qué decirle',
  stops: 'Qué se detiene',
  opens: (system: string) => `Ya abre su ${system}`,
  promised: 'Prometió pagar',
  noAnswer: 'No contestó',
  leftMessage: 'Dejó recado',
  paid: 'Ya pagó',
  next: 'Saltar',
  openClient: 'Abrir el cliente',
  none: 'Nadie más por llamar.',
  noneHint: 'Lo que se cobra solo, lo prometido y lo que se supone hecho no espera una llamada.',
  again: 'Otra vez los que faltan',
  toToday: 'Ir a Hoy',
} as const

type Spoken = LineFacts & { readonly system: string; readonly version: string }

/**
 * The sentence to say on the telephone, of one system.
 *   'Su SAE 10.0 tiene corte el mar 24 nov 2026. ¿Qué día queda el pago?'
 */
export function whatToSay(line: Spoken, today: Day): string {
  const name = `${line.system} ${line.version}`
  const on = line.on as Day
  const day = on === today ? 'hoy' : `el ${shortDay(on)}`
  if (line.section === 'reported') return `Nos dijo que su ${name} no abre. ¿Ya pudo entrar?`
  if (line.section === 'tolerance')
    return `A su ${name} le falta la validación del ${shortDay(on)}: ábralo con Internet.`
  if (line.section === 'trials') {
    const ends = on < today ? 'terminó' : 'termina'
    return `La prueba de su ${name} ${ends} ${day}. Para que siga abriendo hay que activarlo.`
  }
  return `Su ${name} tiene corte ${day}. ¿Qué día queda el pago?`
}
