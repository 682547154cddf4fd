import type { Day } from '#domain/calendar.ts'
import { daySaid, type EntitlementReason } from '#domain/entitlement.ts'
import type {
  CaseChannel,
  CasePolicy,
  CasePriority,
  CaseState,
  ClosingReason,
  ClosingRefusal,
} from '#domain/support-case.ts'
import type { Scope, ScopeQuestion, ScopeTopic } from '#domain/support-scope.ts'
import { longDay, longMoment, shortDay } from './dates.ts'

export const supportText = {
  list: 'Soporte',
  ofClient: 'Casos de',
  allClients: 'Ver los de todos',
  title: 'Caso',
  create: 'Caso nuevo',
  search: 'Asunto, folio, serie o quien llamó',
  moreMatch:
    'Hay más de 500 casos así y se muestran los más recientes. Escriba otra palabra para encontrar uno anterior.',
  state: 'Estado',
  open: 'abiertos',
  all: 'todos',
  folio: 'Folio',
  subject: 'Asunto',
  client: 'Cliente',
  serial: 'Serie',
  priority: 'Prioridad',
  savePriority: 'Guardar',
  casesOf: 'Casos abiertos',
  scope: 'Alcance',
  due: 'Lo que sigue',
  emptyTitle: 'Ningún caso todavía',
  emptyHint: 'Cuando alguien llame, escriba, chatee o pida acceso remoto, abra un caso: menos de un minuto.',
  noneHere: 'Ningún caso con ese filtro.',
  notClient: 'No es cliente',
  notClientHint: 'Nombre de quien llama',
  which: '¿De qué sistema?',
  noSystem: 'Ninguno en particular',
  caller: 'Quién llama',
  phone: 'Teléfono',
  channel: 'Medio',
  said: '¿Qué dice?',
  saidHint: 'Con sus palabras. De aquí se decide si es soporte gratuito.',
  entitlement: 'Derecho a soporte',
  sorted: 'Parece',
  asks: 'Pregunte',
  yes: 'Sí',
  no: 'No',
  person: 'La política no lo dice: decídalo usted.',
  topic: 'Tema',
  byWords: 'Según lo que dice',
  decide: 'Decidir de qué trata',
  similar: 'Parecidos de este cliente',
  following: 'Es seguimiento de',
  save: 'Abrir caso',
  doneOpen: 'Caso abierto',
  reminders: 'Dígale siempre',
  thread: 'Historia',
  answer: 'Contestar',
  answerHint: 'Qué se le contestó',
  note: 'Anotar',
  attempt: 'Intento de contacto',
  wait: 'Esperar',
  waitFor: '¿Qué se espera?',
  waitClient: 'Del cliente',
  waitThirdParty: 'De un tercero',
  waitFrom: '¿De quién?',
  resume: 'Ya llegó',
  resumeWhat: 'Qué llegó',
  agree: 'Acordado',
  assign: 'Asignar especialista',
  specialist: 'Especialista',
  reproduce: 'Reproducir',
  steps: 'Pasos para reproducirlo',
  stepsHint: 'Versión, empresa, pantalla, qué se captura y qué sale. Sin esto no llega a desarrollo.',
  reproduced: 'Se reprodujo al 100 %',
  notReproduced: 'todavía no',
  development: 'Enviar a desarrollo',
  dataComplete: 'Datos completos',
  promise: 'Prometido para',
  answerFrom: 'Se contesta desde',
  answered: 'Contestado',
  advisory: 'Asesoría por hora',
  hourRate: 'Precio por hora, sin IVA',
  addTime: 'Anotar tiempo',
  minutes: 'Minutos',
  what: 'Qué se hizo',
  time: 'Tiempo',
  charge: 'Por cobrar, sin IVA',
  remove: 'Quitar',
  close: 'Cerrar',
  closeReason: 'Por qué se cierra',
  closeNote: 'En qué quedó',
  duplicateOf: 'Es el mismo que',
  closed: 'Cerrado',
  again: 'Otro caso sobre esto',
  followedBy: 'Siguió en',
  doneSaved: 'Anotado',
  waiting: 'En espera',
  reason: 'Motivo',
  openedAt: 'Abierto',
  vendor: 'Política de',
  policies: 'Políticas de soporte',
  validFrom: 'Vale desde',
  always: 'desde siempre',
  waitingDays: 'Días hábiles de espera antes de intentar contacto',
  attempts: 'Intentos de contacto antes de cerrar',
  importHours: 'Horas hábiles de una importación',
  duplicateNotified: 'Avisar cuando se cierra un duplicado',
  reproduceFirst: 'A desarrollo solo lo que se reprodujo',
  changePolicy: 'Cambiar desde un día',
  savePolicy: 'Guardar política',
  keepsPolicy: 'Los casos abiertos siguen con la que tenían.',
} as const

export const caseStateNames: Readonly<Record<CaseState, string>> = {
  open: 'abierto',
  specialist: 'con especialista',
  waitingClient: 'espera al cliente',
  waitingThirdParty: 'espera a un tercero',
  development: 'en desarrollo',
  closed: 'cerrado',
}

export const channelNames: Readonly<Record<CaseChannel, string>> = {
  phone: 'Teléfono',
  chat: 'Chat',
  email: 'Correo',
  remote: 'Acceso remoto',
}

export const priorityNames: Readonly<Record<CasePriority, string>> = {
  high: 'alta',
  normal: 'normal',
  low: 'baja',
}

export const scopeNames: Readonly<Record<Scope, string>> = {
  free: 'soporte gratuito',
  advisory: 'asesoría por hora',
  refused: 'no se hace',
}

export const topicNames: Readonly<Record<ScopeTopic, string>> = {
  installation: 'error al instalar',
  sqlServerInstallation: 'error al instalar SQL Server',
  doesNotRun: 'no deja trabajar',
  ownFunction: 'falla del propio sistema',
  accountingImport: 'importación de otro sistema contable',
  accountingDoubt: 'duda contable o fiscal',
  windows: 'problema de Windows',
  network: 'configuración de la red',
  training: 'capacitación',
  otherSoftware: 'instalar otra aplicación',
  databasePassword: 'contraseña de la base de datos',
}

const scopeSentences: Readonly<Record<ScopeTopic, string>> = {
  installation: 'Los errores al instalar el sistema entran en el soporte (R93).',
  sqlServerInstallation: 'El error al instalar SQL Server entra en el soporte (R94).',
  doesNotRun: 'Lo que impide usar el sistema, todo o en parte, entra en el soporte (R95).',
  ownFunction: 'Lo que es propio del funcionamiento del sistema entra en el soporte (R96).',
  accountingImport: 'Programar una importación nueva de otro sistema contable entra en el soporte (R97).',
  accountingDoubt:
    'Las dudas contables, fiscales o de auditoría no son soporte (R98): se ofrece asesoría por hora.',
  windows: 'Los problemas de Windows no son soporte (R99): se ofrece asesoría por hora.',
  network: 'La red mal configurada no es soporte (R100): se ofrece asesoría por hora.',
  training: 'El soporte no es capacitación (R101): se ofrece asesoría por hora.',
  otherSoftware: 'No se instalan aplicaciones ajenas, tampoco pagadas (R104).',
  databasePassword: 'La contraseña de la base de datos no se entrega nunca (R105).',
}

/** The sentence of the policy: `scopeSentence('network')`. */
export function scopeSentence(topic: ScopeTopic): string {
  return scopeSentences[topic]
}

export const questionTexts: Readonly<Record<ScopeQuestion, string>> = {
  showsError: '¿Sale un mensaje de error?',
  happensElsewhere: '¿Pasa también con otros programas?',
  wasWorking: '¿Antes funcionaba?',
  wantsToLearn: '¿Quiere saber cómo se hace?',
  isInstalling: '¿Está instalando o reinstalando?',
}

/** What is said to every caller while the case is open (R103–R105). */
export const caseReminders: readonly string[] = [
  'La ayuda del sistema y los videos están a toda hora: que los revise primero (R92, R103).',
  'No se instalan aplicaciones ajenas al sistema (R104).',
  'La contraseña de la base de datos no se da en ningún caso (R105).',
  'No se promete un tiempo exacto de solución (R111).',
]

const entitlementSentences: Readonly<Record<EntitlementReason, (endsOn: string) => string>> = {
  rentalInForce: (endsOn) => `Tiene soporte: la renta está vigente hasta el ${endsOn} (R89).`,
  rentalEnded: (endsOn) => `Sin soporte: la renta terminó el ${endsOn} (R89). Renueve o se ofrece asesoría.`,
  notActivated: () => 'Sin soporte: la renta no se ha activado (R89).',
  purchaseInForce: (endsOn) =>
    `Tiene soporte: doce meses desde la compra o la última actualización, hasta el ${endsOn} (R90).`,
  purchaseEnded: (endsOn) =>
    `Sin soporte: los doce meses terminaron el ${endsOn} (R90). Con una actualización vuelve a tenerlo.`,
  purchaseDayUnknown: () =>
    'No se sabe cuándo se compró: pida la factura y anote el día en el sistema (R90).',
  versionOutdated: () =>
    'Sin soporte: es una versión desactualizada, solo cuenta con la ayuda y la página (R118).',
  notOurs: () => 'Sin soporte: la serie no es de esta oficina (R88). Que llame a quien se la vendió.',
}

/** The sentence of the policy that says so: `entitlementSentence('rentalEnded', '2026-11-30')`. */
export function entitlementSentence(reason: EntitlementReason, endsOn: Day | null): string {
  return entitlementSentences[reason](endsOn === null ? '' : longDay(daySaid(reason, endsOn)))
}

export const noteNames = {
  opened: 'Se abrió',
  note: 'Nota',
  answer: 'Se contestó',
  attempt: 'Intento de contacto',
  sorted: 'Se decidió de qué trata',
  waiting: 'En espera',
  resumed: 'Siguió',
  specialist: 'Especialista',
  reproduced: 'Reproducción',
  development: 'A desarrollo',
  dataComplete: 'Datos completos',
  advisory: 'Asesoría acordada',
  closed: 'Se cerró',
} as const

export const closingNames: Readonly<Record<ClosingReason, string>> = {
  agreed: 'de acuerdo con el cliente',
  noContact: 'no se pudo contactar al cliente',
  duplicate: 'es duplicado de otro',
  notEntitled: 'no tiene derecho a soporte',
  outOfScope: 'no es soporte',
}

const closingRefusals: Readonly<Record<ClosingRefusal, string>> = {
  alreadyClosed: 'ya está cerrado',
  waitNotOver: 'todavía corren los días hábiles de espera',
  attemptsMissing: 'faltan intentos de contacto',
  duplicateNeedsOriginal: 'falta decir de qué caso es duplicado',
}

/** `mayNotClose('A-0001', 'waitNotOver', '2026-12-07')` */
export function mayNotClose(folio: string, why: ClosingRefusal, day: Day | null): string {
  const until = day === null ? '' : `, hasta el ${shortDay(day)}`
  return `El caso ${folio} no se puede cerrar así: ${closingRefusals[why]}${until}.`
}

/** Why an answer is owed from then (R106, R107). Local moments of the support's calendar. */
export function answerWhy(asked: string, from: string, calendar: string): string[] {
  const said = `Se recibió el ${longMoment(asked)}, por el reloj de «${calendar}».`
  return asked === from
    ? [said, 'Es horario de atención: se contesta de inmediato (R107).']
    : [said, `Fuera de horario: se contesta al abrir, el ${longMoment(from)} (R106, R107).`]
}

/** Why an import is promised for then (R109, C9). */
export function promiseWhy(complete: string, by: string, hours: number, calendar: string): string[] {
  return [
    `Los datos estuvieron completos el ${longMoment(complete)}, por el reloj de «${calendar}».`,
    `${hours} horas hábiles, contando 24 como un día hábil (R109), y sin lo que se esperó al cliente: ${longMoment(by)}.`,
  ]
}

/** Why a case that waits for its client has its next step on that day (R113). */
export function waitingWhy(since: Day, policy: CasePolicy, from: Day): string[] {
  return [
    `Espera al cliente desde el ${longDay(since)}.`,
    `La política da ${policy.waitingDays} días hábiles antes de intentar contacto: desde el ${longDay(from)}.`,
    `Tras ${policy.attempts} intentos lo puede cerrar una persona; nunca se cierra solo (R113).`,
  ]
}
