import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { longDay, shortDay } from './dates.ts'

type SerialCode = Extract<
  RefusalCode,
  `serial.${string}` | `validation.${string}` | `change.${string}` | `rental.${string}`
>
type Sentences = { readonly [C in SerialCode]: (params: RefusalParams[C]) => string }

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

/** A serial, its clocks, and what changes in its life. */
export const serialRefusals: Sentences = {
  'serial.notFound': () => 'Esa serie ya no está en el libro. Búsquela de nuevo con Ctrl+K.',
  'serial.invalid': ({ serial }) =>
    `«${serial}» no parece un número de serie: lleva letras y cifras, sin signos. Cópielo del portal.`,
  'serial.taken': ({ serial, client }) =>
    `La serie ${serial} ya está registrada con ${client}. Ábrala en lugar de crear otra.`,
  'serial.codeInvalid': ({ code }) =>
    `«${code}» no parece un código de activación. Cópielo del correo del fabricante.`,
  'serial.periodRequired': ({ serial }) =>
    `Falta el periodo de renta de ${serial}: mensual, semestral o anual.`,
  'serial.boughtHasNoPeriod': ({ serial }) =>
    `${serial} es una licencia comprada: no tiene periodo de renta ni corte. ¿Es renta? Cambie la modalidad a Suscripción.`,
  'serial.boughtHasNoClock': ({ serial }) =>
    `${serial} es una licencia comprada: no tiene corte que renovar.`,
  'serial.alreadyActivated': ({ serial, on }) =>
    `${serial} ya se activó el ${longDay(on as Day)}; esa fecha es su corte y no cambia por pagar tarde.`,
  'serial.notActivated': ({ serial }) =>
    `${serial} todavía no se activa: regístrelo primero con su fecha de activación.`,
  'serial.activationInFuture': ({ on }) =>
    `La activación no puede ser en el futuro (${day(on)}). Escriba el día en que se activó.`,
  'serial.notLastDayOfMonth': ({ on }) =>
    `«Último día del mes» solo vale si la activación fue en uno${on ? `; ${day(on)} no lo es` : ''}.`,
  'serial.activationBeforeInstall': ({ serial, on, installedOn }) =>
    `${serial} no pudo activarse el ${day(on)}: se instaló el ${day(installedOn)}. Revise cuál de las dos fechas está mal; la de instalación se cambia en Editar (F2).`,
  'serial.activationBeforePurchase': ({ serial, on, purchasedOn }) =>
    `${serial} no pudo activarse el ${day(on)}: se compró el ${day(purchasedOn)}. Revise cuál de las dos fechas está mal; la de compra se cambia en Editar (F2).`,
  'serial.anchorNotLater': ({ serial, on, anchor }) =>
    `El nuevo corte de ${serial} no puede contar desde el ${day(on)}: ya cuenta desde el ${day(anchor)}. Escriba un día después; si el anterior fue un error, deshágalo.`,
  'serial.otherChannel': ({ serial }) =>
    `${serial} la vendió otro distribuidor: se guarda, pero esta oficina no la cobra ni la renueva. Si ya es nuestra, cámbielo en Editar (F2).`,
  'validation.ahead': ({ serial, scheduled, next }) =>
    `La validación del ${day(scheduled)} de ${serial} todavía no llega: la que sigue es la del ${day(next)}.`,
  'change.sameUsers': ({ serial, users, on }) =>
    `${serial} ya tendrá ${users === 1 ? '1 usuario' : `${users} usuarios`} el ${day(on)}: no hay nada que cambiar. Escriba otro número u otro momento.`,
  'change.decreaseWaits': ({ serial, until }) =>
    `Los usuarios de ${serial} bajan hasta el siguiente pago, el ${day(until)}; lo ya pagado no se devuelve. Prográmelo para entonces, o marque que el fabricante lo confirmó.`,
  'change.inFuture': ({ on }) =>
    `El traspaso no puede ser de un día por venir (${day(on)}). Escriba hoy o el día en que cambió de dueño.`,
  'change.notFound': () => 'Ese cambio ya no está. Actualice la página.',
  'change.alreadyClosed': ({ serial, on }) =>
    `Ese cambio de ${serial} ya se hizo o se canceló el ${day(on)}.`,
  'change.needsUnlock': ({ serial, why }) =>
    `${serial} no se puede pasar a otro equipo sin desbloqueo: ${why === 'windowClosed' ? 'fuera de los días de su validación no se activa en otro' : 'ya no quedan activaciones en este mes'}. Pídalo en Desbloqueos.`,
  'change.causeRequired': () => 'Escriba cuál es la otra razón del cambio de equipo.',
  'change.sameOwner': ({ serial, client }) => `${serial} ya es de ${client}. Elija otra razón social.`,
  'change.unpaidSlip': ({ serial, folios }) =>
    `${serial} está en ${folios.length === 1 ? 'la ficha' : 'las fichas'} ${list(folios)}, a nombre de quien la tenía y sin pagar. Anúlela antes de pasar la serie a otra razón social.`,
  'change.openOrder': ({ serial, folios }) =>
    `${serial} está en ${folios.length === 1 ? 'el pedido' : 'los pedidos'} ${list(folios)}, sin cerrar. Ciérrelo o cancélelo antes de pasar la serie a otra razón social.`,
  'serial.paidUntilNotBoundary': ({ serial, paidUntil, before, after }) =>
    `${serial} no puede estar pagado hasta el ${day(paidUntil)}: sus cortes caen el ${day(before)} y el ${day(after)}. Revise la fecha de activación o el próximo pago.`,
  'serial.hasLeft': ({ serial }) => `${serial} está de baja. Reactívelo antes.`,
  'serial.hasNotLeft': ({ serial }) => `${serial} no está de baja.`,
  'serial.autoChargeOn': ({ serials }) =>
    `El cargo automático sigue activo en ${list(serials)}: se seguiría cobrando. Apáguelo en el portal, márquelo aquí y vuelva a intentarlo.`,
  'serial.alreadyStopped': ({ serial, since }) => `${serial} ya está reportado desde el ${day(since)}.`,
  'serial.notStopped': ({ serial }) => `${serial} no tiene una falla abierta.`,
  'rental.throughNotBoundary': ({ serial, through }) =>
    `El ${through ? day(through) : 'día'} no es un corte ni una validación de ${serial}. Use una fecha de su línea de tiempo.`,
}
