import { ARCO_ACT_DAYS, ARCO_ANSWER_DAYS, type ArcoKind } from '#domain/privacy.ts'

/** Personal data: the notice, what each person agreed to, and what they ask of what is held of them. */
export const privacyText = {
  title: 'Datos personales',
  counsel: `Los plazos (${ARCO_ANSWER_DAYS} días hábiles para contestar, ${ARCO_ACT_DAYS} más para cumplir) son los que se venían usando; la ley cambió en marzo de 2025. Confirme con su abogado.`,
  requests: 'Solicitudes ARCO',
  notice: 'Aviso de privacidad',
  retention: 'Conservación',
  newRequest: 'Solicitud nueva',
  open: 'Abiertas',
  all: 'Todas',
  none: 'Ninguna solicitud abierta',
  noneAtAll: 'Todavía no hay solicitudes',
  noneHint:
    'Cuando alguien pida ver, corregir o borrar sus datos, o que ya no se usen, anótelo con Ctrl+N: aquí se ve hasta cuándo contestarle.',
  kind: 'Qué pide',
  person: 'Quién',
  client: 'Cliente',
  otherClient: 'Otro cliente',
  detail: 'Qué dijo',
  channel: 'Por dónde',
  receivedOn: 'Llegó el',
  answerBy: 'Contestar a más tardar',
  actBy: 'Cumplir a más tardar',
  state: 'Cómo va',
  receive: 'Registrar',
  checkIdentity: 'Ya comprobé quién es',
  identityChecked: 'identidad comprobada',
  grant: 'Procede',
  refuse: 'No procede',
  why: 'Por qué, como se le contestó',
  finish: 'Ya se cumplió',
  how: 'Qué se hizo',
  take: 'Todo sobre esta persona',
  takeAfter: 'Primero compruebe quién es.',
  takeDetail: 'Un archivo con todo lo que el libro tiene, sin contraseñas. Queda en la bitácora.',
  allAbout: 'Todo sobre',
  part: 'Apartado',
  row: 'Núm.',
  field: 'Dato',
  value: 'Valor',
  version: 'Versión',
  place: 'Dónde se lee completo',
  necessary: 'Para qué se usan, y es necesario',
  voluntary: 'Para qué más, solo si la persona acepta',
  noNotice: 'La oficina no tiene aviso todavía: sin él no se puede decir que se entregó.',
  since: (version: string, day: string) => `En uso la versión ${version}, desde el ${day}.`,
  save: 'Guardar',
  given: 'Se le entregó el aviso de privacidad',
  agrees: 'Acepta que se le escriba para ofrecerle productos y novedades',
  agreesHint: 'Voluntario. Sin marcarlo solo se le escribe por lo que el servicio necesita.',
  opposedSince: (day: string) => `Se opuso el ${day}: solo se le escribe por lo que el servicio necesita.`,
  oppose: 'No quiere mensajes voluntarios',
  stopOpposing: 'Ya los quiere otra vez',
  retentionDetail:
    'Clientes dados de baja de los que ya no se tiene que guardar nada: pasaron cinco años desde la declaración del último año en que hubo algo. Vigente los propone y no borra nada solo; confirme con su contador y su abogado.',
  noneOver: 'Todavía no hay ninguno.',
  leftOn: 'Baja',
  lastActivity: 'Último movimiento',
  keptUntil: 'Se guardó hasta',
  people: 'Personas',
} as const

export const arcoKinds: Readonly<Record<ArcoKind, string>> = {
  access: 'Acceso',
  rectification: 'Rectificación',
  cancellation: 'Cancelación',
  opposition: 'Oposición',
}

export const arcoMeanings: Readonly<Record<ArcoKind, string>> = {
  access: 'Quiere saber qué datos suyos hay: se le entrega el archivo con todo.',
  rectification: 'Un dato está mal: se corrige en su cliente.',
  cancellation: 'Quiere que se borren: lo fiscal se conserva sus años; lo demás se quita.',
  opposition:
    'No quiere que se usen para algo: al contestar que procede deja de escribírsele lo voluntario en todas las PCs.',
}

export const arcoChannels = {
  inPerson: 'En persona',
  email: 'Correo',
  call: 'Teléfono',
  letter: 'Escrito',
} as const

/** Where a request stands. `arcoState({ answer: null, doneOn: null }) // 'por contestar'` */
export function arcoState({ answer, doneOn }: ArcoStanding): string {
  if (answer === null) return 'por contestar'
  if (answer === 'refused') return 'no procedió'
  return doneOn === null ? 'procede, por cumplir' : 'cumplida'
}

interface ArcoStanding {
  readonly answer: 'granted' | 'refused' | null
  readonly doneOn: string | null
}

/** Tables as a person may read them. */
export const tableTitles: Readonly<Record<string, string>> = {
  clients: 'Cliente',
  contacts: 'Personas',
  contact_log: 'Llamadas y notas',
  serials: 'Sistemas',
  rentals: 'Rentas',
  payments: 'Pagos',
  slips: 'Fichas',
  orders: 'Pedidos',
  quotes: 'Cotizaciones',
  cases: 'Casos de soporte',
  mails: 'Correos',
  cards: 'Tarjetas',
  tasks: 'Pendientes',
  vault_entries: 'Accesos guardados',
  intakes: 'Alta de escritorio',
  unlocks: 'Desbloqueos',
  activation_codes: 'Códigos de activación',
  reminders: 'Recordatorios',
  charge_consents: 'Consentimientos de cargo',
  arco_requests: 'Solicitudes ARCO',
}
