import type { SlipMethod } from '#domain/slip.ts'

/** What the screens of the payment slip say; what stands on the paper is in `papers.ts`. */
export const slipText = {
  list: 'Fichas',
  title: 'Ficha de pago',
  create: 'Nueva ficha',
  search: 'Folio o cliente',
  searchNone: 'Ninguna ficha ni cliente con ese nombre.',
  ofClient: 'Fichas de',
  allClients: 'Ver las de todos',
  inForce: 'Vigentes',
  voided: 'Anuladas',
  all: 'Todas',
  emptyTitle: 'Todavía no hay fichas',
  emptyHint: 'La ficha dice al cliente cuánto, a qué cuenta, con qué referencia y hasta cuándo.',
  noneHere: 'Ninguna ficha así.',
  folio: 'Folio',
  issuedOn: 'Expedida',
  client: 'Cliente',
  systems: 'Sistemas',
  total: 'Total',
  payBy: 'Pague a más tardar',
  lastDay: 'Fecha límite',
  status: 'Estado',
  pickClient: '¿Para qué cliente?',
  pickHint: 'Nombre, RFC o teléfono',
  pickNone: 'Ningún cliente se llama así.',
  users: 'Usuarios',
  cutoff: 'Corte',
  period: 'Periodo',
  covers: 'Funciona hasta',
  amount: 'Importe',
  noPrice: 'sin precio',
  noRentals: 'Este cliente no tiene sistemas en renta.',
  cardOnly: 'El periodo mensual solo se paga con tarjeta; elija semestral o anual.',
  method: 'Forma de pago',
  reference: 'Referencia',
  referenceOwn: 'Vacía: el folio de la ficha',
  referenceVendor: 'La que dio el fabricante en el pedido',
  account: 'Cuenta',
  accountFirst: 'La primera de la lista',
  payByDay: 'Hasta qué día se puede pagar',
  payByHint: 'Vacío: el que permite el corte',
  draftHint: 'Aquí verá lo que dirá la ficha.',
  chooseOne: 'Elija al menos un sistema.',
  beneficiary: 'Beneficiario',
  bank: 'Banco',
  bankAccount: 'Cuenta',
  clabe: 'CLABE',
  byFolio: 'el folio de la ficha',
  subtotal: 'Subtotal',
  whyPayBy: '¿por qué ese día?',
  missing: 'Lo que le falta a esta ficha',
  missingHint: 'Se puede expedir así; el papel lo dice.',
  toSettings: 'Ir a Ajustes',
  writeReference: 'Escribir la referencia',
  writeDay: 'Escribir el día',
  toPrices: 'Capturar el precio',
  noRfc: 'sin RFC',
  issue: 'Expedir ficha',
  print: 'Imprimir',
  save: 'Guardar PDF',
  size: 'Tamaño',
  replace: 'Sustituir',
  rest: 'Ficha de lo que falta',
  void: 'Anular',
  voidTitle: 'Anular la ficha',
  voidDetail:
    'La ficha queda en la lista como anulada y su folio no se vuelve a usar. Si ya se envió, avise al cliente.',
  voidDone: 'Ficha anulada',
  registerPayment: 'Registrar pago',
  paper: 'La ficha como se imprime',
  drawing: 'Dibujando la ficha…',
  notDrawn: 'La ficha no se pudo dibujar aquí. Puede guardarla o imprimirla.',
  by: 'La expidió',
  prints: 'Impresiones',
  paid: 'Pagado',
  paidLine: (amount: string) => `pagado ${amount}`,
  replaces: 'Sustituye a',
  replacedBy: 'La sustituye la',
  voidReason: 'Motivo',
  lines: 'Renglones',
} as const

export const slipMethodNames: Readonly<Record<SlipMethod, string>> = {
  transfer: 'Transferencia',
  counter: 'Depósito en ventanilla',
  cheque: 'Cheque nominativo',
}

export const paperSizeNames = {
  halfLetter: 'Media carta',
  twoHalves: 'Carta, dos fichas por hoja',
  letter: 'Carta',
  a4: 'A4',
} as const

export type SlipState = 'pending' | 'partly' | 'paid' | 'void' | 'replaced'

export const slipStateNames: Readonly<Record<SlipState, string>> = {
  pending: 'por pagar',
  partly: 'pago parcial',
  paid: 'pagada',
  void: 'anulada',
  replaced: 'sustituida',
}

export function issuedNotice(folio: string): string {
  return `Ficha ${folio} expedida`
}

export function replacesNotice(folios: readonly string[]): string {
  return folios.length === 1
    ? `Sustituye a la ficha ${folios[0]}, que queda anulada.`
    : `Sustituye a las fichas ${folios.join(', ')}, que quedan anuladas.`
}
