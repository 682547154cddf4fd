import type { Day } from '#domain/calendar.ts'
import type { RefusalCode, RefusalParams } from '#domain/result.ts'
import type { CaseState, ClosingRefusal } from '#domain/support-case.ts'
import { shortDay } from './dates.ts'
import { caseStateNames, mayNotClose } from './support.ts'

type Sentences = {
  readonly [C in RefusalCode as C extends `case.${string}` ? C : never]: (params: RefusalParams[C]) => string
}

/** Of the support desk. */
export const supportRefusals: Sentences = {
  'case.notFound': () => 'Ese caso ya no está en el libro. Búsquelo por su folio.',
  'case.closed': ({ folio }) =>
    `El caso ${folio} está cerrado y no se vuelve a abrir. Abra otro como seguimiento.`,
  'case.notNow': ({ folio, state, next }) =>
    `El caso ${folio} está «${caseStateNames[state as CaseState]}»; de ahí no pasa a «${caseStateNames[next as CaseState]}».`,
  'case.otherClient': ({ serial, client }) => `${serial} es de ${client}. Elija ese cliente u otra serie.`,
  'case.notInScope': ({ folio }) =>
    `Lo que pide el caso ${folio} no entra en el soporte gratuito. Decida antes de qué trata.`,
  'case.notAnImport': ({ folio }) =>
    `El caso ${folio} no es una importación contable: solo esas tienen un plazo prometido.`,
  'case.notReproduced': ({ folio }) =>
    `El caso ${folio} llega a desarrollo cuando se reprodujo al 100 %. Anote los pasos y márquelo.`,
  'case.noAdvisory': ({ folio }) =>
    `En el caso ${folio} no se ha acordado una asesoría. Anote antes su precio por hora.`,
  'case.timeInFuture': ({ on }) =>
    `El tiempo no puede ser de un día por venir (${shortDay(on as Day)}). Escriba hoy o el día en que se trabajó.`,
  'case.timeNotFound': ({ folio }) => `Ese tiempo ya no está en el caso ${folio}.`,
  'case.mayNotClose': ({ folio, why, day }) => mayNotClose(folio, why as ClosingRefusal, day as Day | null),
  'case.followsOpen': ({ folio }) => `El caso ${folio} sigue abierto: anote ahí lo nuevo.`,
  'case.duplicateOfItself': ({ folio }) =>
    `El caso ${folio} no puede ser duplicado de sí mismo. Elija el otro.`,
  'case.promiseBeyond': ({ folio }) =>
    `El horario de soporte no abre lo suficiente para prometer el caso ${folio}. Revise su calendario en Ajustes.`,
}
