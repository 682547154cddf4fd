import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { nextCutoff } from '#domain/cutoff.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { effectivePaidMonths, type Months, type Presumptions } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { findSerial } from '#features/serials/sql.ts'
import { decideValidation, isConfirmed, type Activated } from './life.ts'
import * as rentals from './sql.ts'
import { presumptionsOf } from './paid.ts'

export interface Confirmation {
  readonly serialId: string
  readonly what: 'renewal' | 'validation'
  /** The cutoff that the renewal reached, or the day of the validation; null: the one that was due. */
  readonly through: Day | null
  readonly source: 'client' | 'portal'
}

/**
 * Somebody said that it was renewed or validated (D11); whether anything was new in it. Refused: `serial.notFound`,
 * `serial.boughtHasNoClock`, `serial.notActivated`, `rental.throughNotBoundary`.
 */
export function confirm(
  context: CommandContext,
  { serialId, what, through, source }: Confirmation,
): Result<boolean> {
  const { db, newId, today, policies, operator } = context
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  if (serial.rentalId === null) return refuse('serial.boughtHasNoClock', { serial: serial.serial })
  if (serial.activatedOn === null) return refuse('serial.notActivated', { serial: serial.serial })
  const { activatedOn, rentalId } = serial
  const rental = { ...serial, activatedOn, rentalId, months: serial.months! }
  if (what === 'validation') {
    // decide
    const validation = decideValidation(rental, through, today)
    if (!validation.ok) return validation
    // save: a month that is confirmed already stays as it was said first
    if (isConfirmed(db, serialId, validation.value.n)) return ok(false)
    rentals.recordValidation(db, {
      ...validation.value,
      id: newId(),
      serialId,
      state: 'confirmed',
      cause: null,
      recordedOn: today,
      source,
      operatorId: operator.id,
    })
    return ok(true)
  }
  // decide
  const month = renewedThrough(rental, through, presumptionsOf(db, serial, policies), today)
  if (month === null) {
    return refuse('rental.throughNotBoundary', { serial: serial.serial, through: through ?? '' })
  }
  if (month <= rental.paidMonths && rental.paidState === 'confirmed') return ok(false)
  // save
  if (month > rental.paidMonths) {
    const renewal = {
      id: newId(),
      rentalId,
      firstMonth: rental.paidMonths,
      months: month - rental.paidMonths,
      state: 'confirmed',
      source,
      paymentId: null,
      users: rental.users,
      recordedOn: today,
    } as const
    rentals.insertRenewal(db, renewal, operator.id)
  }
  rentals.setPaid(db, rentalId, Math.max(month, rental.paidMonths), 'confirmed')
  refreshChargeTasks(context, serialId)
  return ok(true)
}

/**
 * Up to which month a renewal is confirmed: the named cutoff, else the one that was due: the first period whose
 * cutoff is still ahead, so that one key brings a record up to date however long nobody wrote it down (D11).
 */
function renewedThrough(
  rental: Activated & { readonly months: Months },
  through: Day | null,
  presume: Presumptions,
  today: Day,
): number | null {
  const lastDay = rental.lastDay === 1
  if (through !== null) return monthStartingOn(rental.activatedOn, lastDay, through)
  const presumed = effectivePaidMonths(
    { ...rental, autoCharge: rental.autoCharge === 1, lastDay },
    rental.activatedOn,
    presume,
    today,
  )
  const boundary = nextCutoff(rental.activatedOn, 1, today, lastDay)
  const needed = boundary.day === today ? boundary.n + 1 : boundary.n
  if (presumed >= needed) return presumed
  return presumed + Math.ceil((needed - presumed) / rental.months) * rental.months
}
