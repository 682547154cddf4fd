import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { longDay, shortDay } from './dates.ts'

export interface ReminderLine {
  /** 'SAE 10.0' */
  readonly system: string
  /** Masked in a message, whole on paper. */
  readonly serial: string
  readonly users: number
  readonly cutoff: Day
  /** With IVA; null while there is no price. */
  readonly amount: Centavos | null
}

/** `reminderLine(…) // '• SAE 10.0 · SAES••••850 · 5 usuarios · corte vie 13 mar 2026'` */
export function reminderLine({ system, serial, users, cutoff }: ReminderLine): string {
  return `• ${system} · ${serial} · ${users === 1 ? '1 usuario' : `${users} usuarios`} · corte ${shortDay(cutoff)}`
}

/**
 * Why somebody is to call about a system that day (D10).
 *   callWhy({ serial: 'SAES0000001', cutoff: '2026-11-27', offset: 3 }) // 'El corte de SAES0000001 es el viernes 27 de noviembre de 2026; se recuerda 3 días antes.'
 */
export function callWhy({ serial, cutoff, offset }: { serial: string; cutoff: Day; offset: number }): string {
  const said = `El corte de ${serial} es el ${longDay(cutoff)}`
  if (offset < 0) return `${said}: pasó sin confirmarse, y al día siguiente se pregunta.`
  if (offset === 0) return `${said}; se recuerda ese mismo día.`
  return `${said}; se recuerda ${offset === 1 ? '1 día' : `${offset} días`} antes.`
}

/** The paragraph of the systems that are charged by themselves, below those that are paid by hand. */
export function chargesParagraph(lines: readonly ReminderLine[]): string {
  if (lines.length === 0) return ''
  return [
    'Con cargo automático a su tarjeta; puede cancelarlo sin costo antes de ese día, con nosotros o en «Administrador de cargos»:',
    ...lines.map((line) => {
      const amount = line.amount === null ? '' : `, ${formatPesos(line.amount)}`
      return `${reminderLine(line)}${amount}`
    }),
  ].join('\n')
}

/** `payByWords('2027-01-29', '14:00') // 'viernes 29 de enero de 2027, 14:00'`; at any hour of the day, the day alone. */
export function payByWords(day: Day, time: string): string {
  return time === '23:59' ? longDay(day) : `${longDay(day)}, ${time}`
}

/** In the contact log, once WhatsApp was opened with a reminder. */
export function saidByWhatsApp(serials: readonly string[]): string {
  return `Recordatorio de ${serials.join(', ')}`
}

export const reminderText = {
  title: 'Recordatorios',
  sendAll: 'Enviar todo',
  calendar: 'Calendario de cortes (.ics)',
  letPass: 'Dejar pasar',
  next: 'El que sigue',
  previous: 'El anterior',
  whatsapp: 'WhatsApp',
  mail: 'Enviar este',
  subject: 'Asunto',
  message: 'Mensaje',
  late: 'tarde',
  byMail: 'por correo',
  byPerson: 'sin correo: WhatsApp o teléfono',
  emptyTitle: 'Hoy no hay recordatorios por salir',
  emptyHint: 'Salen 30, 15, 7, 3 y 1 día antes del corte y el mismo día; los mensuales, 3, 1 y el mismo día.',
  closed: 'La oficina está cerrada: los mensajes salen al abrir.',
  alone: (hour: string) => `Salen solos desde las ${hour}; hasta entonces puede revisarlos.`,
  byHand: 'No salen solos: use «Enviar todo».',
  sent: (messages: number, byHand: number) =>
    `${messages === 1 ? '1 mensaje en la cola' : `${messages} mensajes en la cola`}${byHand === 0 ? '' : `; ${byHand} sin correo`}`,
  doneSkip: (client: string) => `Se dejó pasar el aviso de ${client}`,
  doneWhatsapp: (client: string) => `Anotado: WhatsApp a ${client}`,
  doneMail: (client: string) => `En la cola: ${client}`,
} as const

/** `offsetText(1) // 'un día antes'` */
export function offsetText(offset: number): string {
  return offset === 0 ? 'el mismo día' : offset === 1 ? 'un día antes' : `${offset} días antes`
}
