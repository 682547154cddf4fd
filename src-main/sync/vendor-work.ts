import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { LOOKED_AT_DAYS, portalShould } from '#domain/portal-answer.ts'
import { waitingRenewals } from '#features/portal/sql.ts'

/** A payment that the office waits to see in the vendor's portal, and what the portal should say of it. */
export interface AskedOfVendor {
  readonly renewalId: string
  readonly serial: string
  readonly nextPayment: Day
  readonly users: number
  /** Day on which it was recorded, or claimed again. */
  readonly since: Day
}

/** Payments that the vendor has not answered, by the cutoff that comes first. */
export function askedOfVendor(db: ReadDb, today: Day, most: number): AskedOfVendor[] {
  return waitingRenewals(db, addDays(today, -LOOKED_AT_DAYS), 0, most).map((row) => ({
    renewalId: row.renewalId,
    serial: row.serial,
    since: row.settledOn ?? row.recordedOn,
    ...portalShould(row),
  }))
}
