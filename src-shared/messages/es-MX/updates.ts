import { addDays, type Day } from '#domain/calendar.ts'
import { longDay, shortDay } from './dates.ts'

/** R118, in the policy's own sense: what an old version loses, and what it keeps. */
export const outdatedConsequence =
  'Una versión desactualizada no tiene soporte por teléfono, correo ni conexión remota: solo le quedan la ayuda y la página (R118).'

/** A system in the message: `updateLine({ system: 'SAE 9.0', serial: 'SAES••••850', computers: 5 })` */
export function updateLine(of: {
  readonly system: string
  readonly serial: string
  readonly computers: number
}): string {
  return `• ${of.system} · ${of.serial} · ${computersText(of.computers)}`
}

/** `computersText(1) // '1 equipo'` */
export function computersText(count: number): string {
  return count === 1 ? '1 equipo' : `${count} equipos`
}

/** What the message says of the support of the version that is there now; '' where nobody said when it ends. */
export function supportWords(outdated: boolean, finishBy: Day | null): string {
  if (outdated) {
    return 'La versión que usa ya no tiene soporte por teléfono, correo ni conexión remota: solo cuenta con la ayuda y la página.'
  }
  return finishBy === null ? '' : `La versión que usa tiene soporte hasta el ${longDay(finishBy)}.`
}

/** Seed 004: whose twelve months are over has no right to updates until one is paid. */
export function rightEndedWords(serials: readonly string[]): string {
  if (serials.length === 0) return ''
  const which = serials.join(', ')
  return serials.length === 1
    ? `La licencia ${which} ya cumplió sus doce meses: para actualizarla se compra la actualización, que incluye el soporte por doce meses más.`
    : `Las licencias ${which} ya cumplieron sus doce meses: para actualizarlas se compra la actualización, que incluye el soporte por doce meses más.`
}

/** In the client's thread, of a call or a WhatsApp. */
export function updateLog(system: string, version: string): string {
  return `Aviso de la versión ${version} de ${system}`
}

/** Until when a bought licence is in force, day by day that was paid for (R90); nothing where nobody knows one. */
export function boughtWhy(
  purchasedOn: Day | null,
  bought: readonly { readonly on: Day; readonly version: string }[],
  endsOn: Day | null,
): string[] {
  if (endsOn === null) return []
  return [
    ...(purchasedOn === null ? [] : [`Se compró el ${longDay(purchasedOn)}.`]),
    ...bought.map(({ on, version }) => `Se pagó la actualización a la ${version} el ${longDay(on)}.`),
    `La compra y cada actualización incluyen doce meses de soporte desde su día (R90): hasta el ${longDay(endsOn)}, que ya no cuenta.`,
  ]
}

/** What the page of a bought system says of its updates. */
export const boughtText = {
  title: 'Compra y actualizaciones',
  record: 'Actualización pagada',
  recordTitle: '¿Qué actualización pagó?',
  on: 'Pagada el',
  version: 'Versión',
  installed: 'Ya está instalada en todos sus equipos',
  save: 'Anotar',
  saved: (endsOn: Day) => `Actualización anotada: con soporte hasta el ${shortDay(addDays(endsOn, -1))}`,
  why: '¿por qué?',
  line: (version: string, on: Day) => `Actualización a la ${version}, ${shortDay(on)}`,
} as const

/** Why a message that waited did not leave. */
export const updateMailGone = {
  done: 'Ya tiene la versión nueva en todos sus equipos.',
  ended: 'La campaña se cerró antes de que saliera.',
} as const

export const noticeNames = {
  email: 'por correo',
  whatsapp: 'por WhatsApp',
  call: 'por teléfono',
  none: 'sin aviso',
} as const

/** `placeName({ place: 3, name: '' }, 5) // 'equipo 3 de 5'` */
export function placeName(
  { place, name }: { readonly place: number; readonly name: string },
  of: number,
): string {
  return name === '' ? `equipo ${place} de ${of}` : name
}

/** `progressText(3, 12) // '3 de 12'` */
export function progressText(done: number, of: number): string {
  return `${done} de ${of}`
}

/** What the screens of campaigns say. */
export const updateText = {
  list: 'Actualizaciones',
  title: 'Actualización',
  create: 'Campaña nueva',
  show: 'Cuáles',
  shows: { open: 'Abiertas', ended: 'Cerradas', all: 'Todas' },
  emptyTitle: 'No hay campañas abiertas',
  emptyHint:
    'Cuando el fabricante anuncia una versión, aquí se avisa a cada cliente y se marca cada equipo que ya la tiene.',
  noneHere: 'Ninguna campaña así.',
  system: 'Sistema',
  version: 'Versión nueva',
  announcedOn: 'Anunciada',
  announcedLabel: '¿Qué día la anunció el fabricante?',
  finishBy: 'Soporte de la anterior hasta',
  finishByLabel: '¿Hasta cuándo da soporte a la anterior?',
  finishByHint: 'Si el fabricante lo dijo; ese día lo recuerda Hoy.',
  news: '¿Qué trae, o cómo se descarga?',
  newsHint: 'Va como un párrafo en el mensaje de cada cliente; puede quedar vacío.',
  start: 'Crear campaña',
  started: 'Campaña creada',
  noVersions: 'Ese sistema no tiene versiones en el catálogo: agréguela en Ajustes, Catálogo.',
  reaches: (clients: number, systems: number, computers: number) =>
    systems === 0
      ? 'Nadie tiene una versión anterior: no hay qué actualizar.'
      : `${clients === 1 ? '1 cliente' : `${clients} clientes`}, ${systems === 1 ? '1 sistema' : `${systems} sistemas`}, ${computersText(computers)}.`,
  versionsNow: 'Hoy usan',
  versionLine: (version: string, systems: number, supported: boolean) =>
    `${version === '' ? 'sin versión anotada' : version}: ${systems === 1 ? '1 sistema' : `${systems} sistemas`}${supported ? '' : ', sin soporte'}`,
  clients: 'Clientes',
  unannounced: 'Por avisar',
  systems: 'Sistemas',
  computers: 'Equipos',
  state: 'Estado',
  ended: (on: Day) => `cerrada el ${shortDay(on)}`,
  open: 'abierta',
  whole: 'completa',
  clientShows: { missing: 'Faltan', unannounced: 'Por avisar', done: 'Completos', all: 'Todos' },
  search: 'Buscar cliente',
  client: 'Cliente',
  notice: 'Aviso',
  notTold: 'sin avisar',
  nobodyHere: 'Ningún cliente así.',
  allDone: 'Todos los equipos tienen la versión nueva. Puede cerrar la campaña.',
  notifyAll: 'Avisar a todos por correo',
  notifiedAll: (mails: number, byHand: number) =>
    `${mails === 1 ? '1 correo' : `${mails} correos`} en la cola${byHand === 0 ? '' : `; ${byHand === 1 ? '1 cliente se avisa' : `${byHand} clientes se avisan`} a mano`}`,
  end: 'Cerrar campaña',
  endHint: 'Deja de aparecer en Hoy. Lo marcado se queda como está.',
  doneEnd: 'Campaña cerrada',
  computersOf: (client: string) => `Equipos de ${client}`,
  from: (version: string) => (version === '' ? 'sin versión' : `desde ${version}`),
  doneOn: (on: Day) => `actualizado el ${shortDay(on)}`,
  noRight: (on: Day) =>
    `Sus doce meses terminaron el ${shortDay(on)}: no tiene derecho a la versión nueva hasta que pague la actualización.`,
  toSystem: 'Abrir el sistema',
  wholeSystem: 'Todo el sistema',
  wholeClient: 'Todo el cliente',
  rename: 'Nombre',
  renameOf: (which: string) => `Nombre de ${which}`,
  add: 'Otro equipo',
  nameTitle: '¿Cómo se llama este equipo?',
  nameLabel: 'Nombre del equipo',
  save: 'Guardar',
  doneName: 'Nombre guardado',
  checked: (computers: number, updated: readonly string[]) =>
    updated.length === 0
      ? `${computersText(computers)} con la versión nueva`
      : `${updated.join(', ')}: todos sus equipos tienen la versión nueva`,
  unchecked: (computers: number) => `${computersText(computers)} sin la versión nueva`,
  message: 'Mensaje',
  subject: 'Asunto',
  to: 'Para',
  mail: 'Enviar correo',
  whatsapp: 'WhatsApp',
  call: 'Ya se le dijo',
  letPass: 'No avisar',
  noticed: (channel: keyof typeof noticeNames, on: Day, operator: string) =>
    `${noticeNames[channel]}, ${shortDay(on)}, ${operator}`,
  doneNotice: (client: string) => `Avisado: ${client}`,
} as const
