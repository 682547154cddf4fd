import { foldForSearch } from './company-name.ts'
import type { Day } from './calendar.ts'
import type { StoppageCause } from './rental.ts'

/** R44, word for word: the one message that always means an unlock or a change of computer. */
export const ACTIVATIONS_MESSAGE =
  'No es posible realizar otra activación durante el mismo periodo para un sistema en Suscripción'

/** What the ledger knows of the serial on that day; nothing where only the message is known. */
export interface TriageFacts {
  readonly today: Day
  readonly rented: boolean
  readonly activated: boolean
  /** The trial is over (R20). */
  readonly trialOver: boolean
  /** The next cutoff as far as is presumed; null of what has none. */
  readonly cutoff: Day | null
  readonly paid: 'confirmed' | 'presumed'
  /** A validation is known to be missing, or one is due today. */
  readonly validationPending: boolean
}

/** What is asked on the telephone, each only where its answer could change what follows. */
export type TriageQuestion = 'sameComputer' | 'clockRight' | 'opensAtAll'
export type TriageAnswers = { readonly [Q in TriageQuestion]?: boolean }

/** What to do next, with its button. */
export type TriageStep = 'renew' | 'validate' | 'changeComputer' | 'activate' | 'fixClock' | 'support' | 'ask'

export interface Triage {
  readonly cause: StoppageCause
  readonly step: TriageStep
  /** What tells it: the words of the screen, the ledger, an answer; "guess" is said to the caller as one. */
  readonly because: 'message' | 'ledger' | 'answer' | 'guess'
  /** The next question, null when none would change anything. */
  readonly question: TriageQuestion | null
}

/** At most so many questions, so that a call takes under half a minute. */
export const MOST_QUESTIONS = 3

const STEPS: Readonly<Record<StoppageCause, TriageStep>> = {
  payment: 'renew',
  validation: 'validate',
  activations: 'changeComputer',
  trial: 'activate',
  unactivated: 'activate',
  clock: 'fixClock',
  support: 'support',
  unknown: 'ask',
}

/**
 * What a "no abre" is about, from the words on the client's screen and from what the ledger knows of that serial on that
 * day (R44, C1, C2, D11). Words that name one cause win; words that several share are decided by the clocks; what nobody
 * can tell goes to a person.
 *   'No es posible realizar otra activacion durante el mismo…'            // activations, message
 *   'que ya se venció', cutoff yesterday                                  // payment, message
 *   'que ya se venció', paid and confirmed until next year                // validation: the program has not been told
 *   'no abre', a validation pending                                       // validation, ledger
 */
export function triage(message: string, facts: TriageFacts | null, answers: TriageAnswers = {}): Triage {
  if (answers.clockRight === false) return told('clock', 'answer')
  if (answers.sameComputer === false) return told('activations', 'answer')
  if (answers.opensAtAll === true) return told('support', 'answer')
  const said = causeSaid(message)
  const found = said === null ? fromLedger(facts) : fromMessage(said, facts)
  return { ...found, question: nextQuestion(found, said, answers) }
}

type Found = Omit<Triage, 'question'>

function told(cause: StoppageCause, because: Triage['because']): Triage {
  return { cause, step: STEPS[cause], because, question: null }
}

function found(cause: StoppageCause, because: Triage['because']): Found {
  return { cause, step: STEPS[cause], because }
}

function fromMessage(said: StoppageCause, facts: TriageFacts | null): Found {
  if (facts === null) return found(said, 'message')
  const notStarted = facts.rented && !facts.activated
  // What was never activated cannot have exceeded nor lapsed: its trial has (R20).
  if (notStarted && (said === 'payment' || said === 'validation' || said === 'unactivated')) {
    return found(facts.trialOver ? 'trial' : 'unactivated', 'ledger')
  }
  if (said === 'trial' && facts.activated) return fromClocks(facts) ?? found('unactivated', 'message')
  if (said === 'payment' && !lapsed(facts) && facts.paid === 'confirmed') return found('validation', 'ledger')
  // "Valide su renta" of one that is not paid: validating would fail (C2 never extends an unpaid period).
  if (said === 'validation' && lapsed(facts)) return found('payment', 'ledger')
  // "Active el sistema" is also what an activated one says when it wants its validation (R30).
  if (said === 'unactivated' && facts.activated) return fromClocks(facts) ?? found('validation', 'guess')
  return found(said, 'message')
}

function fromLedger(facts: TriageFacts | null): Found {
  if (facts === null) return found('unknown', 'guess')
  if (!facts.rented) return found('support', 'guess')
  if (!facts.activated) return found(facts.trialOver ? 'trial' : 'unactivated', 'ledger')
  return fromClocks(facts) ?? found('unknown', 'guess')
}

/** What the two clocks of the ledger say by themselves. */
function fromClocks(facts: TriageFacts): Found | null {
  if (lapsed(facts)) return found('payment', 'ledger')
  if (facts.validationPending) return found('validation', 'ledger')
  return null
}

/** On the day of the cutoff it may already have stopped (D4). */
function lapsed({ cutoff, today }: TriageFacts): boolean {
  return cutoff !== null && cutoff <= today
}

function nextQuestion(
  { cause, because }: Found,
  said: StoppageCause | null,
  answers: TriageAnswers,
): TriageQuestion | null {
  if (cause === 'activations' || cause === 'clock' || cause === 'trial' || cause === 'support') return null
  if (because === 'message' && cause === 'payment') return null
  const useful: readonly TriageQuestion[] =
    said === null
      ? ['opensAtAll', 'sameComputer', 'clockRight']
      : cause === 'validation'
        ? ['clockRight', 'sameComputer']
        : ['sameComputer']
  return useful.slice(0, MOST_QUESTIONS).find((question) => answers[question] === undefined) ?? null
}

/**
 * What the words on the screen name by themselves, as read, typed from hearing, cut or in capitals; null where they name
 * nothing ("no abre"). The first that fits: what is particular stands before what is general.
 */
function causeSaid(message: string): StoppageCause | null {
  const text = plain(message)
  return SIGNS.find(([, ...signs]) => signs.some((sign) => sign.test(text)))?.[0] ?? null
}

/**
 * Whether the screen itself says that no activation is left (R43, R44), as read aloud, cut or in capitals; that the
 * client tells of another computer is not that.
 *   saysActivationsSpent('NO ES POSIBLE REALIZAR OTRA ACTIVACION') // true
 *   saysActivationsSpent('cambié de computadora')                  // false
 */
export function saysActivationsSpent(message: string): boolean {
  const text = plain(message)
  return SPENT.some((sign) => sign.test(text))
}

function plain(message: string): string {
  return foldForSearch(message)
    .replaceAll(/[^a-z0-9 ]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

const MACHINE = '(compu|maquina|pc\\b|lap|equipo|disco)'

const SPENT: readonly RegExp[] = [
  /otra acti?v|mismo periodo|no (es|e) posible realiz/,
  /exce\w* .*activa|(limite|maximo|numero) de activa|activaciones (permitidas|agotadas)/,
]

/** Words without accents or capitals, as `foldForSearch` leaves them. */
const SIGNS: readonly (readonly [StoppageCause, ...RegExp[]])[] = [
  [
    'activations',
    ...SPENT,
    /ya (esta|se) activ\w* en otr/,
    new RegExp(`otra? ${MACHINE}|(cambi|formate|compr)\\w* .{0,20}${MACHINE}`),
    new RegExp(`${MACHINE}\\w* (nuev|cambi|formate)`),
  ],
  [
    'clock',
    /\breloj|\b(19\d\d|200\d|201\d)\b/,
    /(fecha|hora|calendario) .{0,30}(equipo|sistema|compu|maquina|incorrect|mal|atras|adelant|invalid|no coincide)/,
  ],
  ['trial', /\bprueba|(30|treinta) dias|\bdemo|evaluacion/],
  [
    'support',
    /\b(sql|base de datos|indices?|tablas?|servidor|red|antivirus|windows|lent[oa]|error \d+|dll|runtime)\b/,
    /imprim|impresora|timbr|\bsellos?\b|certificado digital|folios?\b|contrasena|usuario (incorrecto|o)|respaldo/,
  ],
  [
    'validation',
    /\bvalid(a|o|e|ar|acion|arlo|arla)\b|confirmacion de la vigencia|utilerias/,
    /conect\w* (a |al |con )?(el )?internet|(sin|no hay|conexion a) internet/,
  ],
  [
    'payment',
    /venc(io|id[ao]|imiento|er|e)\b|expir|caduc|no vigente|ren(ov|uev)|adeud/,
    /(renta|suscripcion|licencia|vigencia|servicio) .{0,20}(termin|finaliz|conclu|inactiv|suspend|cancel)/,
    /(termin|finaliz|conclu|suspend)\w* .{0,20}(renta|suscripcion|licencia|vigencia|servicio)/,
    /(no|falta|hacer|realiz\w*) .{0,10}pag|pago (pendiente|rechazad|vencid)/,
  ],
  [
    'unactivated',
    /asistente|numero de serie|codigo de activacion|\bcda\b|sin activar|registr(e|ar) (su|el)/,
    /activ(e|ar|alo|elo|arlo|acion|ado)\b/,
  ],
]
