import type { QuoteState } from '#domain/quote.ts'

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
