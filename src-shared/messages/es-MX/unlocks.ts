import { dayOfMonth, type Day } from '#domain/calendar.ts'
import type { TimeRange } from '#domain/promise.ts'
import type {
  DocumentState,
  UnlockCause,
  UnlockDocument,
  UnlockReading,
  UnlockRule,
  UnlockState,
} from '#domain/unlock.ts'
import { distance, monthName, promisedMoment, shortDay } from './dates.ts'
import { modeNames } from './serials.ts'

/** R42, in the vendor's own words. */
export const unlockCauses: Readonly<Record<UnlockCause, string>> = {
  damage: 'daño del equipo',
  theft: 'robo del equipo',
  formatting: 'formateo del equipo',
  hardware: 'cambio de algún dispositivo físico (hardware)',
  operatingSystem: 'actualización del software (sistema operativo)',
}

export const unlockStateNames: Readonly<Record<UnlockState, string>> = {
  requested: 'por pedir al fabricante',
  documentsMissing: 'faltan documentos',
  withVendor: 'en desbloqueo',
  granted: 'desbloqueado',
  refused: 'negado',
  withdrawn: 'ya no se necesita',
}

export const documentNames: Readonly<Record<UnlockDocument, string>> = {
  letter: 'carta en hoja membretada y firmada',
  proofOfPurchase: 'comprobante de compra',
  certificatePhoto: 'foto del Certificado de Autenticidad',
  identification: 'identificación',
}

export const documentStateNames: Readonly<Record<DocumentState, string>> = {
  missing: 'falta',
  received: 'recibido',
  accepted: 'aceptado',
  rejected: 'rechazado',
}

export const clockStartNames: Readonly<Record<UnlockRule['clockStart'], string>> = {
  request: 'desde la solicitud',
  documentsAccepted: 'desde que aceptan los documentos',
}

export const ordinalNames: Readonly<Record<UnlockRule['ordinal'], string>> = {
  first: 'primero',
  further: 'segundo en adelante',
}

export const readingNames: Readonly<Record<UnlockReading, string>> = {
  byAmount: 'desde 24 horas, por días hábiles',
  officeClock: 'reloj de oficina',
  businessDay24: '24 horas = 1 día hábil',
}

/** `ordinalText(2) // '2.º'` */
export function ordinalText(ordinal: number): string {
  return `${ordinal}.º`
}

/** `rangeText({ unit: 'businessHours', least: 4, most: 24 }) // 'de 4 a 24 horas hábiles'` */
export function rangeText({ unit, least, most }: TimeRange): string {
  const much = least === most ? `${most}` : `de ${least} a ${most}`
  return unit === 'minutes' ? `inmediato, o ${much} minutos` : `${much} horas hábiles`
}

/** The row of the table, as the first sentence of "¿por qué?" (R47–R51). */
export function unlockRuleSentence(rule: Pick<UnlockRule, 'mode' | 'ordinal' | 'range'>): string {
  return `${modeNames[rule.mode]}, ${ordinalNames[rule.ordinal]}: ${rangeText(rule.range)}.`
}

/** C11: from when its clock runs. */
export function clockStartSentence(clockStart: UnlockRule['clockStart']): string {
  return clockStart === 'request'
    ? 'El plazo corre desde la solicitud.'
    : 'El plazo corre desde que el fabricante acepta los documentos; si rechaza alguno, vuelve a esperar.'
}

/** `documentList(['letter', 'certificatePhoto']) // 'carta en hoja membretada y firmada, foto del …'` */
export function documentList(documents: readonly UnlockDocument[]): string {
  return documents.map((document) => documentNames[document]).join(', ')
}

interface Allowance {
  readonly way: 'unlock' | 'change' | 'telmex' | 'notYet' | 'left' | 'noRule'
  readonly why: 'windowOpen' | 'windowClosed' | 'noActivationsLeft' | 'bought' | null
  readonly mode: UnlockRule['mode']
  readonly modeSure: boolean
  readonly vendor: string
  readonly ordinal: number
  readonly rule: Pick<UnlockRule, 'range' | 'clockStart' | 'documents'> | null
  readonly change: {
    readonly used: number
    readonly allowed: number
    readonly left: number
    readonly monthStart: string
    readonly monthNext: string
    readonly opensOn: string
    readonly lastDay: string
    readonly confirmed: boolean
  } | null
  readonly granted: readonly unknown[]
}

const day = (text: string) => shortDay(text as Day)

/** What the next change of computer of a serial costs: the answer first, then what it follows from. */
export function allowanceSentences(allowance: Allowance, today: Day): readonly string[] {
  return [costSentence(allowance), ...routeSentences(allowance, today)]
}

function costSentence({ way, ordinal, rule, mode, vendor, change }: Allowance): string {
  switch (way) {
    case 'telmex':
      return telmexWords
    case 'left':
      return 'Está de baja: no se desbloquea.'
    case 'notYet':
      return 'Todavía no se activa: no hay nada que desbloquear.'
    case 'noRule':
      return `${vendor} no tiene plazo de desbloqueo para ${modeNames[mode]}: póngalo en Ajustes, Reglas.`
    case 'change':
      return `El próximo cambio de equipo no espera: se activa en el equipo nuevo con su serie y su CDA, a más tardar el ${day(change!.lastDay)}${change!.confirmed ? '' : ' (según el sistema, sin confirmar)'}.`
    case 'unlock': {
      const of = mode === 'subscription' ? 'de este periodo' : 'de esta licencia'
      return `El próximo cambio de equipo pide un desbloqueo, el ${ordinalText(ordinal)} ${of}: ${rangeText(rule!.range)}, ${rule!.clockStart === 'request' ? 'desde la solicitud' : 'desde que acepten los documentos'}.`
    }
  }
}

function routeSentences(allowance: Allowance, today: Day): string[] {
  const { way, why, mode, modeSure, ordinal, rule, change, granted } = allowance
  const sentences: string[] = []
  if (change !== null) {
    const { used, allowed, left } = change
    sentences.push(
      `En el mes de validación del ${day(change.monthStart)} al ${day(change.monthNext)} ${used === 1 ? 'se usó' : 'se usaron'} ${used} de ${allowed} ${allowed === 1 ? 'activación' : 'activaciones'}; ${left === 1 ? 'queda' : 'quedan'} ${left}.`,
    )
  }
  if (mode !== 'subscription' && way !== 'telmex' && way !== 'left') {
    sentences.push(
      granted.length === 0
        ? 'Es una licencia comprada y no se ha desbloqueado ninguna vez.'
        : `Es una licencia comprada y ya se desbloqueó ${granted.length === 1 ? 'una vez' : `${granted.length} veces`}; se cuentan las de toda su vida.`,
    )
  }
  if (way !== 'unlock' || rule === null) return sentences
  if (why === 'windowClosed' && change !== null) {
    sentences.push(
      `Si puede esperar al ${day(change.opensOn)}, ${distance(change.opensOn as Day, today)}, el cambio es sencillo y no necesita desbloqueo.`,
    )
  }
  if (rule.documents.length > 0) sentences.push(`El fabricante pide: ${documentList(rule.documents)}.`)
  if (ordinal > 2) {
    sentences.push(
      `Es el ${ordinalText(ordinal)}: la tabla solo habla del primero y del segundo, y se cuenta como el segundo. Confírmelo con el fabricante antes de prometer.`,
    )
  }
  if (!modeSure) sentences.push(modeUnknownWords)
  return sentences
}

/** R58. */
export const telmexWords =
  'Es cliente de TELMEX: su desbloqueo no se pide aquí. Sigue el trámite que el fabricante publica para clientes de TELMEX; envíele ese tutorial.'

/** R55–R57: where the mode is found out. */
export const modeUnknownWords =
  'La hoja solo decía «licencia»: falta saber cuál. Comprada por Internet, aparece en Mi cuenta Aspel, Mis Servicios, Licenciamiento; comprada en caja, solo está en el Certificado de Autenticidad, dentro del empaque.'

interface WordsOf {
  readonly system: string
  readonly serial: string
  readonly state: UnlockState
  readonly promise: {
    readonly early: string
    readonly late: string
    readonly zones: readonly string[]
  } | null
  readonly code: string | null
  readonly checklist: readonly { readonly document: UnlockDocument; readonly state: DocumentState }[]
}

/** What to tell the client now, ready to copy into a message; '' where there is nothing left to say. */
export function clientWords({ system, serial, state, promise, code, checklist }: WordsOf): string {
  const what = `${system}, serie ${serial}`
  if (code !== null) {
    return `Ya se desbloqueó ${what}. Código de activación nuevo: ${code}. En el equipo nuevo entre a Utilerías, Activar sistema, y anote la serie y ese código.`
  }
  if (state === 'refused')
    return `El fabricante no autorizó el desbloqueo de ${what}. Le llamamos para ver qué sigue.`
  if (state === 'withdrawn' || state === 'granted') return ''
  const missing = checklist.flatMap(({ document, state: stands }) =>
    stands === 'missing' || stands === 'rejected' ? [documentNames[document]] : [],
  )
  if (missing.length > 0) {
    return `Para desbloquear ${what} nos falta: ${missing.join(', ')}. El plazo del fabricante corre desde que los acepte.`
  }
  if (promise === null)
    return `Ya tenemos todo para desbloquear ${what}; le avisamos en cuanto el fabricante lo acepte.`
  return `El desbloqueo de ${what} estará a más tardar el ${promisedMoment(promise.late, promise.zones)}; puede ser desde el ${promisedMoment(promise.early, promise.zones)}.`
}

/** `letterName('SAES7056850', 'Hotel La Ceiba') // 'Carta de desbloqueo SAES7056850 Hotel La Ceiba.pdf'` */
export function letterName(serial: string, client: string): string {
  return `Carta de desbloqueo ${serial} ${client}.pdf`
}

/** The letter on the client's letterhead (beyond.md 9, mexico.md §10). */
export const letterWords = {
  documentTitle: (serial: string) => `Solicitud de desbloqueo de la serie ${serial}`,
  place: (city: string, on: Day) => {
    const date = `${dayOfMonth(on)} de ${monthName(on)}`
    return city === '' ? `A ${date}` : `${city}, a ${date}`
  },
  present: 'Presente',
  asks: (client: string, rfc: string | null) =>
    `Por medio de la presente, ${client}${rfc === null ? '' : `, con RFC ${rfc},`} solicita el desbloqueo de la siguiente licencia, para activarla y continuar con su uso en otro equipo de cómputo:`,
  system: 'Sistema',
  serial: 'Número de serie',
  code: 'Código de activación actual',
  mode: 'Modalidad',
  users: 'Usuarios',
  owner: 'Registrada a nombre de',
  formerComputer: 'Equipo anterior',
  computer: 'Equipo nuevo',
  because: (cause: string) => `El motivo de la solicitud es: ${cause}.`,
  declares: (client: string) =>
    `${client} declara que la licencia dejó de usarse en el equipo anterior y que solo se usará en el equipo nuevo.`,
  thanks: 'Agradecemos el nuevo código de activación (CDA) para reactivarla.',
  sincerely: 'Atentamente',
  signature: 'Nombre, cargo y firma',
} as const
