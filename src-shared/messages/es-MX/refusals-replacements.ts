import type { Day } from '#domain/calendar.ts'
import type { ReplacementAct } from '#domain/replacement.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import { shortDay } from './dates.ts'
import { replacementRight, replacementStateNames } from './replacements.ts'

type Sentences = {
  readonly [C in RefusalCode as C extends `replacement.${string}` ? C : never]: (
    params: RefusalParams[C],
  ) => string
}

const day = (text: string) => shortDay(text as Day)

const acts: Readonly<Record<ReplacementAct, string>> = {
  receive: 'recibir documentos',
  send: 'enviar al fabricante',
  replace: 'dar por repuesta: primero se envía al fabricante',
  refuse: 'dar por negada: primero se envía al fabricante',
  cancel: 'cancelar',
}

/** Lost licences (R121). */
export const replacementRefusals: Sentences = {
  'replacement.notFound': () => 'Esa reposición ya no está en el libro. Actualice la lista.',
  'replacement.notInForce': ({ serial, reason, endsOn }) =>
    `${serial}: ${replacementRight(reason, endsOn as Day | null)}`,
  'replacement.alreadyOpen': ({ serial, on }) =>
    `${serial} ya tiene una reposición en trámite desde el ${day(on)}. Siga con esa.`,
  'replacement.lostInFuture': ({ on, today }) =>
    `El ${day(on)} todavía no llega: escriba desde cuándo se perdió, hoy ${day(today)} o antes.`,
  'replacement.notNow': ({ serial, state, act }) =>
    `La reposición de ${serial} está «${replacementStateNames[state]}»: así no se puede ${acts[act]}.`,
  'replacement.documentNotAsked': ({ serial, document }) =>
    `La reposición de ${serial} no pide ${document}. Elija uno de su lista.`,
  'replacement.documentsLeft': ({ serial, documents }) =>
    `Todavía no se envía la reposición de ${serial}: falta ${documents.join(', ')}.`,
  'replacement.nothingNew': ({ serial }) =>
    `No hay nada nuevo de ${serial}: escriba la serie o el código que le dieron en lugar de lo perdido.`,
}
