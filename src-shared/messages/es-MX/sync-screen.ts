import { distance, momentIn, shortDay } from './dates.ts'
import type { Day } from '#domain/calendar.ts'
import { localMoment } from '#domain/zoned.ts'

/** What the screen of syncing and the status bar say. */
export const syncText = {
  portalSays: 'El portal dice otra cosa',
  title: 'Sincronización',
  enrolTitle: 'Esta PC trabaja sola',
  enrolGives:
    'Con un servidor de la oficina, varias PCs llevan el mismo libro. Cada una tiene el suyo entero y sigue trabajando sin red; lo que haga se guarda aquí y se envía solo cuando la red vuelve. Nada se pierde y nadie espera a nadie.',
  enrolCode:
    'Administración genera un código en el servidor. Sirve una vez y dura diez minutos. Lo que ya se registró en esta PC también se envía.',
  onlyAdministration:
    'Dar de alta una PC es de Administración. Cambie de operador o pídalo a quien tenga ese permiso.',
  practice: 'El libro de práctica no se sincroniza con nadie. Lo que haga en él se queda en esta PC.',
  practiceTitle: 'Esto es la práctica',
  url: 'Dirección del servidor',
  urlHint: 'La da quien lo instaló; empieza con https://',
  code: 'Código',
  codeHint: 'Cinco grupos de cinco, un punto y diez letras',
  name: 'Nombre de esta PC',
  nameHint: 'Como la llaman en la oficina: Recepción, Caja, Laptop de Ana',
  missing: 'falta',
  enrol: 'Dar de alta esta PC',
  enrolled: (letter: string) => `Esta PC quedó dada de alta con la letra ${letter}.`,
  syncNow: 'Sincronizar ahora',
  ran: (sent: number, received: number) =>
    sent + received === 0
      ? 'Ya estaba al día.'
      : `${sent === 1 ? '1 enviado' : `${sent} enviados`}, ${received === 1 ? '1 recibido' : `${received} recibidos`}.`,
  moreLeft: 'Queda más por enviar: sincronice otra vez.',
  server: 'Servidor',
  thisPc: 'Esta PC',
  pc: (name: string, letter: string) => (name === '' ? `letra ${letter}` : `${name}, letra ${letter}`),
  lastContact: 'Último contacto',
  lastTry: 'Último intento',
  never: 'todavía ninguno',
  separate: 'Son dos empresas: separarlas',
  separated: 'Quedó como una empresa aparte, sin RFC. Escriba el que le corresponde.',
  enrolAsAnother: 'Dar de alta esta PC como otra…',
  enrolAgain: 'Dar de alta esta PC otra vez…',
  serverIsNewer:
    'El servidor ya tiene una versión más nueva de Vigente. Aquí todo se guarda y se envía como siempre; instálela en esta PC cuando le quede bien.',
  copied:
    'Este libro se hizo en otra computadora: alguien copió la carpeta, o se cambió de máquina. Dé de alta esta como otra PC, con un código nuevo: lo que no se haya enviado se envía desde aquí y nada se hace dos veces.',
  show: 'Qué mostrar',
  waiting: 'Por enviar',
  refused: 'No se hizo como se pidió',
  news: 'Lo que hicieron los demás',
  devices: 'PCs de la oficina',
  what: 'Qué',
  who: 'Quién',
  when: 'Cuándo',
  why: 'Por qué espera',
  forTheNetwork: 'Se envía al sincronizar',
  nothingWaits: 'No hay nada por enviar',
  nothingWaitsHint: 'Todo lo que se hizo en esta PC ya lo tiene el servidor.',
  papersWait: (papers: number) =>
    papers === 1 ? 'Falta enviar 1 archivo adjunto' : `Faltan por enviar ${papers} archivos adjuntos`,
  papersWaitHint:
    'Lo que se hizo en esta PC ya lo tiene el servidor, menos los archivos que se adjuntaron: van solos, por partes. Hasta entonces solo están aquí; deje la PC encendida y con red.',
  client: 'Cliente',
  system: 'Sistema',
  about: 'De quién',
  outcome: 'Qué pasó',
  nothingRefused: 'Todo se hizo como se pidió',
  nothingRefusedHint: 'Cuando dos PCs hagan lo mismo a la vez, aquí se dirá qué no quedó y qué hacer.',
  openClient: 'Ver cliente',
  otherKey: 'Elegir otra clave',
  openSystem: 'Ver sistema',
  seen: 'Ya lo vi',
  seenAll: (count: number) => `Ya vi todo (${count})`,
  dismissed: (count: number) => (count === 1 ? 'Visto.' : `${count} vistos.`),
  everybody: 'Todo',
  mine: 'Solo mis clientes',
  onPc: 'En qué PC',
  ofTheOffice: 'la oficina',
  newsSeenAll: 'Ya lo vi todo',
  newsSeenHint: 'Para marcarlo como visto, muestre todo: es lo de toda la PC.',
  nothingNew: 'No hay nada nuevo de los demás',
  nothingNewHint: 'Aquí aparece, por cliente, lo que se haga en las otras PCs.',
  nothingMine: 'No hay nada nuevo de sus clientes',
  theServer: 'el servidor',
  pcName: 'Nombre',
  letter: 'Letra',
  since: 'Alta',
  lastWork: 'Último trabajo',
  isThis: 'es esta',
  noWorkYet: 'ninguno aún',
  state: 'Estado',
  active: 'en uso',
  actions: 'Acciones',
  rename: 'Renombrar',
  renameOf: (name: string) => `Renombrar ${name}`,
  renamed: (name: string) => `La PC ahora se llama ${name}.`,
  save: 'Guardar',
  contact: 'Última conexión',
  notSent: 'Sin enviar',
  contactsFailed: (why: string) => `No se pudo preguntar al servidor cuándo se conectó cada PC: ${why}`,
  invite: 'Dar de alta otra PC…',
  inviteTitle: 'Dar de alta otra PC',
  inviteMeans:
    'El servidor da un código que sirve una vez y dura diez minutos. Genérelo cuando tenga la otra PC a la mano.',
  makeCode: 'Generar código',
  inviteSteps: [
    'En la otra PC abra Vigente y entre a Sincronización.',
    'Pegue ahí la invitación, o una imagen del QR: se llenan la dirección y el código.',
    'Escriba cómo se llama esa PC y pulse Enter.',
  ],
  inviteQr: 'QR de la invitación',
  inviteHolds: (until: string) =>
    `Sirve una vez, hasta las ${until}. Quien lo tenga entra a la oficina: no lo reenvíe.`,
  inviteHere:
    'Esta dirección solo sirve en esta máquina: otra PC necesita la dirección https:// con la que llega al servidor.',
  copyInvitation: 'Copiar invitación',
  invitationCopied: 'Invitación copiada. Se borra del portapapeles en 30 segundos.',
  anotherCode: 'Otro código',
  invited: 'La invitación llenó la dirección y el código. Falta el nombre de esta PC.',
  pasteInvitation: 'Si en otra PC le hicieron una invitación, péguela aquí o elija la imagen de su QR.',
  pickQr: 'Elegir imagen del QR…',
  noInvitation: 'Ahí no hay una invitación: debe traer la dirección del servidor y el código.',
  noQr: 'No se encontró un QR en esa imagen. Tómela de frente, con el QR entero y con luz.',
  revoke: 'Dar de baja…',
  revokeOf: (name: string) => `Dar de baja ${name}`,
  reach: '¿A quién alcanza?',
  reachOf: (name: string) => `A quién alcanza la pérdida de ${name}`,
  revokeConfirm: 'Dar de baja',
  revokeMeans: (name: string) =>
    `Desde que el servidor lo reciba, ${name} ya no envía ni recibe nada. Es para siempre: si regresa, se da de alta como una PC nueva.`,
  lostTitle: 'Si se perdió o la robaron:',
  lostSteps: [
    'Sincronice ahora, para que la baja llegue al servidor antes que ella.',
    'Cambie en el portal las contraseñas de los clientes que están en la bóveda: están cifradas, pero quien entre a la cuenta de esa PC podría abrirlas. Avise a cada cliente.',
    'Cambie la contraseña del correo de la oficina y la de la cuenta de quien la usaba.',
    'Lo que esa PC no había enviado se quedó en ella: pregunte a quien la usaba qué hizo desde su último trabajo y captúrelo aquí.',
  ],
  revoked: (name: string) => `${name} está dada de baja. Sincronice para que el servidor lo sepa.`,
  revokedOn: (on: Day, reason: string) => `dada de baja el ${shortDay(on)}: ${reason}`,
  waitingHere: 'Todavía no llega la lista de PCs. Sincronice.',
} as const

/** What became of a command, in two words. */
export const outcomeWords: Readonly<Record<string, string>> = {
  rejected: 'No se hizo',
  dependency_failed: 'No se hizo',
  applied_changed: 'Se hizo distinto',
  merged: 'Quedó como una sola',
  poisoned: 'El servidor lo apartó',
}

const subjects: Readonly<Record<string, string>> = {
  client: 'el cliente',
  contact: 'el contacto',
  serial: 'el sistema',
  change: 'el sistema',
  rental: 'el sistema',
  validation: 'el sistema',
  unlock: 'el desbloqueo',
  code: 'el código',
  payment: 'el pago',
  card: 'la tarjeta',
  slip: 'la ficha',
  task: 'el pendiente',
  order: 'el pedido',
  quote: 'la cotización',
  key: 'la clave',
  vault: 'la bóveda',
  intake: 'el alta',
  mail: 'el correo',
  case: 'el caso',
  replacement: 'la reposición',
  update: 'la campaña',
  bank: 'el banco',
  closing: 'el corte del día',
  device: 'esa PC',
  undo: 'lo que se deshacía',
}

/**
 * Why a command does nothing on the ledger as it is now, from the code of its refusal.
 *   heldText('client.hasLeft') // 'Otra PC cambió el cliente; el servidor dirá qué pasó'
 */
export function heldText(code: string): string {
  if (code === 'sentAgain') return 'Se envía otra vez; si tarda, encienda las demás PCs'
  if (code === 'operation.roleRequired')
    return 'Quien lo hizo ya no tiene ese permiso; el servidor dirá qué pasó'
  const subject = subjects[code.split('.')[0]!] ?? 'algo de lo que depende'
  return `Otra PC cambió ${subject}; el servidor dirá qué pasó`
}

/**
 * How long ago, as a person says it.
 *   agoText('2026-11-23T15:00:00Z', '2026-11-23T15:03:20Z') // 'hace 3 min'
 */
export function agoText(instant: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(instant)) / 60_000)
  if (minutes < 1) return 'hace un momento'
  if (minutes < 60) return `hace ${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `hace ${hours} h`
  const days = Math.floor(hours / 24)
  return days === 1 ? 'hace 1 día' : `hace ${days} días`
}

/** `'hace 3 min · lun 23 nov 2026, 10:00'` */
export function contactText(instant: string, now: string, zone: string): string {
  return `${agoText(instant, now)} · ${momentIn(instant, zone)}`
}

/** `'Esta PC va 20 min adelantada al servidor. …'` */
export function clockText(secondsAhead: number): string {
  const minutes = Math.round(Math.abs(secondsAhead) / 60)
  const off = minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
  return `El reloj de esta PC va ${off} ${secondsAhead > 0 ? 'adelantado' : 'atrasado'}. No se rechaza nada por eso, pero lo que guarde lleva esa hora: corrija la fecha y la hora de Windows.`
}

/** What the status bar needs of how this PC stands. */
export interface SyncStanding {
  readonly state: 'notEnrolled' | 'upToDate' | 'receiving' | 'waiting' | 'offline' | 'attention'
  readonly waiting: number
  /** Attachments whose bytes only this PC has. */
  readonly papers: number
  readonly behind: number
  readonly metAt: string | null
  readonly now: string
}

/**
 * How this PC stands, in the bar: 'al día', 'trayendo 1,204 cambios', '3 por enviar', '2 archivos por enviar', 'sin
 * conexión desde las 10:42 · 3 por enviar', 'requiere atención'; null where it is not enrolled.
 */
export function standingText(
  { state, waiting, papers, behind, metAt, now }: SyncStanding,
  zone: string,
): string | null {
  const left = [
    ...(waiting === 0 ? [] : [waitingText(waiting)]),
    ...(papers === 0 ? [] : [papersText(papers)]),
  ].join(' · ')
  switch (state) {
    case 'notEnrolled':
      return null
    case 'upToDate':
      return 'al día'
    case 'receiving': {
      const more = behind === 1 ? 'trayendo 1 cambio' : `trayendo ${behind.toLocaleString('es-MX')} cambios`
      return left === '' ? more : `${more} · ${left}`
    }
    case 'waiting':
      return left
    case 'offline': {
      const since = metAt === null ? 'sin conexión' : `sin conexión desde ${sinceText(metAt, now, zone)}`
      return left === '' ? since : `${since} · ${left}`
    }
    case 'attention':
      return 'requiere atención'
  }
}

function waitingText(waiting: number): string {
  return `${waiting.toLocaleString('es-MX')} por enviar`
}

function papersText(papers: number): string {
  return papers === 1 ? '1 archivo por enviar' : `${papers.toLocaleString('es-MX')} archivos por enviar`
}

function sinceText(instant: string, now: string, zone: string): string {
  const [on, time] = localMoment(instant, zone).split('T') as [Day, string]
  const today = localMoment(now, zone).slice(0, 10) as Day
  const article = time.startsWith('01:') ? 'la' : 'las'
  if (on === today) return `${article} ${time}`
  const ago = distance(on, today)
  return ago === 'ayer' ? `ayer a ${article} ${time}` : `el ${shortDay(on)}`
}
