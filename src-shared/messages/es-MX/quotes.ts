import type { Day } from '#domain/calendar.ts'
import { QUOTE_VALID_DAYS, quoteValidUntil, type QuoteState } from '#domain/quote.ts'
import { longDay } from './dates.ts'

export const quoteStateNames: Readonly<Record<QuoteState, string>> = {
  open: 'vigente',
  expired: 'vencida',
  accepted: 'hecha pedido',
  declined: 'no la aceptó',
}

/** What the screens of quotes say. */
export const quoteText = {
  list: 'Cotizaciones',
  title: 'Cotización',
  create: 'Nueva cotización',
  all: 'Todas',
  ofClient: 'Cotizaciones de',
  allClients: 'Ver las de todos',
  emptyTitle: 'Todavía no hay cotizaciones',
  emptyHint:
    'Una cotización dice en un PDF qué cuesta y hasta qué día, y con una tecla se vuelve pedido con esos precios.',
  noneHere: 'Ninguna cotización así.',
  folio: 'Folio',
  issuedOn: 'Expedida',
  client: 'Para',
  total: 'Total con IVA',
  validUntil: 'Vale hasta',
  validUntilHint: 'Vacío: quince días desde hoy',
  state: 'Estado',
  order: 'Pedido',
  attention: 'Atención',
  attentionHint: 'Quien la va a leer',
  notClient: 'Para quien todavía no es cliente',
  name: 'Nombre o empresa',
  goOn: 'Seguir',
  toQuote: 'Hacer la cotización',
  makeOrder: 'Hacer pedido',
  again: 'Cotizar otra vez',
  decline: 'No la aceptó',
  declineHint: 'Queda en la lista con su motivo, para saber por qué no se vendió.',
  chooseClient: '¿A nombre de qué cliente va el pedido?',
  newClient: 'Dar de alta al cliente',
  paper: 'Cotización',
  drawing: 'Dibujando…',
  operator: 'La hizo',
  reason: 'Motivo',
  doneCreate: 'Cotización',
  doneOrder: 'Pedido',
  doneDecline: 'No aceptada',
} as const

/** The note of the order that was made of it. */
export function quoteOrderNote(folio: string): string {
  return `Con los precios de la cotización ${folio}`
}

/** Why a quote holds until that day (D14). */
export function quoteWhy(issuedOn: Day, validUntil: Day): string[] {
  const usual = quoteValidUntil(issuedOn, null)
  const last = `Ese día todavía vale; desde el siguiente, el pedido toma los precios del día.`
  return usual.ok && usual.value === validUntil
    ? [`Se expidió el ${longDay(issuedOn)} y vale ${QUOTE_VALID_DAYS} días.`, last]
    : ['Es el último día que se escribió al hacerla.', last]
}
