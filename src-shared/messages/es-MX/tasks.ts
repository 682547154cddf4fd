import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Desk, TaskKind, TaskParams } from '#domain/task.ts'
import { shortDay } from './dates.ts'
import { intakeFieldNames } from './intake-words.ts'

interface TaskWords<K extends TaskKind> {
  /** What is owed, as a sentence without its end. */
  readonly what: (params: TaskParams[K]) => string
  /** What Enter does. */
  readonly action: string
}

const pesos = (amount: number) => formatPesos(amount as Centavos)
const day = (text: string) => shortDay(text as Day)

const words: { readonly [K in TaskKind]: TaskWords<K> } = {
  'intake.complete': {
    what: ({ name, missing }) =>
      missing.length === 0
        ? `alta de ${name}: revisar los datos`
        : `alta de ${name}: falta ${missing.map((field) => intakeFieldNames[field] ?? field).join(', ')}`,
    action: 'Completar',
  },
  'intake.register': { what: ({ name }) => `registrar a ${name} en el portal`, action: 'Registrar' },
  'intake.deliver': { what: ({ name }) => `entregar usuario y contraseña a ${name}`, action: 'Entregar' },
  'order.finish': { what: ({ folio }) => `pedido ${folio} sin terminar`, action: 'Terminar' },
  'order.pay': {
    what: ({ folio, total }) => `pedido ${folio} por pagar: ${pesos(total)}`,
    action: 'Registrar pago',
  },
  'order.activate': { what: ({ folio }) => `pedido ${folio} pagado, falta activar`, action: 'Activar' },
  'order.lineLost': {
    what: ({ folio, serial }) => `${serial} ya no se renueva y está en el pedido ${folio}`,
    action: 'Quitar del pedido',
  },
  'invoice.claim': {
    what: ({ paidOn, amount }) => `factura sin recibir del pago del ${day(paidOn)} por ${pesos(amount)}`,
    action: 'Reclamar',
  },
  'invoice.mismatch': { what: ({ what }) => `factura que no cuadra: ${what}`, action: 'Revisar' },
  'card.declined': {
    what: ({ last4, serial, other }) =>
      `cargo rechazado de ${serial}${last4 === '' ? '' : `, tarjeta ${last4}`}: ${
        other
          ? 'pida otra tarjeta u otra forma de pago'
          : 'pida otra tarjeta, el mes solo se paga con tarjeta'
      }`,
    action: 'Atender',
  },
  'card.expiring': {
    what: ({ last4, expires }) => `la tarjeta ${last4} vence ${expires}, antes del próximo corte`,
    action: 'Pedir otra',
  },
  'charge.switchOff': {
    what: ({ serial }) => `apagar en el portal el cargo automático de ${serial}`,
    action: 'Apagado',
  },
  'change.due': { what: ({ serial, what }) => `${serial}: ${what}`, action: 'Hacer el cambio' },
  'reminder.call': { what: ({ serials }) => `llamar por ${serials.join(', ')}`, action: 'Llamar' },
  'mail.failed': { what: ({ subject, to }) => `no salió «${subject}» para ${to}`, action: 'Reintentar' },
  'contact.call': { what: ({ text }) => `volver a llamar: ${text}`, action: 'Llamar' },
  'bank.match': {
    what: ({ amount, reference }) => `depósito de ${pesos(amount)} sin identificar (${reference})`,
    action: 'Identificar',
  },
  'own.todo': { what: ({ text }) => text, action: 'Hecho' },
}

/** `taskSentence('order.activate', { folio: 'A-1042' }) // 'pedido A-1042 pagado, falta activar'` */
export function taskSentence<K extends TaskKind>(kind: K, params: TaskParams[K]): string {
  return words[kind].what(params)
}

export function taskAction(kind: TaskKind): string {
  return words[kind].action
}

export const deskTitles: Readonly<Record<Desk, string>> = {
  intake: 'Altas',
  order: 'Pedidos',
  invoice: 'Facturas',
  card: 'Tarjetas',
  charge: 'Cargos automáticos',
  change: 'Cambios',
  reminder: 'Recordatorios',
  mail: 'Correo',
  contact: 'Llamadas',
  bank: 'Banco',
  own: 'Anotados',
}
