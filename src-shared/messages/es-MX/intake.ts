import type { IntakeField, IntakeState } from '#domain/intake.ts'

export const intakeText = {
  noName: 'una empresa sin nombre',
  revealReason: 'entrega de usuario y contraseña (alta de escritorio)',
  revealUserReason: 'entrega del usuario (alta de escritorio)',
  deliveredLog: (portal: string, withPassword: boolean) =>
    withPassword
      ? `Se entregaron usuario y contraseña de ${portal} (alta de escritorio).`
      : `Se entregó el usuario de ${portal}, sin la contraseña (alta de escritorio).`,
  /** R3: "envíala a uno o a otro". */
  oneOrTheOther: (addresses: readonly string[]) => addresses.join(' o '),

  title: 'Altas',
  one: 'Alta de escritorio',
  create: 'Nueva alta',
  nameless: '(sin nombre)',
  which: 'Mostrar',
  search: 'Buscar empresa, RFC, contacto',
  company: 'Empresa',
  rfc: 'RFC',
  contact: 'Contacto',
  receivedOn: 'Recibida',
  state: 'Estado',
  missing: 'Falta',
  nothingMissing: 'Los cinco datos están',
  dropHint:
    'Suelte aquí el correo del cliente (.eml), o pegue su texto: los cinco datos se llenan solos y el correo se guarda.',
  typeText: 'Pegar texto',
  textLabel: 'Texto del correo',
  readText: 'Leer el texto',
  again: 'Ese correo ya había llegado: esta es su alta.',
  emptyTitle: 'No hay altas pendientes',
  emptyHint:
    'Una empresa nueva escribe a la oficina con sus cinco datos. Mándele la invitación, o suelte aquí su correo.',
  noneHere: 'No hay altas así.',
  notFound: 'Esa alta ya no está',
  back: 'Ir a Altas',

  five: 'Los cinco datos',
  save: 'Guardar',
  doneSave: 'Alta guardada',
  note: 'Nota',
  mail: 'Lo que escribió',
  openMail: 'Guardar el correo',
  from: 'De',
  subject: 'Asunto',
  noText: 'El correo no trae texto: los datos vienen en su archivo adjunto.',
  wrongSubject: (right: string) => `El asunto no es «${right}». Se puede registrar igual.`,
  alike: 'Puede ser uno que ya está:',
  whySameRfc: 'mismo RFC',
  whyRfc: 'RFC casi igual',
  whyName: 'se llama igual',
  same: 'Es el mismo cliente',
  doneJoin: 'Unida a',
  joined: 'Es de',
  notSame: 'No es el mismo',
  doneApart: 'Ya no está unida a ningún cliente',

  register: 'Registrada en el portal',
  registerTitle: 'Registrada en el portal',
  registerDetail:
    'Registre primero a la empresa en el portal. Aquí se guarda lo que el portal dio: va cifrado a la bóveda.',
  registerKnown: 'Esta empresa ya tiene su acceso a ese portal en la bóveda: puede dejarlos vacíos.',
  portal: 'Portal',
  user: 'Usuario',
  password: 'Contraseña',
  doneRegister: 'Registrada',

  deliver: 'Entregar credenciales',
  deliverAgain: 'Entregar otra vez',
  withPassword: 'El mensaje lleva la contraseña',
  prepare: 'Preparar el mensaje',
  prepareDetail: 'Se ve y se copia; queda escrito en la bóveda que se consultó.',
  copyMessage: 'Copiar el mensaje',
  copiedMessage: 'Copiado. El portapapeles se borra en 30 segundos, donde se puede.',
  pasteThere: 'Ábralo y pegue ahí el mensaje: la contraseña no viaja en la dirección.',
  deliveredBy: '¿Cómo se entregó?',
  recordDelivery: 'Registrar la entrega',
  doneDeliver: 'Entrega registrada',
  delivered: 'Entregadas',
  withoutPassword: 'sin la contraseña',

  cancel: 'Cancelar el alta',
  cancelDetail: 'La empresa no se registrará. Queda en la lista de canceladas, con su motivo.',
  doneCancel: 'Alta cancelada',
  toClient: 'Ver el cliente',
  toVault: 'Ver en la bóveda',

  invite: 'Invitación',
  inviteTitle: 'Pedir los cinco datos',
  inviteName: 'A quién (nombre)',
  copy: 'Copiar',
  copied: 'Copiado',
  byMail: 'Abrir en el correo',
  byWhatsApp: 'Abrir en WhatsApp',
  send: 'Enviar desde la oficina',
  doneSend: 'La invitación sale con el correo de la oficina',
  phone: 'Teléfono',
  email: 'Correo',

  settings: 'Correos de altas',
  settingsDetail: 'A dónde escriben los clientes; uno o dos. La invitación los dice.',
  firstAddress: 'Primer correo',
  secondAddress: 'Segundo correo (si hay)',
  passwordSetting: 'El mensaje con usuario y contraseña lleva la contraseña',
  doneSettings: 'Guardado',
} as const

export const intakeStateTitles: Readonly<Record<IntakeState, string>> = {
  received: 'Recibida',
  incomplete: 'Datos incompletos',
  ready: 'Lista',
  registered: 'Registrada en el portal',
  delivered: 'Credenciales entregadas',
  cancelled: 'Cancelada',
}

export const whichNames = {
  open: 'Pendientes',
  delivered: 'Entregadas',
  cancelled: 'Canceladas',
  all: 'Todas',
} as const

export const wayNames = {
  email: 'Correo',
  whatsapp: 'WhatsApp',
  call: 'Por teléfono',
  visit: 'En persona',
} as const

export const intakeFieldLabels: Readonly<Record<IntakeField, string>> = {
  name: 'Razón social',
  rfc: 'RFC',
  contactName: 'Nombre de contacto',
  phone: 'Número de contacto',
  email: 'Correo de contacto',
}
