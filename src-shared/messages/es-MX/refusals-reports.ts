import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'
import { methodNames, periodName } from './serials.ts'

type Desk = 'report' | 'closing' | 'bank' | 'portal' | 'quote'
type Sentences = {
  readonly [C in RefusalCode as C extends `${Desk}.${string}` ? C : never]: (
    params: RefusalParams[C],
  ) => string
}

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

/** Of reports, days of money, the bank's lines and quotes. */
export const lookingBackRefusals: Sentences = {
  'report.rateNotFound': () => 'Ese porcentaje ya no está. Actualice la lista.',
  'report.spanReversed': ({ from, until }) =>
    `El reporte empieza (${from}) después de que termina (${until}). Cambie una de las dos fechas.`,
  'report.tooManyMonths': ({ months, most }) =>
    `Son ${months} meses y un reporte muestra hasta ${most}. Elija menos, o saque los renglones a una hoja de cálculo.`,
  'closing.inFuture': ({ day: on }) => `El ${day(on)} todavía no llega: su corte se hace ese día o después.`,
  'closing.alreadyClosed': ({ day: on, operator }) =>
    `El corte del ${day(on)} ya lo hizo ${operator}. Para corregirlo, ábralo de nuevo con su motivo.`,
  'closing.notClosed': ({ day: on }) => `El ${day(on)} no está cerrado: no hay nada que abrir de nuevo.`,
  'closing.methodTwice': ({ method }) =>
    `${methodNames[method as Method]} está contado dos veces. Deje un solo importe.`,
  'closing.differenceNeedsNote': ({ difference }) =>
    `Lo contado no es lo registrado: hay ${formatPesos(difference as Centavos)} de diferencia. Escriba en la nota a qué se debe y cierre el día.`,
  'bank.noColumns': ({ name, missing }) =>
    `En ${name} no se encontraron las columnas de un estado de cuenta: falta ${list(missing)}. Descárguelo del banco como CSV, con sus encabezados.`,
  'bank.noLines': ({ name }) => `${name} no tiene ningún movimiento.`,
  'bank.badLines': ({ name, lines, count }) =>
    `En ${name} no se entiende la fecha o el importe de ${count === 1 ? 'un renglón' : `${count} renglones`}: ${list(lines.map(String))}${count > lines.length ? '…' : ''}. No se guardó nada; corríjalos y vuelva a soltarlo.`,
  'bank.lineNotFound': () => 'Ese movimiento del banco ya no está. Actualice la lista.',
  'bank.lineTaken': ({ reference }) =>
    `El movimiento ${reference} ya está ligado a un pago o apartado. Suéltelo antes de ligarlo a otro.`,
  'bank.paymentTaken': ({ reference }) =>
    `Ese pago ya está ligado a otro movimiento del banco (${reference}). Un depósito paga una sola vez.`,
  'bank.amountDiffers': ({ line, payment }) =>
    `El banco dice ${formatPesos(line as Centavos)} y el pago es de ${formatPesos(payment as Centavos)}. Solo se ligan importes iguales; corrija el pago si fue un error.`,
  'bank.notMatched': ({ reference }) => `El movimiento ${reference} no está ligado ni apartado.`,
  'portal.noColumns': ({ name, missing }) =>
    `${name} no es la tabla «Sistemas en Suscripción» del portal: falta ${list(missing)}. Cópiela con sus encabezados: Sistema, Versión, Usuarios, No. Serie, Fecha Activación, Próximo Pago.`,
  'portal.changedHere': ({ serial, now }) =>
    `${serial} cambió aquí mientras lo revisaba: ahora dice ${now}. No se guardó nada; revise la lista, que ya está al día, y vuelva a guardar.`,
  'portal.notWaiting': () =>
    'Ese pago ya no está por ver en el portal: se canceló, o hay uno posterior. Actualice la lista.',
  'portal.answerNotFound': () =>
    'Esa respuesta del portal ya no está: el pago se canceló o el sistema se dio de baja. Actualice la lista.',
  'portal.answerSettled': ({ serial }) => `La respuesta del portal sobre ${serial} ya se cerró.`,
  'portal.nothingToAccept': ({ serial }) =>
    `De ${serial} solo se aceptan los usuarios del portal. Si el próximo pago es el del portal, cancele el pago en la página del sistema.`,
  'portal.noRows': ({ name, unread }) =>
    unread === 0
      ? `${name} no tiene ningún renglón.`
      : `En ${name} no se entiende ninguno de sus ${unread} renglones. Cópielos otra vez del portal, con sus encabezados.`,
  'quote.notFound': () => 'Esa cotización ya no está en el libro. Búsquela por su folio.',
  'quote.nobody': () => 'Falta para quién es: elija un cliente o escriba el nombre de quien la pide.',
  'quote.expired': ({ folio, validUntil }) =>
    `La cotización ${folio} valía hasta el ${day(validUntil)}. Haga una nueva con los precios de hoy.`,
  'quote.validInPast': ({ day: on }) =>
    `La cotización no puede valer hasta un día que ya pasó (${day(on)}). Escriba hoy o un día después.`,
  'quote.closed': ({ folio }) => `La cotización ${folio} ya se cerró.`,
  'quote.needsClient': ({ folio }) =>
    `La cotización ${folio} es de quien todavía no es cliente. Dé de alta al cliente y haga el pedido con él.`,
  'quote.otherClient': ({ folio, name }) =>
    `La cotización ${folio} es de ${name}. Haga el pedido con ese cliente, o una cotización para el otro.`,
  'quote.usersChanged': ({ folio, serial, quoted, now }) =>
    `En la cotización ${folio}, la serie ${serial} es de ${quoted} usuarios y su siguiente periodo es de ${now}. Haga una cotización nueva.`,
  'quote.priceMissing': ({ system, months }) =>
    `${system} no tiene precio para el periodo ${periodName(months as Months).toLowerCase()}. Capture el precio en Ajustes y cotice otra vez.`,
}
