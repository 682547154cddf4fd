import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Mode, Months, SerialStatus } from '#domain/rental.ts'
import { shortDay } from './dates.ts'

export const modeNames: Readonly<Record<Mode, string>> = {
  subscription: 'Suscripción',
  electronic: 'Licenciamiento Electrónico',
  physical: 'Licenciamiento físico',
}

export const methodNames: Readonly<Record<Method, string>> = {
  card: 'Tarjeta',
  transfer: 'Transferencia',
  cheque: 'Cheque nominativo',
  paypal: 'PayPal',
  bancanet: 'Bancanet',
  counter: 'Ventanilla',
}

/** `methodInText('card') // 'tarjeta'`; what is somebody's name stays as it is: `methodInText('paypal') // 'PayPal'` */
export function methodInText(method: Method): string {
  return method === 'paypal' || method === 'bancanet'
    ? methodNames[method]
    : methodNames[method].toLowerCase()
}

export const statusNames: Readonly<Record<SerialStatus, string>> = {
  vigente: 'vigente',
  porVencer: 'por vencer',
  corteHoy: 'corte hoy',
  porConfirmar: 'por confirmar',
  detenido: 'reportó falla',
  sinActivar: 'sin activar',
  pruebaVencida: 'prueba terminada',
  comprada: 'comprada',
  otroCanal: 'de otro distribuidor',
  baja: 'baja',
}

/** `periodName(6) // 'Semestral'`; a bought licence has none. */
export function periodName(months: Months | null): string {
  return months === null ? '' : { 1: 'Mensual', 6: 'Semestral', 12: 'Anual' }[months]
}

export const serialText = {
  confirming:
    'Por confirmar: se renovó aquí con una clave de prepago, y el servidor todavía no dice si otra PC la asignó antes.',
  serials: 'Sistemas',
  noun: ['sistema', 'sistemas'],
  system: 'Sistema',
  version: 'Versión',
  users: 'Usuarios',
  serial: 'No. Serie',
  activatedOn: 'Fecha Activación',
  nextCutoff: 'Próximo Pago',
  client: 'Cliente',
  rfc: 'RFC',
  city: 'Ciudad',
  mode: 'Modalidad',
  period: 'Periodo',
  method: 'Forma de pago',
  autoCharge: 'Cargo automático',
  nextValidation: 'Próxima validación',
  status: 'Estado',
  amount: 'Importe sin IVA',
  yes: 'sí',
  no: 'no',
  noData: '(sin dato)',
  open: 'Abrir',
  newSerial: 'Nuevo sistema',
  save: 'Guardar',
  cancel: 'Cancelar',
  emptyTitle: 'Todavía no hay sistemas',
  emptyHint: 'Traiga la hoja de cálculo que ya usa la oficina, o capture el primero.',
  importMine: 'Importar mi hoja',

  confirmRenewal: 'Confirmar renovación',
  renewAsOrders: 'Renovar en pedidos',
  confirmValidation: 'Confirmar validación',
  confirmWho: '¿Quién lo dijo?',
  saidByClient: 'El cliente',
  seenInPortal: 'Se ve en el portal',
  nothingToConfirm:
    'Ninguno de los elegidos tiene corte: son licencias compradas, bajas o sistemas sin activar.',
  reading: 'Leyendo los sistemas elegidos…',

  exportDetail: 'Con las columnas que se ven, en su orden.',

  product: 'Sistema',
  serialHint: 'Como está en el portal',
  clientPick: 'Nombre, RFC o teléfono',
  clientNone: 'Ningún cliente se llama así',
  clientMissing: 'Falta el cliente',
  serialMissing: 'Falta el número de serie',
  activated: 'Activado el',
  activatedHint: 'Déjelo vacío si está en periodo de prueba',
  installed: 'Instalado el',
  purchased: 'Comprado el',
  lastDay: 'Último día del mes',
  lastDayHint: 'Sus cortes caen siempre el último día, no el 30',
  paidUntil: 'Próximo pago (corte)',
  paidUntilHint: 'Vacío: al corriente, supuesto',
  noMethod: 'Sin definir',
  code: 'Código de activación (CDA)',

  back: 'Ir a Sistemas',
  renew: 'Renovar',
  validated: 'Validó',
  notValidated: 'No validó',
  slip: 'Ficha',
  report: 'No abre',
  opensAgain: 'Ya abre',
  activate: 'Activar',
  edit: 'Editar',
  leave: 'Baja',
  comeBack: 'Reactivar',
  addCode: 'Agregar CDA',
  clocks: 'Relojes',
  windows: 'Cambios',
  details: 'Datos',
  codes: 'Códigos (CDA)',
  noCodes: 'No se ha guardado ningún código.',
  codeSource: 'De dónde viene',
  why: '¿por qué?',

  line: 'Línea de tiempo',
  asList: 'Ver como lista',
  day: 'Día',
  what: 'Qué',
  state: 'Cómo está',
  today: 'hoy',
  payLane: 'Pago',
  validationLane: 'Validación',

  clearTitle: 'Ya abre',
  clearNote: '¿Cómo se resolvió? (opcional)',

  activateTitle: 'Activar',
  activatePaid: 'Meses pagados con la activación',
  activateNow: 'Ahora mismo',
  activateOn: 'Otro día',
  whenActivated: '¿Cuándo se activó?',
  activateZone: 'El día lo decide la hora de la Ciudad de México, donde está el fabricante.',

  otherChannelNote: 'La vendió otro distribuidor: se guarda, pero aquí no se cobra ni se renueva.',
  otherChannel: 'La vendió otro distribuidor (no se cobra aquí)',
  owner: 'Registrada a nombre de',
  ownerHint: 'Queda en el sistema y no cambia sin autorización',
  starts: (activatedOn: string, cutoff: string, worksThrough: string, validation: string) =>
    `Cuenta desde el ${shortDay(activatedOn as Day)}: corte ${shortDay(cutoff as Day)}, funciona hasta el ${shortDay(worksThrough as Day)}, primera validación ${shortDay(validation as Day)}.`,
  otherDate: (vendorDay: string, officeDay: string) =>
    `Aquí ya es ${shortDay(officeDay as Day)}, pero en la Ciudad de México es ${shortDay(vendorDay as Day)}: cuenta ese día. Dígaselo al cliente.`,

  usersTitle: 'Cambiar usuarios',
  usersNow: 'Usuarios hoy',
  usersWanted: 'Usuarios simultáneos',
  editTitle: 'Editar sistema',
  codeTitle: 'Agregar código de activación',
  leaveTitle: 'Dar de baja el sistema',
  leaveOn: 'Desde el día',
  leaveReason: 'Motivo',
  leaveMissing: 'Falta el motivo',
  leaveDetail: 'Deja de aparecer en Hoy. Su historia se conserva y se puede reactivar.',
  switchedOff: 'Ya lo apagué en el portal',

  doneRenewal: 'Renovación confirmada',
  doneValidation: 'Validación confirmada',
  doneUsers: 'Usuarios cambiados',
  doneEdit: 'Datos guardados',
  doneClear: 'Anotado: ya abre',
  doneActivate: 'Activado',
  doneCode: 'Código guardado',
  doneLeave: 'Baja registrada',
  doneReturn: 'Sistema reactivado',
  doneCreate: 'Sistema guardado',
  doneSwitchedOff: 'Cargo automático apagado',
} as const

export const codeSourceNames: Readonly<
  Record<'vendor' | 'portal' | 'typed' | 'unlock' | 'certificate', string>
> = {
  vendor: 'Correo del fabricante',
  portal: 'Se ve en el portal',
  typed: 'Lo dictó el cliente',
  unlock: 'Desbloqueo',
  certificate: 'Certificado',
}

/** `usersWord(5) // '5 usuarios'` */
export function usersWord(users: number): string {
  return users === 1 ? '1 usuario' : `${users} usuarios`
}

/** `rentalWord('subscription', 12) // 'Suscripción anual'` */
export function rentalWord(mode: Mode, months: Months | null): string {
  return [modeNames[mode], periodName(months).toLowerCase()].filter(Boolean).join(' ')
}

/** What a bulk confirmation is about to do. */
export function confirmSentence(what: 'renewal' | 'validation', systems: number, skipped: number): string {
  const these = systems === 1 ? '1 sistema' : `${systems.toLocaleString('es-MX')} sistemas`
  const done =
    what === 'renewal'
      ? `Se anota que ${these} ya se renovó por el periodo que vencía.`
      : `Se anota que ${these} ya validó.`
  const plural =
    systems === 1 ? done : done.replace(' se renovó', ' se renovaron').replace('validó', 'validaron')
  if (skipped === 0) return plural
  return `${plural} ${skipped === 1 ? 'Se salta 1' : `Se saltan ${skipped}`}: sin corte (compradas, bajas o sin activar).`
}

/** `confirmedSentence('validation', 3, 1) // 'Validación confirmada: 3 sistemas (1 ya lo estaba)'` */
export function confirmedSentence(
  what: 'renewal' | 'validation',
  confirmed: number,
  unchanged: number,
): string {
  const title = what === 'renewal' ? serialText.doneRenewal : serialText.doneValidation
  const count = confirmed === 1 ? '1 sistema' : `${confirmed.toLocaleString('es-MX')} sistemas`
  const before =
    unchanged === 0 ? '' : unchanged === 1 ? ' (1 ya lo estaba)' : ` (${unchanged} ya lo estaban)`
  return `${title}: ${count}${before}`
}
