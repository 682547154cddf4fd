import { addDays, type Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { longDay } from './dates.ts'

/** What the papers say. Days and money arrive already written for people. */
export const slipWords = {
  title: 'FICHA DE PAGO',
  documentTitle: (folio: string) => `Ficha de pago ${folio}`,
  folio: (folio: string) => `Folio ${folio}`,
  issuedOn: (day: string) => `Expedida el ${day}`,
  rfc: (rfc: string) => `RFC ${rfc}`,
  phone: (phone: string) => `Tel. ${phone}`,
  client: 'Cliente',
  noRfc: 'RFC: falta',
  system: 'Sistema',
  serial: 'No. de serie',
  users: 'Usuarios',
  period: 'Periodo',
  from: 'Desde',
  until: 'Funciona hasta',
  amount: 'Importe',
  /** Before the first activation there are no days yet (C4). */
  onActivation: 'al activar',
  /** An amount that the office writes by hand, because it has no price yet. */
  blankAmount: '$ ____________',
  continues: (lines: number) =>
    lines === 1
      ? 'Sigue 1 renglón más en la página siguiente'
      : `Siguen ${lines} renglones más en las páginas siguientes`,
  continued: (folio: string) => `Detalle de la ficha de pago ${folio} (continuación)`,
  subtotal: 'Subtotal',
  vat: (rate: string) => `IVA ${rate}`,
  total: 'Total',
  inWords: (words: string) => `SON: ${words}`,
  toPay: 'IMPORTE A PAGAR',
  payBy: 'PAGUE A MÁS TARDAR EL',
  hour: (time: string) => `antes de las ${time} h`,
  bankTitle: 'DATOS PARA EL DEPÓSITO O LA TRANSFERENCIA',
  bank: 'Banco',
  beneficiary: 'Beneficiario',
  account: 'Cuenta',
  clabe: 'CLABE',
  reference: 'Referencia',
  bankAmount: 'Importe',
  missing: 'Falta en esta ficha',
  notFiscal: 'Este documento no es un comprobante fiscal.',
  replaces: (folio: string) => `Sustituye a la ficha ${folio}.`,
  reprint: (n: number) => `Reimpresión ${n}.`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  replaced: 'SUSTITUIDA',
  replacedBy: (folio: string) => `No pague esta ficha: la sustituye la ${folio}.`,
  voided: 'CANCELADA',
  voidedNote: 'No pague esta ficha: está cancelada.',
  paid: 'PAGADA',
  paidNote: 'No pague esta ficha: ya está pagada.',
  paidInPart: 'PAGADA EN PARTE',
  paidInPartNote: (amount: string) =>
    `No la pague completa: ya se pagaron ${amount}. Pida la ficha de lo que falta.`,
} as const

export const daySheetWords = {
  title: 'Hoja del día',
  documentTitle: (day: string) => `Hoja del día, ${day}`,
  empty: 'Nada se detiene ni espera a nadie en esta hoja.',
  summary: (clients: number, systems: number) =>
    `${clients} ${clients === 1 ? 'cliente' : 'clientes'} · ${systems} ${systems === 1 ? 'sistema' : 'sistemas'}`,
  noPhone: 'sin teléfono',
  users: (users: number) => (users === 1 ? '1 usuario' : `${users} usuarios`),
  continued: (name: string) => `${name} (sigue)`,
  page: (page: number, pages: number) => `Página ${page} de ${pages}`,
} as const

/** Practice mode's paper must never be taken for a real one. */
export const practiceWatermark = 'PRÁCTICA — SIN VALIDEZ'

/** Space to write on, where the amount is not known yet. */
export function amountOrBlank(amount: Centavos | null): string {
  return amount === null ? slipWords.blankAmount : formatPesos(amount)
}

/**
 * What happens to the first of a slip's systems if nothing is paid. Of a cutoff that has passed it says what may
 * happen, never that it did (D4).
 *   slipCutoffNote('2026-11-30', false, '2026-11-23') // 'Funciona hasta el domingo 29 de noviembre de 2026; …'
 */
export function slipCutoffNote(cutoff: Day | null, isTrial: boolean, today: Day): string {
  if (cutoff === null) return ''
  if (cutoff < today) return `El corte fue el ${longDay(cutoff)}: puede detenerse en cualquier momento.`
  if (cutoff === today) return 'El corte es hoy: puede detenerse en cualquier momento.'
  const works = isTrial ? 'Funciona a prueba hasta' : 'Funciona hasta'
  return `${works} el ${longDay(addDays(cutoff, -1))}; el ${longDay(cutoff)} puede detenerse.`
}

/** Why a slip's day is not the one that the cutoff gives. */
export const slipPayByWhy = {
  overdue: 'El corte ya pasó: pague cuanto antes.',
  tooLate: 'Por este medio el pago ya no llega antes del corte: pague cuanto antes.',
  typed: 'Día fijado por la oficina.',
} as const

/** In the place of a serial that the vendor gives once it is paid. */
export const SERIAL_TO_COME = 'serie por asignar'
/** `calendarName('2026-11-23') // 'Cortes desde 2026-11-23.ics'` */
export function calendarName(from: Day): string {
  return `Cortes desde ${from}.ics`
}

export const reminderPaperWords = {
  title: 'Sus sistemas y su próxima fecha de corte',
  documentTitle: (client: string) => `Próximos cortes de ${client}`,
  fileName: (client: string, day: Day) => `Cortes de ${client} ${day}.pdf`.replace(/[\\/:*?"<>|]/g, ' '),
  columns: {
    system: 'Sistema',
    serial: 'No. Serie',
    users: 'Usuarios',
    cutoff: 'Fecha de corte',
    amount: 'Importe con IVA',
  },
  noAmount: 'por confirmar',
  charged: 'cargo automático',
  total: 'Total',
  payBy: (moment: string) => `Pague a más tardar el ${moment}.`,
  howToPay: 'Cómo pagar',
  account: (bank: string, account: string, clabe: string) =>
    [bank, account && `cuenta ${account}`, clabe && `CLABE ${clabe}`].filter(Boolean).join(' · '),
  askUs: 'Pídanos su ficha de pago con la referencia, o pague con tarjeta en su cuenta del portal.',
  noGrace: 'El día del corte el sistema ya puede detenerse: no hay días adicionales de uso.',
  page: (page: number, pages: number) => `Hoja ${page} de ${pages}`,
} as const

export const calendarWords = {
  summary: (client: string, systems: string) => `Corte: ${client} (${systems})`,
  title: (office: string) => `Cortes${office === '' ? '' : ` · ${office}`}`,
} as const
