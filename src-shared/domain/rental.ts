import { addDays, type Day } from './calendar.ts'
import { cutoffAt, nextCutoff } from './cutoff.ts'
import { trialOf } from './trial.ts'
import { nextValidation, validationAt, validationTolerance } from './validation.ts'

/** Mensual, semestral, anual: exactly three rental periods (R10). */
export type Months = 1 | 6 | 12
export type Mode = 'subscription' | 'electronic' | 'physical'

/** What the ledger knows of one serial, from which everything that Hoy says is computed. */
export interface RentalFacts {
  readonly mode: Mode
  readonly left: boolean
  /** Of one that has left: its last day, which may be to come (D13). */
  readonly leftOn?: Day | null
  readonly installedOn: Day | null
  readonly trialDays: number
  /** Day of the first activation: the anchor of both clocks (R23, R24). Null while not activated. */
  readonly activatedOn: Day | null
  readonly lastDay: boolean
  readonly months: Months | null
  /** Paid-until is the anchor + this many months (D19). */
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly autoCharge: boolean
  /** The month whose automatic charge was reported as declined (R15): 6 = the renewal after six paid months. */
  readonly chargeFailedMonth?: number | null
  /** Days without validating that the system allows; null = not known (D7). */
  readonly offlineDays: number | null
  /** The last validation on record as done, and the one on record as failed: 1 = the first month's. */
  readonly validated: number
  readonly failedValidation: number | null
  /** Day on which somebody reported that it does not open. */
  readonly stoppedOn: Day | null
  /** What the report was found to be about: of payment, no charge is presumed any more (D11). */
  readonly stoppedFor?: StoppageCause
  /** Sold by another distributor: kept, never billed. */
  readonly otherChannel?: boolean
  readonly followUp: { readonly kind: 'promise' | 'snooze' | 'done'; readonly until: Day } | null
}

/** What a client's "no abre" turned out to be about. */
export type StoppageCause =
  'payment' | 'validation' | 'activations' | 'trial' | 'clock' | 'unactivated' | 'support' | 'unknown'

/** What may be taken as done without anybody saying so (D11). */
export interface Presumptions {
  readonly validations: boolean
  readonly autoCharges: boolean
}

/** The word shown for the serial, in any list. */
export type SerialStatus =
  | 'vigente'
  | 'porVencer'
  | 'corteHoy'
  | 'porConfirmar'
  | 'detenido'
  | 'sinActivar'
  | 'pruebaVencida'
  | 'comprada'
  | 'otroCanal'
  | 'baja'

/** In which list of Hoy the payment clock stands; `charging` is a cutoff whose charge passes by itself (R15, D11). */
export type BoardState =
  'stopped' | 'unconfirmed' | 'due' | 'charging' | 'trial' | 'promise' | 'hidden' | 'none'
export type ValidationState = 'due' | 'tolerance' | 'blocked' | 'none'

export interface Standing {
  readonly status: SerialStatus
  readonly state: BoardState
  /** The day on which something is lost; what Hoy is ordered by. */
  readonly lossOn: Day | null
  readonly nextCutoff: Day | null
  readonly nextValidation: Day | null
  readonly validationState: ValidationState
  /** Last day of the tolerance of a validation that is not done (C2). */
  readonly toleranceUntil: Day | null
  /** Day of a promise or of a snooze. */
  readonly untilDay: Day | null
  /** The first day on which this answer may be another one; null = never by time alone. */
  readonly recheckOn: Day | null
}

const SOON = 7

/**
 * How a serial stands on a day: pure, so asking twice or late gives the same answer (dates.md §5, 3).
 * What is merely not on record stops nothing (D11): validations and automatic charges count as done after their day;
 * a renewal paid by hand whose cutoff has passed without a record is "por confirmar", never "se detuvo" (D4, D12).
 *   monthly, activated 2026-05-30, paid 6 months, on 2026-11-23 // cutoff 2026-11-30, validation 2026-11-30
 */
export function standingOf(facts: RentalFacts, presume: Presumptions, today: Day): Standing {
  if (facts.left) return gone(facts, today)
  if (facts.stoppedOn !== null) return stopped(facts, presume, today, facts.stoppedOn)
  if (facts.otherChannel) return { ...NOTHING_DUE, status: 'otroCanal' }
  if (facts.mode !== 'subscription' || facts.months === null) return { ...NOTHING_DUE, status: 'comprada' }
  if (facts.activatedOn === null) return trial(facts, today)
  return running(facts, facts.activatedOn, presume, today)
}

/**
 * The next cutoff as far as may be presumed: a rental with automatic charge rolls on after its day (D11), one paid by
 * hand stays at the day until which it is paid, and nothing is presumed from a charge on that was reported declined.
 */
export function effectivePaidMonths(
  facts: Pick<RentalFacts, 'months' | 'paidMonths' | 'autoCharge' | 'lastDay' | 'chargeFailedMonth'>,
  anchor: Day,
  presume: Presumptions,
  today: Day,
): number {
  if (!facts.autoCharge || !presume.autoCharges || facts.months === null) return facts.paidMonths
  const boundary = nextCutoff(anchor, 1, today, facts.lastDay).n
  if (boundary <= facts.paidMonths) return facts.paidMonths
  const presumed = facts.paidMonths + Math.ceil((boundary - facts.paidMonths) / facts.months) * facts.months
  const failed = facts.chargeFailedMonth ?? null
  return failed !== null && failed >= facts.paidMonths ? Math.min(presumed, failed) : presumed
}

/** D12: a record without "paid until" is up to date, presumed, until the next cutoff counted from the activation. */
export function presumedPaidMonths(anchor: Day, months: Months, lastDay: boolean, today: Day): number {
  return nextCutoff(anchor, months, today, lastDay).n * months
}

/** Day that is no longer covered: the cutoff. The day before it is "funciona hasta". */
export function paidUntil(anchor: Day, paidMonths: number, lastDay: boolean): Day {
  return cutoffAt(anchor, 1, paidMonths, lastDay)
}

const NOTHING_DUE = {
  state: 'none',
  lossOn: null,
  nextCutoff: null,
  nextValidation: null,
  validationState: 'none',
  toleranceUntil: null,
  untilDay: null,
  recheckOn: null,
} as const

/** One that "no renovará" is asked for nothing more, but opens until its day: what stopped before is still to be seen to. */
function gone({ stoppedOn, leftOn = null }: RentalFacts, today: Day): Standing {
  if (stoppedOn === null || leftOn === null || leftOn <= today) return { ...NOTHING_DUE, status: 'baja' }
  return { ...NOTHING_DUE, status: 'detenido', state: 'stopped', lossOn: stoppedOn, recheckOn: leftOn }
}

function stopped(facts: RentalFacts, presume: Presumptions, today: Day, since: Day): Standing {
  const clocks =
    facts.mode === 'subscription' && facts.months !== null && facts.activatedOn !== null
      ? running({ ...facts, followUp: null }, facts.activatedOn, presumedOf(facts, presume), today)
      : NOTHING_DUE
  return { ...clocks, status: 'detenido', state: 'stopped', lossOn: since }
}

/** A client whose system stopped for want of payment has said that the charge did not pass (D11). */
function presumedOf({ stoppedFor }: RentalFacts, presume: Presumptions): Presumptions {
  return stoppedFor === 'payment' ? { ...presume, autoCharges: false } : presume
}

function trial(facts: RentalFacts, today: Day): Standing {
  const base = { ...NOTHING_DUE, status: 'sinActivar' } as const
  if (facts.installedOn === null) return base
  const { stopsOn } = trialOf(facts.installedOn, today, facts.trialDays)
  const status = today >= stopsOn ? 'pruebaVencida' : 'sinActivar'
  const recheckOn = today >= stopsOn ? null : stopsOn
  return withFollowUp({ ...base, status, state: 'trial', lossOn: stopsOn, recheckOn }, facts, today)
}

function running(facts: RentalFacts, anchor: Day, presume: Presumptions, today: Day): Standing {
  const paid = effectivePaidMonths(facts, anchor, presume, today)
  const cutoff = paidUntil(anchor, paid, facts.lastDay)
  const passed = cutoff < today
  const charges = facts.autoCharge && presume.autoCharges && paid !== facts.chargeFailedMonth
  const validation = validationStanding(facts, anchor, presume, today)
  const status = passed
    ? 'porConfirmar'
    : cutoff === today
      ? 'corteHoy'
      : cutoff <= addDays(today, SOON)
        ? 'porVencer'
        : 'vigente'
  const standing: Standing = {
    status,
    state: passed ? 'unconfirmed' : charges ? 'charging' : 'due',
    lossOn: cutoff,
    nextCutoff: cutoff,
    ...validation,
    untilDay: null,
    recheckOn: earliest(
      passed
        ? null
        : cutoff > addDays(today, SOON)
          ? addDays(cutoff, -SOON)
          : cutoff === today
            ? addDays(cutoff, 1)
            : cutoff,
      validation.recheckOn,
    ),
  }
  return withFollowUp(standing, facts, today)
}

function validationStanding(facts: RentalFacts, anchor: Day, presume: Presumptions, today: Day) {
  const pending = pendingValidation(facts, anchor, presume, today)
  if (pending !== null) {
    const scheduled = validationAt(anchor, pending, facts.lastDay)
    const { plannedLastDay, possibleLastDay } = validationTolerance(scheduled, facts.offlineDays)
    const blocked = today > possibleLastDay
    return {
      nextValidation: scheduled,
      validationState: blocked ? ('blocked' as const) : ('tolerance' as const),
      toleranceUntil: facts.offlineDays === null ? possibleLastDay : plannedLastDay,
      // Where validations must be confirmed, the month after asks for its own.
      recheckOn: earliest(
        blocked ? null : addDays(possibleLastDay, 1),
        presume.validations ? null : addDays(nextValidation(anchor, today, facts.lastDay).day, 1),
      ),
    }
  }
  let next = nextValidation(anchor, today, facts.lastDay)
  if (next.n <= facts.validated) {
    next = { n: facts.validated + 1, day: validationAt(anchor, facts.validated + 1, facts.lastDay) }
  }
  return {
    nextValidation: next.day,
    validationState: 'due' as const,
    toleranceUntil: null,
    recheckOn: addDays(next.day, 1),
  }
}

/** The validation that is known not to be done: reported failed, or one that a policy says must be confirmed (D11). */
function pendingValidation(
  facts: RentalFacts,
  anchor: Day,
  presume: Presumptions,
  today: Day,
): number | null {
  if (facts.failedValidation !== null && facts.failedValidation > facts.validated)
    return facts.failedValidation
  if (presume.validations) return null
  const last = nextValidation(anchor, today, facts.lastDay).n - 1
  return last > facts.validated ? last : null
}

function withFollowUp(standing: Standing, facts: RentalFacts, today: Day): Standing {
  const followUp = facts.followUp
  if (
    followUp === null ||
    followUp.until < today ||
    (followUp.kind !== 'promise' && followUp.until === today)
  ) {
    return standing
  }
  return {
    ...standing,
    state: followUp.kind === 'promise' ? 'promise' : 'hidden',
    untilDay: followUp.until,
    recheckOn: earliest(
      standing.recheckOn,
      followUp.kind === 'promise' ? addDays(followUp.until, 1) : followUp.until,
    ),
  }
}

function earliest(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  if (b === null) return a
  return a < b ? a : b
}
