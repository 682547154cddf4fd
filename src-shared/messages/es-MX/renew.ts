import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { shortDay } from './dates.ts'

/** What the screen Renovar says. */
export const renewText = {
  title: 'Renovar',
  whichSystem: '¿Cuál se renueva?',
  noRentals: 'Este cliente no tiene sistemas en renta.',
  period: 'Periodo',
  method: 'Forma de pago',
  outcome: 'Qué pasa',
  noPrice: 'sin precio',
  withVat: 'con IVA',
  subtotal: 'Importe',
  total: 'Total',
  cutoff: 'Corte',
  notActivated: 'Todavía no se activa: el primer periodo empieza el día de la activación.',
  whyCutoff: '¿por qué?',
  whyPayBy: '¿por qué ese día?',
  anyHour: 'a cualquier hora',
  autoCharge:
    'Con tarjeta se activan los cargos automáticos: el portal cobrará solo los siguientes periodos.',
  amount: 'Importe pagado',
  paidOn: 'Día del pago',
  reference: 'Referencia',
  referenceHint: 'Folio o autorización (opcional)',
  register: 'Registrar pago',
  slip: 'Ficha',
  system: 'Ver el sistema',
  prices: 'Capturar el precio',
  done: 'Renovado',
  newCutoff: 'Nuevo corte',
  inFavour: 'A favor del cliente',
  again: 'Regresar',
  undoReason: 'Deshacer',
  undone: 'Se canceló el pago.',
  useNewCutoff: 'Renovar desde el corte nuevo',
  fromSlip: 'Pago de la ficha',
} as const

const by: Readonly<Record<Method, string>> = {
  card: 'Con tarjeta',
  transfer: 'Por transferencia',
  cheque: 'Con cheque',
  paypal: 'Con PayPal',
  bancanet: 'Con Bancanet',
  counter: 'En ventanilla',
}

/** `payByLead('transfer', '2027-01-29', today) // 'Por transferencia, pague a más tardar el '` */
export function payByLead(method: Method, day: Day, today: Day): string {
  return day < today
    ? `${by[method]}, el último día para pagar a tiempo fue el `
    : `${by[method]}, pague a más tardar el `
}

/** `momentText('2027-01-29', '14:00') // 'vie 29 ene 2027, 14:00'`; without an hour, the whole day will do. */
export function momentText(day: Day, time: string | null): string {
  return time === null ? `${shortDay(day)}` : `${shortDay(day)}, ${time}`
}

/** `worksThrough('2028-01-30') // 'Funciona hasta el dom 30 ene 2028.'` */
export function worksThrough(day: Day): string {
  return `Funciona hasta el ${shortDay(day)}.`
}

/** Months that nobody recorded and that are taken as renewed (D11). */
export function presumedNote(months: number): string {
  return months === 1
    ? 'El mes anterior se da por renovado: no hay registro, pero tampoco aviso de falla (supuesto).'
    : `Los ${months} meses anteriores se dan por renovados: no hay registro, pero tampoco aviso de falla (supuesto).`
}

/** D19: lapsed months are neither served nor charged. */
export function noServiceNote(months: number, before: Day, first: Day): string {
  const length = months === 1 ? '1 mes' : `${months} meses`
  return `Del ${shortDay(before)} al ${shortDay(first)} ${months === 1 ? 'queda' : 'quedan'} ${length} sin servicio, que no se ${months === 1 ? 'cobra' : 'cobran'}. El corte no cambia de día por pagar tarde.`
}

/** Somebody else renewed it while this screen was open. */
export function movedNote(before: string | null, now: string | null): string {
  return `Mientras tenía abierta esta pantalla, otra persona registró una renovación: el corte pasó del ${dayOr(before)} al ${dayOr(now)}. Si registra este pago, quedará a favor del cliente.`
}

/** The day turned while the screen was open: the automatic charge of the cutoff that stood there is presumed (D11). */
export function presumedMeanwhileNote(before: string | null, now: string | null): string {
  return `Mientras tenía abierta esta pantalla cambió el día, y se dio por hecho el cargo automático del ${dayOr(before)}: el corte pasó al ${dayOr(now)}. Si este pago es de ese cargo, regístrelo y queda confirmado; si es el siguiente, renueve desde el corte nuevo.`
}

/** `before` was the cutoff with a payment that somebody has cancelled since. */
export function backNote(before: string, now: string | null): string {
  return `Mientras tenía abierta esta pantalla, otra persona canceló un pago: el corte volvió del ${dayOr(before)} al ${dayOr(now)}. Este pago renueva desde ahí.`
}

/** A slip for other months than the next ones: they are paid, or `renews` is where what it pays for begins now. */
export function slipPeriodNote(folio: string, firstDay: Day, renews: Day | null): string {
  const slip = `La ficha ${folio} es del periodo que empieza el ${shortDay(firstDay)}`
  return renews === null
    ? `${slip}, que ya está pagado. Si registra este pago, quedará a favor del cliente.`
    : `${slip}, que ya no es el siguiente: con este pago se renueva el que empieza el ${shortDay(renews)}.`
}

/** `staysText('2027-06-02') // 'El corte no cambia: mié 2 jun 2027.'` */
export function staysText(cutoff: Day | null): string {
  return cutoff === null ? 'El corte no cambia.' : `El corte no cambia: ${shortDay(cutoff)}.`
}

/** Another price may have been agreed on; a part of the money renews all of the period. */
export function otherAmountNote(amount: Centavos, total: Centavos): string | null {
  if (amount > total)
    return `Son ${formatPesos((amount - total) as Centavos)} más que el total: revise el importe.`
  return amount === total
    ? null
    : `Son ${formatPesos((total - amount) as Centavos)} menos que el total, y se renueva el periodo completo. Si es solo una parte del pago, haga un pedido: se renueva cuando se complete.`
}

/** A slip asks for what it asked for on its day, whatever it costs now. */
export function askedNote(asked: Centavos, price: Centavos): string {
  return `La ficha pide ${formatPesos(asked)}; el precio de hoy es ${formatPesos(price)}.`
}

export function renewedNotice(serial: string, cutoff: Day | null): string {
  return cutoff === null ? `Pago registrado: ${serial}` : `Renovado: ${serial}, corte ${shortDay(cutoff)}`
}

/** D20: the money is kept, and the payment that came first is shown. */
export function inFavourText(amount: string, client: string): string {
  return `Esos meses ya estaban pagados. ${amount} quedaron a favor de ${client}.`
}

export function firstPaymentText(amount: string, day: Day): string {
  return `El primer pago: ${amount}, el ${shortDay(day)}.`
}

/** `vatLabel(1600) // 'IVA 16 %'` */
export function vatLabel(basisPoints: number): string {
  return `IVA ${basisPoints / 100} %`
}

function dayOr(text: string | null): string {
  return text === null ? '(sin activar)' : shortDay(text as Day)
}
