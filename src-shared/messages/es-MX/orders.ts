import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { CancelReason, OrderAct, OrderObstacle, OrderState } from '#domain/order.ts'
import type { CartMethodChoice, Method } from '#domain/payment-method.ts'
import { shortDay } from './dates.ts'
import { methodWhy } from './why.ts'

export const orderStateNames: Readonly<Record<OrderState, string>> = {
  cart: 'carrito',
  final: 'pedido final',
  slip: 'ficha emitida',
  paid: 'pagado',
  activated: 'activado',
  closed: 'cerrado',
  cancelled: 'cancelado',
}

export const cancelReasonNames: Readonly<Record<CancelReason, string>> = {
  changedMind: 'El cliente ya no quiere',
  noAnswer: 'El cliente no contesta',
  tooExpensive: 'Le pareció caro',
  duplicate: 'Estaba repetido',
  paidElsewhere: 'Se pagó por otro lado',
  mistake: 'Se capturó mal',
  other: 'Otro motivo',
}

const actNames: Readonly<Record<OrderAct, string>> = {
  edit: 'cambiar sus renglones',
  setUsers: 'cambiar usuarios',
  review: 'pasar al pedido final',
  reopen: 'volver al carrito',
  acceptPrices: 'cambiar sus precios',
  issue: 'emitir su ficha',
  pay: 'registrar su pago',
  assign: 'asignar la serie',
  close: 'cerrarlo',
  cancel: 'cancelarlo',
}

/** What happened, why and what to do: `orderNotNow({ folio: 'A-0001', act: 'cancel', state: 'paid', why: 'alreadyPaid' })` */
export function orderNotNow(no: {
  readonly folio: string
  readonly act: OrderAct
  readonly state: OrderState
  readonly why: OrderObstacle
}): string {
  const head = `El pedido ${no.folio} está en «${orderStateNames[no.state]}» y no se puede ${actNames[no.act]}`
  if (no.why === 'alreadyPaid') return `${head}: ya se pagó. Si el pago fue un error, cancélelo primero.`
  if (no.why === 'hasMoney') {
    return `${head}: ya tiene un pago parcial. Complete el pago, o cancele el pedido y lo pagado queda a favor.`
  }
  return `${head}. ${whatToDo(no)}`
}

function whatToDo({ act, state }: { readonly act: OrderAct; readonly state: OrderState }): string {
  if (state === 'cancelled') return 'Haga un pedido nuevo.'
  if (state === 'closed') return 'Ya terminó.'
  if (act === 'close') return 'Se cierra cuando todas sus series están activadas.'
  if (act === 'assign') return 'La serie se asigna cuando está pagado.'
  if (state === 'cart') return 'Páselo antes a pedido final.'
  if (act === 'setUsers') return 'Los usuarios se cambian en el pedido final: vuelva a él.'
  return 'Vuélvalo antes al carrito.'
}

/** Which period of the cart forbids a method, and why; '' where it is allowed. */
export function cartMethodWhy({ why, offFor }: CartMethodChoice, periods: number): string {
  if (why === null) return ''
  if (periods === 1) return methodWhy(why)
  const lines = offFor.map((months) => ({ 1: 'mensual', 6: 'semestral', 12: 'anual' })[months])
  return `${methodWhy(why)} Lo impide el renglón ${lines.join(' y el ')}; haga con él otro pedido.`
}

/** R14: what the client does in the portal where there is no slip. */
export function portalNote(
  method: Method,
  order: {
    readonly folio: string
    readonly total: number
    readonly payBy: { readonly day: Day; readonly time: string | null } | null
  },
): string {
  const amount = formatPesos(order.total as Centavos)
  const until = order.payBy === null ? '' : ` a más tardar el ${shortDay(order.payBy.day)}`
  const pay = `Entre al portal, abra el pedido, elija ${portalMethods[method]} y pague ${amount}${until}.`
  return method === 'card'
    ? `${pay} El portal guarda la tarjeta y el cargo automático se activa solo: los siguientes periodos se cobran sin volver a entrar, hasta que lo desactive en «Administrador de cargos».`
    : pay
}

const portalMethods: Readonly<Record<Method, string>> = {
  card: '«Tarjeta de crédito o débito»',
  transfer: '«Transferencia»',
  cheque: '«Cheque nominativo»',
  paypal: '«PayPal»',
  bancanet: '«Bancanet»',
  counter: '«Ventanilla»',
}

/** The line of a system that has no serial yet. */
export function newSystem(system: string): string {
  return `${system}, serie por asignar`
}

/** `priceChangeSentence({ system: 'SAE', before: 100000, after: 110000 }) // 'SAE: $1,000.00 → $1,100.00'` */
export function priceChangeSentence(change: {
  readonly system: string
  readonly before: number | null
  readonly after: number | null
}): string {
  const pesos = (amount: number | null) => (amount === null ? 'sin precio' : formatPesos(amount as Centavos))
  return `${change.system}: ${pesos(change.before)} → ${pesos(change.after)}`
}

/** A new cutoff made the day that the slip names too late: `slipSaysLater('2026-11-27')`. */
export function slipSaysLater(day: Day): string {
  return `La ficha dice ${shortDay(day)}, pero el corte cambió después: avise al cliente o sustitúyala.`
}
