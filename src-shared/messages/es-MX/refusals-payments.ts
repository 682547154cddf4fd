import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'
import { methodInText } from './serials.ts'

type PaymentCode = Extract<RefusalCode, `payment.${string}`>

const day = (text: string) => shortDay(text as Day)
const pesos = (amount: number) => formatPesos(amount as Centavos)

/** Why money cannot be registered, moved or taken back, and what to do. */
export const paymentRefusals: { readonly [C in PaymentCode]: (params: RefusalParams[C]) => string } = {
  'payment.methodNotAllowed': ({ method, months }) =>
    months === 1
      ? 'El periodo mensual solo se paga con tarjeta de crédito o débito. Elija tarjeta, o un periodo semestral o anual.'
      : `Esta oficina no acepta ${methodInText(method as Method)} para este periodo. Elija otra forma de pago.`,
  'payment.notFound': () => 'Ese pago ya no está. Actualice la lista.',
  'payment.inFuture': ({ paidOn }) => `El pago no puede ser de un día por venir (${day(paidOn)}).`,
  'payment.amountRequired': ({ system }) =>
    `No hay precio de ${system} para ese periodo. Escriba el importe, o capture el precio en Ajustes.`,
  'payment.alreadyReversed': () => 'Ese pago ya se canceló.',
  'payment.laterRenewal': ({ serial, firstDay }) =>
    `${serial} tiene una renovación posterior, desde el ${day(firstDay)}. Cancele primero ese pago.`,
  'payment.amountZero': () => 'Escriba cuánto se pagó.',
  'payment.noBalance': ({ client, balance }) =>
    balance === 0
      ? `${client} no tiene saldo a favor. Registre un pago.`
      : `${client} solo tiene ${pesos(balance)} a favor. Aplique esa cantidad o menos.`,
  'payment.nothingApplied': ({ folio }) =>
    `El pedido ${folio} no tiene saldo a favor aplicado. Si lo pagó con dinero, cancele ese pago.`,
  'payment.balanceUsed': ({ amount, balance }) =>
    `De ese dinero quedaron ${pesos(amount)} a favor y ya se usaron: hoy hay ${pesos(balance)}. Quite antes el saldo aplicado en el pedido que lo usó.`,
  'payment.sameTarget': () => 'El dinero ya está ahí. Elija otro cliente, otro pedido u otra serie.',
  'payment.receiptType': ({ name }) =>
    `«${name}» no es un comprobante: se guardan PDF, JPG y PNG. Tome una foto o guárdelo como PDF.`,
  'payment.firstDayNotBoundary': ({ serial, firstDay }) =>
    `El ${day(firstDay)} no empieza ningún periodo de ${serial}. Vuelva a abrir Renovar, que propone el que sigue.`,
}
