import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import type { RenewableRental } from '#domain/renewal.ts'
import { effectivePaidMonths, paidUntil, type Presumptions } from '#domain/rental.ts'
import { openStoppage, type Serial } from '#features/serials/sql.ts'

/** D11: of a system that stopped for want of payment no charge is presumed any more. */
export function presumptionsOf(db: ReadDb, serial: Serial, policies: Policies): Presumptions {
  return {
    validations: policies.presumeValidations,
    autoCharges: policies.presumeAutoCharges && openStoppage(db, serial.id)?.cause !== 'payment',
  }
}

/**
 * How far a rented and activated system is paid, with what may be presumed of it today (D11); null of any other. Whoever
 * says it, on the telephone, in a statement, at the support desk, says the same.
 */
export function paidMonthsOf(
  { db, today, policies }: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): number | null {
  if (serial.activatedOn === null || serial.months === null) return null
  return effectivePaidMonths(
    renewableOf(serial),
    serial.activatedOn,
    presumptionsOf(db, serial, policies),
    today,
  )
}

/** The first day that is not paid, as far as may be presumed today (D11); null of what is bought or not activated. */
export function paidUntilOf(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): Day | null {
  const months = paidMonthsOf(context, serial)
  return months === null ? null : paidUntil(serial.activatedOn!, months, serial.lastDay === 1)
}

/** A rented serial as the rules of renewal look at it. */
export function renewableOf(serial: Serial): RenewableRental {
  return {
    activatedOn: serial.activatedOn,
    lastDay: serial.lastDay === 1,
    months: serial.months!,
    paidMonths: serial.paidMonths,
    paidState: serial.paidState,
    autoCharge: serial.autoCharge === 1,
    chargeFailedMonth: serial.chargeFailedMonth,
  }
}
