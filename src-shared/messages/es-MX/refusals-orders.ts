import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'
import { orderNotNow, priceChangeSentence } from './orders.ts'
import { methodInText } from './serials.ts'

type OrderCode = Extract<RefusalCode, `order.${string}`>

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

/** Why something cannot be done with an order, and what to do. */
export const orderRefusals: { readonly [C in OrderCode]: (params: RefusalParams[C]) => string } = {
  'order.notFound': () => 'Ese pedido ya no está en el libro. Búsquelo por su folio con Ctrl+K.',
  'order.lineNotFound': () => 'Ese renglón ya no está en el pedido. Actualice la página.',
  'order.notNow': orderNotNow,
  'order.empty': ({ folio }) =>
    `El pedido ${folio} se quedaría sin renglones. Agregue un sistema, o cancele el pedido.`,
  'order.serialInOther': ({ serial, folio }) =>
    `La serie ${serial} ya está en el pedido ${folio}. Siga con ese, o quítela de ahí.`,
  'order.serialTwice': ({ serial }) =>
    `La serie ${serial} está dos veces en el pedido. Deje un solo renglón.`,
  'order.otherClient': ({ serial, client }) =>
    `La serie ${serial} es de ${client}, y un pedido es de un solo cliente. Haga otro pedido para ella.`,
  'order.twoBeneficiaries': ({ beneficiaries }) =>
    `Un pedido se paga a un solo beneficiario, y estos sistemas se pagan a ${list(beneficiaries)}. Haga un pedido para cada uno.`,
  'order.tooManyLines': ({ most }) => `Un pedido lleva ${most} renglones como máximo. Reparta en varios.`,
  'order.usersInFinal': ({ serial }) =>
    `Los usuarios de ${serial} se cambian en el pedido final, no en el carrito. Pase primero a pedido final.`,
  'order.usersNotYet': ({ serial, opensOn }) =>
    `Los usuarios de ${serial} se pueden cambiar desde el ${day(opensOn)}. Emita la ficha con los de hoy, o espere a ese día.`,
  'order.usersPaid': ({ serial }) =>
    `El próximo periodo de ${serial} ya está pagado: sus usuarios se cambian en el siguiente pedido.`,
  'order.onlyUsersInFinal': ({ folio }) =>
    `En el pedido final de ${folio} solo se cambian los usuarios. Vuelva al carrito para lo demás.`,
  'order.priceMissing': ({ system, months }) =>
    `No hay precio de ${system} para ${months === 1 ? 'un mes' : `${months} meses`}. Escriba el importe del renglón, o capture el precio en Ajustes.`,
  'order.priceChanged': ({ changes }) =>
    `El precio cambió desde que se hizo el carrito: ${list(changes.map(priceChangeSentence))}. Acepte los precios nuevos y emita otra vez.`,
  'order.methodNotAllowed': ({ method, offFor }) =>
    offFor.includes(1) && method !== 'card'
      ? `Este pedido lleva un renglón mensual, que solo se paga con tarjeta. Elija tarjeta, o deje ese renglón en otro pedido.`
      : `Esta oficina no acepta ${methodInText(method as Method)} para los periodos de este pedido. Elija otra forma de pago.`,
  'order.serialLeft': ({ serial, folio }) =>
    `${serial} causó baja y ya no se renueva. Quite su renglón del pedido ${folio}.`,
  'order.reasonRequired': () => 'Escriba por qué se cancela el pedido.',
  'order.lineHasSerial': ({ serial }) => `Ese renglón ya tiene la serie ${serial}.`,
  'order.serialOtherSystem': ({ serial, system }) =>
    `La serie ${serial} es de ${system}, y este renglón es de otro sistema. Revise la serie.`,
  'order.serialInUse': ({ serial, client }) =>
    `La serie ${serial} ya está en uso (${client}). Revise la que dio el fabricante.`,
  'order.chooseWhich': () => 'Elija qué renovar: unas series, un cliente o los cortes de unos días.',
  'order.nothingToRenew': ({ skipped }) =>
    skipped === 0
      ? 'No hay nada que renovar en esa selección. Elija otras series u otros días.'
      : 'Ninguna de esas series se puede renovar ahora: dejaron de rentarse, se cobran solas o ya están en un pedido.',
}
