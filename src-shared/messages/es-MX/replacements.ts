import type { Day } from '#domain/calendar.ts'
import { daySaid, type EntitlementReason } from '#domain/entitlement.ts'
import type { LossCause, LostThing, ReplacementDocument, ReplacementState } from '#domain/replacement.ts'
import { longDay } from './dates.ts'

export const lostThings: Readonly<Record<LostThing, string>> = {
  certificate: 'el Certificado de Autenticidad',
  code: 'el número de serie y el código de activación',
  media: 'el disco o instalador',
  everything: 'toda la licencia',
}

export const lossCauses: Readonly<Record<LossCause, string>> = {
  lost: 'extravío',
  theft: 'robo',
  damage: 'daño',
}

export const replacementStateNames: Readonly<Record<ReplacementState, string>> = {
  asked: 'por enviar',
  withVendor: 'con el fabricante',
  replaced: 'repuesta',
  refused: 'negada',
  cancelled: 'cancelada',
}

export const replacementDocumentNames: Readonly<Record<ReplacementDocument, string>> = {
  letter: 'carta en hoja membretada y firmada',
  policeReport: 'denuncia ante la autoridad',
}

/** R121, in the policy's own words. */
const NEVER =
  'Si se perdió la licencia y ya no cuenta con soporte, bajo ninguna circunstancia se repone: reponerla es un derecho de quien la tiene vigente (R121)'

const rights: Readonly<Record<EntitlementReason, (endsOn: string) => string>> = {
  rentalInForce: (endsOn) => `Se repone sin costo: la renta está vigente hasta el ${endsOn} (R121).`,
  purchaseInForce: (endsOn) =>
    `Se repone sin costo: sus doce meses, desde la compra o la última actualización, llegan hasta el ${endsOn} (R121).`,
  rentalEnded: (endsOn) => `${NEVER}. La renta terminó el ${endsOn}.`,
  purchaseEnded: (endsOn) => `${NEVER}. Sus doce meses terminaron el ${endsOn}.`,
  notActivated: () => `${NEVER}. La renta no se ha activado.`,
  purchaseDayUnknown: () =>
    `${NEVER}. No se sabe cuándo se compró: pida la factura y anote el día en el sistema.`,
  notOurs: () => `${NEVER}. La serie no es de esta oficina: que la pida a quien se la vendió.`,
  versionOutdated: () => `${NEVER}.`,
}

/** Whether a lost licence is replaced, and why: `replacementRight('rentalEnded', '2026-11-30')`. */
export function replacementRight(reason: EntitlementReason, endsOn: Day | null): string {
  return rights[reason](endsOn === null ? '' : longDay(daySaid(reason, endsOn)))
}

/** The first sentence of "¿por qué?" of its promise (mexico.md §10). */
export const replacementClockWhy =
  'El fabricante repone en 24 a 48 horas hábiles desde que tiene la solicitud con su carta.'

/** `replacementLetterName('SAES7056850', 'Hotel La Ceiba') // 'Carta de reposición SAES7056850 Hotel La Ceiba.pdf'` */
export function replacementLetterName(serial: string, client: string): string {
  return `Carta de reposición ${serial} ${client}.pdf`
}

/** The letter on the client's letterhead (mexico.md §10). */
export const replacementLetterWords = {
  documentTitle: (serial: string) => `Solicitud de reposición de la licencia ${serial}`,
  asks: (client: string, rfc: string | null) =>
    `Por medio de la presente, ${client}${rfc === null ? '' : `, con RFC ${rfc},`} solicita la reposición de la siguiente licencia, que tiene vigente:`,
  system: 'Sistema',
  serial: 'Número de licencia',
  mode: 'Modalidad',
  users: 'Usuarios',
  owner: 'Registrada a nombre de',
  computer: 'Nombre del equipo',
  because: (what: LostThing, cause: LossCause, on: Day) =>
    `Desde el ${longDay(on)} no contamos con ${lostThings[what]}; el motivo es ${lossCauses[cause]}.`,
  declares: (client: string) =>
    `${client} declara que la licencia no ha sido cedida a un tercero y que, si lo extraviado aparece, no se usará en otro equipo.`,
  thanks: 'Agradecemos la reposición para continuar con su uso.',
} as const

/** In the client's thread: 'SAES1 > SAES2: repuesta'. */
export function replacementLine(state: string, text: string): string {
  return `Reposición de licencia${text === '' ? '' : ` (${text})`}: ${replacementStateNames[state as ReplacementState] ?? state}`
}

/** What the screens of replacements say. */
export const replacementText = {
  list: 'Reposiciones',
  title: 'Reposición',
  create: 'Pedir reposición',
  show: 'Cuáles',
  shows: { open: 'En trámite', closed: 'Cerradas', all: 'Todas' },
  search: 'Buscar cliente o serie',
  emptyTitle: 'No hay reposiciones en trámite',
  emptyHint:
    'Cuando un cliente pierde su licencia, aquí se ve si tiene derecho a que se la repongan, qué papeles hacen falta y para cuándo.',
  noneHere: 'Ninguna reposición así.',
  due: 'Vence',
  client: 'Cliente',
  system: 'Sistema',
  serial: 'Serie',
  what: 'Qué se perdió',
  state: 'Estado',
  right: '¿Tiene derecho?',
  whatAsked: '¿Qué se perdió?',
  causeAsked: '¿Cómo?',
  lostOn: '¿Desde cuándo?',
  computer: '¿En qué equipo está instalada?',
  computerHint: 'Su nombre va en la carta: CAJA-02, la de Lety…',
  note: 'Nota',
  ask: 'Pedir reposición',
  asked: 'Reposición pedida',
  seeOpen: 'Ver la que está en trámite',
  seeSystem: 'Ver el sistema',
  send: 'Ya se envió al fabricante',
  doneSend: 'Con el fabricante',
  replace: 'Ya la repusieron',
  replaceHint:
    'El sistema sigue siendo el mismo: su renta, sus pagos y su historia se quedan con la licencia nueva.',
  newSerial: 'Serie nueva',
  newSerialHint: 'Si le dieron otra; vacía, sigue con la que tiene.',
  answer: 'CDA nuevo, o el correo del fabricante completo',
  doneReplace: 'Licencia repuesta',
  refuse: 'La negaron',
  doneRefuse: 'Anotada como negada',
  refuseHint: 'Queda con su motivo.',
  cancel: 'Ya no se necesita',
  cancelHint: 'Queda con su motivo.',
  doneCancel: 'Reposición cancelada',
  missing: 'falta',
  received: 'recibido',
  promised: 'Prometida a más tardar',
  waits: 'El plazo empieza cuando se envía al fabricante con su carta.',
  cause: 'Motivo',
  since: 'Desde',
  computerFact: 'Equipo',
  formerSerial: 'Serie anterior',
  code: 'CDA nuevo',
  reason: 'Razón',
  askedAt: 'Pedida',
  sentAt: 'Enviada al fabricante',
  closedAt: 'Cerrada',
  operator: 'La pidió',
} as const
