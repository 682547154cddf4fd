import type { Day } from '#domain/calendar.ts'
import type { StoppageCause } from '#domain/rental.ts'
import type { Triage, TriageQuestion, TriageStep } from '#domain/triage.ts'
import { distance, shortDay } from './dates.ts'

export const triageText = {
  title: 'No abre',
  who: '¿Quién llama?',
  whoHint: 'Nombre, RFC, teléfono o número de serie',
  nobody: 'Nadie con esos datos. Pida el número de serie: está en Ayuda, Acerca de.',
  results: 'Encontrados',
  systems: '¿Cuál no abre?',
  noSystems: 'Este cliente no tiene sistemas.',
  change: 'Otro cliente',
  message: '¿Qué dice la pantalla?',
  messageHint: 'Como lo lea el cliente, o pegado. Enter: sigue.',
  isAbout: 'Parece',
  say: 'Dígale',
  know: 'En el libro',
  ask: 'Pregunte',
  yes: 'Sí',
  no: 'No',
  saved: 'Reporte anotado',
  noted: 'Llamada anotada',
  opens: 'Ya abre',
  notYet: 'Sigue sin abrir',
  notYetNote: 'Queda en Hoy, en «reportó falla».',
  another: 'Otra llamada',
  solved: 'Anotado: ya abre',
  system: 'Ver el sistema',
} as const

export const causeNames: Readonly<Record<StoppageCause, string>> = {
  payment: 'falta el pago del periodo',
  validation: 'falta la validación del mes',
  activations: 'otra computadora, o activaciones agotadas',
  trial: 'terminó la prueba',
  clock: 'la fecha de la computadora',
  unactivated: 'no se ha activado',
  support: 'es de soporte, no de la renta',
  unknown: 'no se sabe todavía',
}

export const stepNames: Readonly<Record<TriageStep, string>> = {
  renew: 'Anotar y renovar',
  validate: 'Anotar y validar',
  changeComputer: 'Anotar y cambiar de equipo',
  activate: 'Anotar y activar',
  fixClock: 'Anotar y corregir la fecha',
  support: 'Anotar para soporte',
  ask: 'Anotar y pasar a una persona',
}

export const questions: Readonly<Record<TriageQuestion, string>> = {
  sameComputer: '¿Es la misma computadora de siempre, sin formatear?',
  clockRight: '¿La fecha de abajo a la derecha de la pantalla es la de hoy?',
  opensAtAll: '¿El sistema entra, y el problema es al usarlo?',
}

const because: Readonly<Record<Triage['because'], string>> = {
  message: 'por lo que dice la pantalla',
  ledger: 'por sus fechas',
  answer: 'por lo que contestó',
  guess: 'sin seguridad',
}

/** `causeSentence('payment', 'ledger') // 'falta el pago del periodo (por sus fechas)'` */
export function causeSentence(cause: StoppageCause, by: Triage['because']): string {
  return cause === 'unknown' ? causeNames.unknown : `${causeNames[cause]} (${because[by]})`
}

/** What to say to the client on the telephone, in words that can be read aloud. */
export function sentenceToSay(cause: StoppageCause, cutoff: Day | null, validation: Day | null): string {
  switch (cause) {
    case 'payment':
      return cutoff === null
        ? 'La renta no está pagada. En cuanto se pague y se vea, active de nuevo en Utilerías, Activar sistema.'
        : `El periodo pagado llegó hasta el ${shortDay(cutoff)}. En cuanto se pague y se vea, entre a Utilerías, Activar sistema, y abre.`
    case 'validation':
      return `Su renta está al corriente; falta la validación${validation === null ? '' : ` del ${shortDay(validation)}`}. Con Internet, entre a Utilerías, Activar sistema. Si no tiene Internet, díganos y vemos cuántos días le quedan.`
    case 'activations':
      return 'El sistema ya se activó este mes en otro equipo. Vamos a ver si se puede cambiar hoy o si hace falta un desbloqueo. ¿En qué computadora lo va a usar?'
    case 'trial':
      return 'Los 30 días de prueba ya terminaron. Con su número de serie y su código de activación lo activamos ahora.'
    case 'unactivated':
      return 'Falta activarlo por primera vez. Escriba en el asistente su número de serie y su código de activación; ahora se los doy.'
    case 'clock':
      return 'La computadora tiene mal la fecha. Corrija fecha y hora en Windows, con Internet, y luego entre a Utilerías, Activar sistema.'
    case 'support':
      return 'No es de la renta: su sistema está en orden. Tomo nota y soporte lo atiende. ¿Desde cuándo pasa, y en cuántas computadoras?'
    case 'unknown':
      return 'Lo paso con un compañero. Léame el mensaje completo, dígame qué botón apretó, y si pasa en una computadora o en todas.'
  }
}

/** What the ledger knows of it, in a line: what the person on the telephone may contradict. */
export function knownSentence(
  facts: {
    readonly rented: boolean
    readonly activated: boolean
    readonly trialOver: boolean
    readonly cutoff: string | null
    readonly paid: 'confirmed' | 'presumed'
    readonly validation: string | null
    readonly validationPending: boolean
    readonly stoppedOn: string | null
    readonly otherChannel: boolean
  },
  today: Day,
): readonly string[] {
  const lines: string[] = []
  if (facts.otherChannel) lines.push('La vendió otro distribuidor: aquí no se cobra.')
  if (facts.stoppedOn !== null)
    lines.push(`Ya lo había reportado el ${shortDay(facts.stoppedOn as Day)}; esto se agrega.`)
  if (!facts.rented) lines.push('Licencia comprada: no tiene corte ni validación.')
  else if (!facts.activated)
    lines.push(facts.trialOver ? 'Sin activar; la prueba ya terminó.' : 'Sin activar; en prueba.')
  if (facts.cutoff !== null) {
    const cutoff = facts.cutoff as Day
    const how = facts.paid === 'confirmed' ? 'confirmado' : 'supuesto'
    lines.push(
      cutoff <= today
        ? `Corte: ${shortDay(cutoff)}, ${distance(cutoff, today)}; sin pago anotado después.`
        : `Pagado (${how}); corte ${shortDay(cutoff)}, ${distance(cutoff, today)}.`,
    )
  }
  if (facts.validation !== null) {
    lines.push(
      `Validación del ${shortDay(facts.validation as Day)}: ${facts.validationPending ? 'pendiente' : 'se supone hecha'}.`,
    )
  }
  return lines
}

/** The call as it stays in the log: `callLine('no abre', 'payment') // 'No abre: «no abre». Falta el pago del periodo.'` */
export function callLine(message: string, cause: StoppageCause): string {
  const about = causeNames[cause]
  return `No abre: «${message}». ${about.charAt(0).toUpperCase()}${about.slice(1)}.`
}
