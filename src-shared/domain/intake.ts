import { isMailText } from './mail-address.ts'
import { normalisePhone } from './phone.ts'
import { checkRfc, withoutSeparators } from './rfc.ts'

/** R4: the subject under which the client writes, and never anybody else (D18). */
export const INTAKE_SUBJECT = 'ALTA DE ESCRITORIO DE SERVICIOS ASPEL'

/** R2: exactly five data, in the order in which they are asked for. */
export const INTAKE_FIELDS = ['name', 'rfc', 'contactName', 'phone', 'email'] as const
export type IntakeField = (typeof INTAKE_FIELDS)[number]
/** As typed or as they came in the mail; '' is missing. */
export type IntakeData = Readonly<Record<IntakeField, string>>

/** Recibida, datos incompletos, lista, registrada en el portal, credenciales entregadas; or cancelada with a reason. */
export type IntakeState = 'received' | 'incomplete' | 'ready' | 'registered' | 'delivered' | 'cancelled'

export const INTAKE_STATES: readonly IntakeState[] = [
  'received',
  'incomplete',
  'ready',
  'registered',
  'delivered',
  'cancelled',
]

/**
 * Which of the five cannot be used yet: empty, or not one (an RFC of eleven characters, a telephone of nine). A wrong
 * check digit is no fault (beyond.md I16).
 *   missingOf({ name: 'Hotel', rfc: '', contactName: 'Lety', phone: '998 844 0824', email: 'a@b.mx' }) // ['rfc']
 */
export function missingOf(data: IntakeData): IntakeField[] {
  return INTAKE_FIELDS.filter((field) => !USABLE[field](data[field].trim()))
}

const isThere = (text: string) => text !== ''

const USABLE: Readonly<Record<IntakeField, (text: string) => boolean>> = {
  name: isThere,
  rfc: (text) => checkRfc(withoutSeparators(text)).valid,
  contactName: isThere,
  phone: (text) => normalisePhone(text) !== null,
  email: isMailText,
}

export interface IntakeRecord extends IntakeData {
  /** Null until somebody of the office has looked at what the mail says. */
  readonly checkedOn: string | null
  readonly registeredOn: string | null
  readonly deliveredOn: string | null
  readonly cancelledOn: string | null
}

/** Where an intake stands: computed from what is known, so that it is never out of step with it. */
export function intakeState(intake: IntakeRecord): IntakeState {
  if (intake.cancelledOn !== null) return 'cancelled'
  if (intake.deliveredOn !== null) return 'delivered'
  if (intake.registeredOn !== null) return 'registered'
  if (intake.checkedOn === null) return 'received'
  return missingOf(intake).length > 0 ? 'incomplete' : 'ready'
}

export type IntakeAct = 'check' | 'join' | 'register' | 'deliver' | 'cancel'

/**
 * What may be done in each state: it is registered once its data are whole (R5), delivered once it is registered, and
 * again when the client lost what was sent; what was delivered is not cancelled any more.
 */
export function mayAct(state: IntakeState, act: IntakeAct): boolean {
  return ACTS[state].includes(act)
}

const ACTS: Readonly<Record<IntakeState, readonly IntakeAct[]>> = {
  received: ['check', 'join', 'cancel'],
  incomplete: ['check', 'join', 'cancel'],
  ready: ['check', 'join', 'register', 'cancel'],
  registered: ['deliver', 'cancel'],
  delivered: ['deliver'],
  cancelled: [],
}

/** What the office owes next (Hoy): data to ask for, a company to register, credentials to hand over. */
export function taskOf(state: IntakeState): 'intake.complete' | 'intake.register' | 'intake.deliver' | null {
  if (state === 'received' || state === 'incomplete') return 'intake.complete'
  if (state === 'ready') return 'intake.register'
  return state === 'registered' ? 'intake.deliver' : null
}

/**
 * Whether a mail came under R4's subject, whatever its accents, capitals, points and "Re:". Another subject is a warning
 * and never a reason to turn the client away.
 *   isIntakeSubject('RE: Alta de escritorio de servicios Aspel.') // true
 */
export function isIntakeSubject(subject: string): boolean {
  const bare = subject
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]+/g, ' ')
    .trim()
  return (
    bare.endsWith(INTAKE_SUBJECT) && /^((RE|RV|FW|FWD|ENC) )*$/.test(bare.slice(0, -INTAKE_SUBJECT.length))
  )
}
