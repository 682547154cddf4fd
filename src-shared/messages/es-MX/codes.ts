import type { Day } from '#domain/calendar.ts'
import type { CodeSource } from '#domain/code-family.ts'
import { ACCOUNT_MENU, PROFILE_TABS } from '#domain/portal-account.ts'
import type { Mode } from '#domain/rental.ts'
import { CODE_MESSAGE_SUBJECT } from '#domain/vendor-message.ts'
import { shortDay } from './dates.ts'
import { mailStateNames } from './mail.ts'

const day = (text: string) => shortDay(text as Day)

/** Where a code came from, as a word of a list. */
export const sourceNames: Readonly<Record<CodeSource, string>> = {
  import: 'hoja importada',
  typed: 'capturado aquí',
  vendor: 'correo del fabricante',
  portal: 'visto en el portal',
  unlock: 'desbloqueo',
  certificate: 'certificado',
}

/** What a code is, and what it opens (R69, R70). */
export const codeWhy: readonly string[] = [
  'Es tan importante como el número de serie: sin los dos el sistema no se activa.',
  'Acredita al cliente como usuario de software legal.',
  'Con él tiene soporte técnico y el sistema lleva el nombre de su empresa.',
]

/** `unlockOf(2) // 'desbloqueo, el 2.º'` */
export function unlockOf(ordinal: number): string {
  return `desbloqueo, el ${ordinal}.º`
}

interface DrawnCode {
  readonly code: string
  readonly source: CodeSource
  readonly receivedOn: string
  readonly computer: string
  readonly inForce: boolean
  readonly unlock: { readonly ordinal: number } | null
}

/** One code of the family in a sentence, for who listens: 'QXYE-…, vigente, en CAJA-02, desbloqueo, el 1.º, …'. */
export function codeSentence({ code, source, receivedOn, computer, inForce, unlock }: DrawnCode): string {
  return [
    code,
    inForce ? codesText.inForce : codesText.replaced,
    ...(computer === '' ? [] : [`en ${computer}`]),
    unlock === null ? sourceNames[source] : unlockOf(unlock.ordinal),
    day(receivedOn),
  ].join(', ')
}

interface RequestFacts {
  readonly serial: string
  readonly client: string
  readonly vendor: string
  readonly mode: Mode
  readonly hasAccount: boolean
  readonly email: string | null
}

/** How the code is asked for in the portal, step by step, by the portal's own names (R73, R75, R81, R83–R86). */
export function requestSteps({
  serial,
  client,
  vendor,
  mode,
  hasAccount,
  email,
}: RequestFacts): readonly string[] {
  const [account, profile, orders, payments, leave] = ACCOUNT_MENU
  return [
    hasAccount
      ? `Entre a www.aspel.com, «Mi cuenta Aspel», con el usuario de ${client} que está en la Bóveda.`
      : `La Bóveda no tiene la cuenta ${vendor} de ${client}. Si ya existe, guárdela; si no, «Crear cuenta» en «Mi cuenta Aspel» con los datos de su alta.`,
    `En el menú de la cuenta (${account}, ${profile}, ${orders}, ${payments}, ${leave}) elija «${account}».`,
    `Vea en «${profile}», «${PROFILE_TABS[0]}», que el correo sea ${email ?? 'uno que el cliente lea'}: ahí llega.`,
    `Vaya a «Mis Servicios», «${mode === 'subscription' ? 'Suscripciones' : 'Licenciamiento'}».`,
    `Busque la serie ${serial} y presione el ícono «Reenviar CDA»; acepte el aviso.`,
    `Llega como «${CODE_MESSAGE_SUBJECT}». Cópielo completo y péguelo en cualquier pantalla: se guarda y esto se cierra.`,
    `Al terminar, «${leave}».`,
  ]
}

/** R86: where to look while it does not come. */
export const JUNK_MAIL = 'Si no llega, vea también en correos no deseados (spam).'

interface SentMail {
  readonly to: string
  readonly state: string
  readonly queuedOn: string
}

/** How the office's own message stands; "enviado" only of what a server has (R74). */
export function mailSentence({ to, state, queuedOn }: SentMail, ready: boolean): string {
  if (state === 'sent') return `Enviado a ${to} (puesto en cola el ${day(queuedOn)}).`
  if (state !== 'queued') return `Para ${to}: ${mailStateNames[state] ?? state}. Véalo en Correo.`
  return ready
    ? `En cola para ${to}: todavía no sale.`
    : `Por enviar a ${to}: el correo de la oficina no está configurado, así que no sale.`
}

export const codesText = {
  title: 'Códigos (CDA)',
  what: '¿qué abre?',
  inForce: 'vigente',
  replaced: 'reemplazado',
  code: 'Código',
  state: 'Estado',
  computer: 'Equipo',
  unknown: 'sin decir',
  from: 'De dónde',
  day: 'Día',
  family: 'Familia de códigos',
  familyOf: (serial: string, codes: number) => `Familia de códigos de ${serial}: ${codes} códigos`,
  after: (parent: string) => `después de ${parent}`,
  none: 'No se ha guardado ningún código. Péguelo del correo del fabricante en cualquier pantalla, o agréguelo.',

  add: 'Agregar CDA',
  receivedOn: 'Llegó el',
  receivedHint: 'Vacío: hoy',
  whereIsIt: '¿En qué equipo está?',
  whereHint: 'CAJA-02, la de Lety… Puede quedar vacío',
  setComputerOf: (code: string) => `Equipo de ${code}`,
  doneComputer: 'Equipo del código anotado',
  save: 'Guardar',

  resend: 'Reenviar CDA',
  askPortal: 'Pedirlo al fabricante',
  ask: 'Pedir en el portal',
  askHint: 'Queda en Hoy hasta que se pegue el correo del fabricante.',
  asked: 'CDA por pedir en el portal, anotado en Hoy',
  askedSince: (on: string, operator: string) => `Por pedir desde el ${day(on)}, lo anotó ${operator}.`,
  steps: 'Pasos en el portal',
  vault: 'Ir a la Bóveda',
  intake: 'Ir a Altas',
  arrived: 'Ya llegó',
  arrivedHint: 'El código llegó de otra forma. Si lo tiene, péguelo o agréguelo: así queda guardado.',
  cancelAsk: 'Ya no se pide',
  cancelHint: 'Nadie lo espera más. Lo pedido queda en la historia con su motivo.',
  doneClosed: 'Petición de CDA cerrada',
  sendOwn: 'Enviarlo al cliente',
  sendHint: (to: string, name: string) =>
    `Correo de la oficina, con su nombre y su firma, a ${to}${name === '' ? '' : ` (${name})`}, el que está en su perfil.`,
  send: 'Enviar al cliente',
  queued: 'CDA en cola para el cliente',
  profile: 'Cambiar el correo',
  toMail: 'Ver en Correo',
  noEmail: 'El cliente no tiene correo registrado: agréguelo en su perfil, «Datos generales».',
  addEmail: 'Agregar el correo',
  close: 'Cerrar',

  certificate: 'Certificado',
  certificateTitle: 'Certificado de Autenticidad',
  onlyThere:
    'Licencia en caja: su serie y su CDA solo están en el Certificado de Autenticidad, dentro del empaque.',
  keptCode: 'El CDA que se guardó del certificado:',
  notKept: 'Todavía no se guarda: pida al cliente una foto del certificado.',
  folio: 'Folio',
  datedOn: 'Día del certificado',
  datedHint: 'Puede quedar vacío',
  serialThere: 'Serie que dice el certificado',
  keepCertificate: 'Guardar certificado',
  doneCertificate: 'Certificado guardado',
  dropPhoto: 'Suelte aquí la foto del certificado (JPG, PNG o PDF)',
  keeping: 'Guardando el archivo…',
  removePhoto: 'Quitar',
  openPhoto: 'Ver la foto',
} as const
