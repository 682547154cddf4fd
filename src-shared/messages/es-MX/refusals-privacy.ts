import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'

type PrivacyCode = Extract<RefusalCode, `privacy.${string}`>

const day = (text: string) => shortDay(text as Day)

export const privacyRefusals: { readonly [C in PrivacyCode]: (params: RefusalParams[C]) => string } = {
  'privacy.requestNotFound': () => 'Esa solicitud ya no está en el libro. Actualice la lista.',
  'privacy.alreadyAnswered': ({ on }) => `Esa solicitud ya se contestó el ${day(on)}.`,
  'privacy.notAnswered': () => 'Primero se contesta si procede; después se cumple.',
  'privacy.alreadyDone': ({ on }) => `Esa solicitud ya se cumplió el ${day(on)}.`,
  'privacy.inTheFuture': ({ on, today }) =>
    `No puede haber llegado el ${day(on)}: hoy es ${day(today)}. Corrija la fecha.`,
  'privacy.daysReversed': ({ from, until }) =>
    `Los días van al revés: del ${day(from)} al ${day(until)}. Cambie uno de los dos.`,
  'privacy.identityFirst': () =>
    'Antes de contestar que procede, o de entregar sus datos, compruebe quién es (identificación, o el correo y el teléfono que ya tenía) y márquelo.',
  'privacy.notGranted': ({ on }) =>
    `El ${day(on)} se le contestó que no procede: no se le entrega nada. Si lo pide otra vez, registre otra solicitud.`,
  'privacy.noClient': () => 'Esa solicitud no es de ningún cliente del libro: no hay nada suyo que entregar.',
  'privacy.notAgreed': ({ address }) =>
    `${address} no aceptó recibir mensajes que no son necesarios, o pidió que no se le envíen. No se envió nada.`,
}
