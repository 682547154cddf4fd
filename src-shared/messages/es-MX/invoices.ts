import { holidayOn, type BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { INVOICE_BUSINESS_DAYS, type InvoiceKind, type InvoiceMismatch } from '#domain/invoice.ts'
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

/** "¿Por qué esta fecha?" of the promised day (R18). */
export function invoiceWhy(
  { paidOn, promisedOn, vendor, kind }: Pick<ClaimOf, 'paidOn' | 'promisedOn' | 'vendor' | 'kind'>,
  calendar: BusinessCalendar,
): string[] {
  const closed: string[] = []
  for (let on = addDays(paidOn, 1); on < promisedOn; on = addDays(on, 1)) {
    const holiday = holidayOn(calendar, on)
    if (holiday) closed.push(`El ${longDay(on)} no cuenta: ${holiday.name}.`)
  }
  return [
    `Se pagó el ${longDay(paidOn)}; ese día no se cuenta.`,
    ...(kind === 'complement' ? ['La factura es PPD: su complemento de pago se cuenta desde ella.'] : []),
    `La factura se libera en los ${INVOICE_BUSINESS_DAYS} días hábiles siguientes, por el calendario de ${vendor}.`,
    ...closed,
    `El último de ellos es el ${longDay(promisedOn)}.`,
  ]
}
