import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type SlipCode = Extract<RefusalCode, `slip.${string}`>

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

/** Why a slip is not issued or annulled, and what to do. */
export const slipRefusals: { readonly [C in SlipCode]: (params: RefusalParams[C]) => string } = {
  'slip.notFound': () => 'Esa ficha ya no está en el libro. Búsquela por su folio con Ctrl+K.',
  'slip.otherSystem': ({ folio, serial }) =>
    `La ficha ${folio} no pide nada por ${serial}. Abra la ficha y registre el pago en el sistema que nombra, o renueve este sin ficha.`,
  'slip.serialTwice': ({ serial }) => `La serie ${serial} está dos veces en la ficha. Deje un solo renglón.`,
  'slip.boughtLicence': ({ serial }) =>
    `La serie ${serial} es una licencia comprada: no se renueva y no lleva ficha de pago. Quite ese renglón.`,
  'slip.monthlyIsCardOnly': ({ serial }) =>
    `La serie ${serial} se renta por mes, y el periodo mensual solo se paga con tarjeta: no lleva ficha. Elija semestral o anual, o cobre con tarjeta.`,
  'slip.twoClients': ({ clients }) =>
    `Una ficha es de un solo cliente, y estas series son de ${list(clients)}. Haga una ficha para cada uno.`,
  'slip.twoBeneficiaries': ({ beneficiaries }) =>
    `Una ficha nombra a un solo beneficiario, y estas series se pagan a ${list(beneficiaries)}. Haga una ficha para cada uno.`,
  'slip.vendorReferenceRequired': ({ vendor }) =>
    `El pago es para ${vendor}: falta su referencia. Cópiela del pedido en el portal; sin ella la ficha no se expide.`,
  'slip.payByRequired': () =>
    'Ningún sistema de la ficha tiene fecha de corte todavía. Escriba hasta qué día se puede pagar.',
  'slip.payByInPast': ({ day: on }) =>
    `El último día para pagar no puede ser uno que ya pasó (${day(on)}). Escriba hoy o un día después.`,
  'slip.alreadyVoid': ({ folio }) => `La ficha ${folio} ya está anulada.`,
  'slip.paid': ({ folio }) =>
    `La ficha ${folio} ya tiene un pago registrado y no se anula. Cancele antes ese pago si fue un error.`,
}
