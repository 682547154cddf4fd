import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import { longDay, shortDay } from './dates.ts'
import { methodInText, periodName } from './serials.ts'

/** What the papers about money say: statement of account, quote, the day closed, the owner's Friday. */
const page = (page: number, pages: number) => `Página ${page} de ${pages}`

interface Happened {
  readonly kind: 'slip' | 'rent' | 'order' | 'payment' | 'reversal' | 'balance' | 'renewal'
  readonly method: string
  /** Of a slip or an order. */
  readonly folio: string
  readonly charge: number
  /** Of what goes from the balance in favour to an order. */
  readonly inFavour: number
  readonly months: number | null
  readonly dueOn: Day | null
  readonly firstMonth: number | null
  readonly reason: string
}

export const statementWords = {
  title: 'ESTADO DE CUENTA',
  documentTitle: (client: string) => `Estado de cuenta de ${client}`,
  span: (from: Day, until: Day) => `Del ${shortDay(from)} al ${shortDay(until)}`,
  issuedOn: (day: Day) => `Expedido el ${shortDay(day)}`,
  client: 'Cliente',
  rfc: (rfc: string) => `RFC ${rfc}`,
  noRfc: 'RFC: falta',
  day: 'Día',
  whatHead: 'Movimiento',
  reference: 'Referencia',
  serial: 'No. de serie',
  amount: 'Importe',
  charge: 'Cargo',
  credit: 'Abono',
  balance: 'Saldo',
  before: (day: Day) => `Saldo antes del ${shortDay(day)}`,
  after: (day: Day) => `Saldo al ${shortDay(day)}`,
  inFavour: 'De ello, dinero a favor sin usar',
  /** `balanceOf(-580_000, '$5,800.00') // '$5,800.00 a favor'`; the amount comes without its sign. */
  balanceOf: (balance: number, pesos: string) =>
    balance === 0 ? pesos : `${pesos} ${balance > 0 ? 'por pagar' : 'a favor'}`,
  charged: 'Cargos del periodo, con IVA',
  paid: 'Pagado en el periodo, con IVA',
  none: 'Sin movimientos en estas fechas.',
  open: 'POR PAGAR',
  folio: 'Folio',
  payBy: 'Pague a más tardar',
  systems: 'SISTEMAS EN RENTA',
  system: 'Sistema',
  worksThrough: 'Funciona hasta',
  notFiscal: 'Este documento no es un comprobante fiscal.',
  page,
  /** What happened, in words: 'Renovación semestral desde el lun 31 ago 2026'. */
  what: ({ kind, method, months, dueOn, firstMonth, reason, folio, charge, inFavour }: Happened): string => {
    if (kind === 'slip') return `Ficha de pago ${folio}`
    if (kind === 'order') return charge > 0 ? `Pedido ${folio}` : `Pedido ${folio}: se cancela el cargo`
    if (kind === 'balance') {
      return inFavour < 0
        ? `Saldo a favor aplicado al pedido ${folio}`
        : `Vuelve al saldo, del pedido ${folio}`
    }
    if (kind === 'rent' && months === null) return charge > 0 ? 'Renta' : 'Renta: se cancela el cargo'
    if (kind === 'payment') return `Pago por ${methodInText(method as Method)}`
    if (kind === 'reversal') return `Pago cancelado: ${reason}`
    const period =
      months === 1 || months === 6 || months === 12 ? periodName(months).toLowerCase() : `de ${months} meses`
    const what = firstMonth === 0 ? 'Primera renta' : 'Renovación'
    return dueOn === null ? `${what} ${period}` : `${what} ${period} desde el ${shortDay(dueOn)}`
  },
} as const

export const fridayWords = {
  title: 'EL VIERNES DEL DUEÑO',
  documentTitle: (until: Day) => `El viernes del dueño, ${longDay(until)}`,
  week: (from: Day, until: Day) => `Semana del ${shortDay(from)} al ${shortDay(until)}`,
  figure: 'Cifra',
  thisWeek: 'Esta semana',
  before: 'La anterior',
  forecast: 'LO QUE VIENE',
  operators: 'POR OPERADOR',
  operator: 'Operador',
  contacts: 'Contactos',
  expected: (n: number) => (n === 1 ? '1 renovación' : `${n} renovaciones`),
  fourWeeks: 'En 4 semanas',
  twelveWeeks: 'En 12 semanas',
  nobody: 'Nadie registró nada en la semana.',
  withoutVat: 'Pronóstico sin IVA, a los precios de hoy, si todos renuevan lo que rentan.',
  page,
} as const

export const closingWords = {
  title: 'CORTE DEL DÍA',
  documentTitle: (day: Day) => `Corte del ${longDay(day)}`,
  method: 'Forma de pago',
  operator: 'Operador',
  payments: 'Pagos',
  expected: 'Registrado',
  counted: 'Contado',
  difference: 'Diferencia',
  notCounted: 'no se cuenta',
  total: 'Total',
  byOperator: 'POR OPERADOR',
  closedBy: (operator: string, at: string) => `Cerrado por ${operator} el ${at}.`,
  notClosed: 'Este día no se ha cerrado: las cifras pueden cambiar.',
  moved: 'Después del corte cambiaron los pagos de este día.',
  note: (note: string) => `Nota: ${note}`,
  reopened: (by: string, on: Day, reason: string) =>
    `Abierto de nuevo por ${by} el ${shortDay(on)}: ${reason}`,
  sign: ['Entregó', 'Recibió'],
  page,
} as const

export const quoteWords = {
  title: 'COTIZACIÓN',
  documentTitle: (folio: string) => `Cotización ${folio}`,
  folio: (folio: string) => `Folio ${folio}`,
  issuedOn: (day: Day) => `Expedida el ${shortDay(day)}`,
  validUntil: 'PRECIOS VÁLIDOS HASTA EL',
  client: 'Para',
  attention: (name: string) => `Atención: ${name}`,
  system: 'Sistema',
  quantity: 'Cantidad',
  users: 'Usuarios',
  period: 'Periodo',
  price: 'Precio por periodo',
  amount: 'Importe',
  subtotal: 'Subtotal',
  vat: (rate: string) => `IVA ${rate}`,
  total: 'Total',
  inWords: (words: string) => `SON: ${words}`,
  methods: 'Formas de pago',
  monthlyByCard: 'El periodo mensual se paga solo con tarjeta de crédito o débito.',
  notFiscal: 'Esta cotización no es un comprobante fiscal ni un pedido.',
  page,
} as const
