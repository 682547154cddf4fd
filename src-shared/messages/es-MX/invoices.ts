import { holidayOn, type BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { InvoiceKind, InvoiceMismatch } from '#domain/invoice.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { longDay, shortDay } from './dates.ts'

const pesos = (amount: number) => formatPesos(amount as Centavos)
const day = (text: string) => shortDay(text as Day)

/** Forma de pago of the CFDI, as people say it. */
const formNames: Readonly<Record<string, string>> = {
  '01': 'efectivo',
  '02': 'cheque nominativo',
  '03': 'transferencia',
  '04': 'tarjeta de crédito',
  '28': 'tarjeta de débito',
  '31': 'intermediario de pagos',
  '99': 'por definir',
}

const form = (code: string) => (formNames[code] ? `${code} (${formNames[code]})` : code || 'ninguna')

/** In what an invoice differs, as a sentence without its end: it also stands in Hoy. */
export function mismatchSentence(mismatch: InvoiceMismatch): string {
  switch (mismatch.what) {
    case 'receiver':
      return `está a nombre de ${mismatch.found} y la cuenta es de ${mismatch.expected}`
    case 'receiverUnknown':
      return `está a nombre de ${mismatch.found} y el cliente no tiene RFC registrado`
    case 'total':
      return `es por ${pesos(mismatch.found)} y se pagó ${pesos(mismatch.expected)}`
    case 'currency':
      return `está en ${mismatch.found} y el pago fue en pesos`
    case 'beforePayment':
      return `es del ${day(mismatch.found)}, anterior al pago del ${day(mismatch.expected)}`
    case 'issuer':
      return `la emite ${mismatch.found} y debería emitirla ${mismatch.expected}`
    case 'regimeOfReceiver':
      return `lleva el régimen ${mismatch.found} y el cliente tiene el ${mismatch.expected}`
    case 'regimePerson':
      return `lleva el régimen ${mismatch.found}, que no corresponde al tipo de persona de ese RFC`
    case 'use':
      return `lleva el uso ${mismatch.found}, que no admite el régimen ${mismatch.regime}`
    case 'postcode':
      return `lleva el código postal ${mismatch.found} y el del cliente es ${mismatch.expected}`
    case 'form':
      return `dice forma de pago ${form(mismatch.found)} y se pagó con ${mismatch.expected.map(form).join(' o ')}`
    case 'methodForm':
      return mismatch.method === 'PPD'
        ? `es PPD y dice forma de pago ${form(mismatch.found)}; en PPD va 99 (por definir)`
        : `es ${mismatch.method || 'sin método de pago'} y dice forma de pago 99 (por definir), que es de PPD`
    case 'related':
      return `no se refiere a la factura ${mismatch.expected}`
    case 'reversed':
      return 'su pago se canceló: pida que la cancelen ante el SAT'
  }
}

export interface ClaimOf {
  readonly kind: InvoiceKind
  readonly client: string
  readonly rfc: string | null
  readonly serial: string | null
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendor: string
  readonly amount: number
  readonly paidOn: Day
  readonly promisedOn: Day
  readonly reference: string
  readonly pdfId: string | null
  readonly claims: number
}

/** The message that asks for an invoice that is owed: to the vendor, or to the office's own accountant (D1, C16). */
export function claimMessage(of: ClaimOf, office: string) {
  const paper = of.kind === 'invoice' ? 'la factura' : 'el complemento de pago'
  const what = of.pdfId === null ? `${paper} (PDF y XML)` : `el XML de ${paper}; el PDF ya lo tenemos`
  const lines = [
    'Buen día:',
    '',
    `${of.claims > 0 ? 'Volvemos a pedir' : 'Pedimos'} ${what} del siguiente pago, que debía estar a más tardar el ${longDay(of.promisedOn)}:`,
    '',
    `Razón social: ${of.client}`,
    `RFC: ${of.rfc ?? 'por confirmar'}`,
    ...(of.serial === null ? [] : [`Número de serie: ${of.serial}`]),
    `Día del pago: ${longDay(of.paidOn)}`,
    `Importe: ${pesos(of.amount)}`,
    ...(of.reference === '' ? [] : [`Referencia: ${of.reference}`]),
    '',
    'Quedamos al pendiente. Gracias.',
    ...(office === '' ? [] : ['', office]),
  ]
  return {
    to: of.billedBy === 'vendor' ? ('vendor' as const) : ('accountant' as const),
    subject: `${of.kind === 'invoice' ? 'Factura' : 'Complemento de pago'} pendiente: ${of.client}, pago del ${shortDay(of.paidOn)}`,
    body: lines.join('\n'),
  }
}

/** "¿Por qué esta fecha?" of the promised day, by the rule of the day of payment (R18). */
export function invoiceWhy(
  { paidOn, promisedOn, vendor, kind }: Pick<ClaimOf, 'paidOn' | 'promisedOn' | 'vendor' | 'kind'>,
  calendar: BusinessCalendar,
  businessDays: number,
): string[] {
  const closed: string[] = []
  for (let on = addDays(paidOn, 1); on < promisedOn; on = addDays(on, 1)) {
    const holiday = holidayOn(calendar, on)
    if (holiday) closed.push(`El ${longDay(on)} no cuenta: ${holiday.name}.`)
  }
  return [
    `Se pagó el ${longDay(paidOn)}; ese día no se cuenta.`,
    ...(kind === 'complement' ? ['La factura es PPD: su complemento de pago se cuenta desde ella.'] : []),
    `La factura se libera en los ${businessDays} días hábiles siguientes, por el calendario de ${vendor}.`,
    ...closed,
    `El último de ellos es el ${longDay(promisedOn)}.`,
  ]
}

/** What the screens of the invoices say. */
export const invoiceText = {
  list: 'Facturas',
  title: 'Factura',
  show: 'Estado',
  shows: {
    overdue: 'Vencidas',
    waiting: 'Por recibir',
    mismatch: 'No cuadran',
    received: 'Recibidas',
    all: 'Todas',
  },
  ofClient: 'Facturas de',
  allClients: 'Ver las de todos',
  drop: 'Suelte aquí el XML y el PDF de las facturas que llegaron.',
  dropOne: 'Suelte aquí el XML y el PDF de esta factura.',
  reading: 'Leyendo…',
  emptyTitle: 'Todavía no se espera ninguna factura',
  emptyHint: 'Cada pago que se registra promete su factura para cinco días hábiles después.',
  noneHere: 'Ninguna factura así.',
  client: 'Cliente',
  serial: 'Serie',
  paidOn: 'Pagada',
  amount: 'Importe',
  promisedOn: 'Prometida',
  status: 'Estado',
  rfc: 'RFC',
  noRfc: 'sin RFC',
  vendor: 'Fabricante',
  billedBy: 'La emite',
  reference: 'Referencia',
  why: '¿por qué esa fecha?',
  payment: 'Pago',
  document: 'Lo que dice el XML',
  uuid: 'UUID',
  issuer: 'Emisor',
  receiver: 'Receptor',
  regime: 'Régimen',
  use: 'Uso',
  postcode: 'Código postal',
  issuedAt: 'Fecha',
  total: 'Total',
  form: 'Forma de pago',
  method: 'Método de pago',
  receivedOn: 'Recibida',
  noPdf: 'falta el PDF',
  onlyPdf: 'Llegó el PDF; falta el XML.',
  openPdf: 'Abrir PDF',
  openXml: 'Guardar XML',
  differs: 'No cuadra con el pago',
  accept: 'Aceptar así',
  acceptTitle: 'Aceptar la factura como está',
  acceptDetail: 'Queda como recibida aunque no cuadre, con el motivo que escriba.',
  doneAccept: 'Factura aceptada',
  reject: 'Devolver',
  rejectTitle: 'Devolver la factura',
  rejectDetail: 'Se guarda como devuelta y el pago vuelve a esperar su factura.',
  doneReject: 'Factura devuelta',
  claim: 'Reclamar',
  claimTitle: 'Reclamar la factura',
  claimDetail: {
    vendor: 'Al fabricante, que es quien factura este pago. Copie el mensaje o ábralo en su correo.',
    accountant: 'A su contador: este pago lo factura la oficina. Copie el mensaje o ábralo en su correo.',
  },
  message: 'Mensaje',
  copy: 'Copiar mensaje',
  copied: 'Mensaje copiado',
  mail: 'Abrir en el correo',
  note: 'A quién y cómo se reclamó',
  nextOn: 'Volver a reclamar el',
  nextHint: 'Vacío: el siguiente día hábil',
  claimed: 'Ya se reclamó',
  doneClaim: 'Reclamada',
  history: 'Reclamaciones',
  arrived: 'Facturas que llegaron',
  whose: '¿De qué pago es?',
  fits: 'cuadra en todo',
  severalPayments: 'pagos del mismo día',
  noCandidate: 'Ningún pago espera una factura así. Revise si el pago está registrado.',
  keep: 'Guardar factura',
  kept: 'Factura guardada',
  keptDiffers: 'Factura guardada: no cuadra con el pago',
  skip: 'Dejar esta',
  pdfWhose: '¿De qué factura es este PDF?',
  pdfKept: 'PDF guardado',
  noWaiting: 'Ninguna factura está por recibirse.',
  toPayments: 'Ver el cliente',
  complement: 'complemento de pago',
} as const

export const invoiceStateNames = {
  waiting: 'por recibir',
  overdue: 'vencida',
  mismatch: 'no cuadra',
  received: 'recibida',
  withdrawn: 'ya no se espera',
} as const

/** 'vencida, reclamada 2 veces' */
export function invoiceStateName(
  {
    state,
    promisedOn,
    claims,
  }: { readonly state: keyof typeof invoiceStateNames; readonly promisedOn: string; readonly claims: number },
  today: string,
): string {
  const name =
    state === 'waiting' && promisedOn < today ? invoiceStateNames.overdue : invoiceStateNames[state]
  if (state !== 'waiting' || claims === 0) return name
  return `${name}, reclamada ${claims === 1 ? 'una vez' : `${claims} veces`}`
}

export function invoiceFormName(code: string): string {
  return form(code)
}
