import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import type { UnlockAct } from '#domain/unlock.ts'
import { shortDay } from './dates.ts'
import { modeUnknownWords, telmexWords, unlockStateNames } from './unlocks.ts'

type UnlockCode = Extract<RefusalCode, `unlock.${string}`>
type Sentences = { readonly [C in UnlockCode]: (params: RefusalParams[C]) => string }

const day = (text: string) => shortDay(text as Day)
const list = (items: readonly string[]) => items.join(', ')

const acts: Readonly<Record<UnlockAct, string>> = {
  send: 'pedir al fabricante',
  receive: 'recibir documentos',
  accept: 'dar por aceptados los documentos: primero se envía al fabricante, que es quien los acepta',
  reject: 'rechazar documentos',
  grant: 'cerrar con su CDA: primero se pide al fabricante',
  refuse: 'dar por negado: primero se pide al fabricante',
  withdraw: 'retirar',
}

/** Unlocks, and why one is not asked for or not moved. */
export const unlockRefusals: Sentences = {
  'unlock.notFound': () => 'Ese desbloqueo ya no está en el libro. Actualice la lista.',
  'unlock.telmex': ({ client }) => `${client}: ${telmexWords}`,
  'unlock.plainChange': ({ serial, lastDay }) =>
    `${serial} no necesita desbloqueo: todavía se activa en el otro equipo con su serie y su CDA, a más tardar el ${day(lastDay)}. Anótelo como cambio de equipo; si la pantalla dice que no es posible otra activación, pegue aquí ese aviso.`,
  'unlock.alreadyOpen': ({ serial, on }) =>
    `${serial} ya tiene un desbloqueo en trámite desde el ${day(on)}. Siga con ese.`,
  'unlock.noRule': ({ vendor, mode }) =>
    `No hay plazo de desbloqueo de ${vendor} para ${mode}, así que no se puede prometer nada. Póngalo en Ajustes, Reglas.`,
  'unlock.modeUnknown': ({ serial }) =>
    `${serial}: ${modeUnknownWords} Elija la modalidad y vuelva a pedirlo.`,
  'unlock.modeDiffers': ({ serial, here, said }) =>
    `${serial} está en el libro como ${here} y se dijo ${said}. De la modalidad dependen su plazo y su corte: revísela en Mi cuenta Aspel, Mis Servicios, y si aquí está mal, regístrela de nuevo.`,
  'unlock.calendarClosed': ({ calendar }) =>
    `No se puede prometer nada: el calendario «${calendar}» no abre tanto tiempo. Revise sus horarios en Ajustes, Calendarios.`,
  'unlock.notNow': ({ serial, state, act }) =>
    `El desbloqueo de ${serial} está «${unlockStateNames[state]}»: así no se puede ${acts[act]}.`,
  'unlock.documentsLeft': ({ serial, documents }) =>
    `Todavía no se envía el desbloqueo de ${serial}: falta ${list(documents)}.`,
  'unlock.documentNotAsked': ({ serial, document }) =>
    `El desbloqueo de ${serial} no pide ${document}. Elija uno de su lista.`,
  'unlock.documentNotReceived': ({ document }) =>
    `No hay nada que revisar de «${document}»: no ha llegado, o ya se revisó.`,
  'unlock.nothingToAccept': ({ serial }) => `El desbloqueo de ${serial} no tiene documentos por aceptar.`,
  'unlock.needsDocuments': ({ serial, documents }) =>
    `El desbloqueo de ${serial} no puede estar ya pedido: antes se entregan ${list(documents)}.`,
  'unlock.codeOfOther': ({ serial, other }) =>
    `Ese mensaje es de la serie ${other}, no de ${serial}. Busque el que corresponde.`,
  'unlock.codeNotNew': ({ serial, code }) =>
    `${code} ya es un código de ${serial}: un desbloqueo trae uno nuevo. Revise el correo del fabricante.`,
}
