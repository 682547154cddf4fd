import type { CommandContext } from '#core/app.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import { applyBack, termsBack, type RentalTerms, type TermBack } from '#domain/rental-terms.ts'
import { cancelUsersOf, hasScheduledUsers } from '#features/changes/users.ts'
import { switchedOffByReversal } from '#features/charges/switch.ts'
import { setUsers, type Serial } from '#features/serials/sql.ts'
import * as rentals from './sql.ts'

/** What a renewal changes beside its months, so that its reversal gives it back; nothing where it changes nothing. */
export function rememberTerms(
  db: WriteDb,
  renewalId: string,
  serial: Serial,
  after: RentalTerms,
  seatChangeId: string | null,
): void {
  const before = termsOf(serial)
  if (seatChangeId === null && termsBack(before, after, after).length === 0) return
  rentals.insertTerms(db, { renewalId, before, after, seatChangeId })
}

export interface TermsPlan {
  readonly back: readonly TermBack[]
  /** Users that the payment had scheduled for a day that has not come. */
  readonly seatChangeId: string | null
}

/** What the reversal of a renewal gives back beside its months; it changes nothing yet. */
export function decideTermsBack(db: ReadDb, serial: Serial, renewalId: string): TermsPlan {
  const kept = rentals.termsOfRenewal(db, renewalId)
  if (kept === null) return { back: [], seatChangeId: null }
  const { before, after, seatChangeId } = kept
  const scheduled = seatChangeId !== null && hasScheduledUsers(db, seatChangeId)
  return { back: termsBack(before, after, termsOf(serial)), seatChangeId: scheduled ? seatChangeId : null }
}

export function saveTermsBack(
  context: CommandContext,
  serial: Serial,
  { back, seatChangeId }: TermsPlan,
  reason: string,
): void {
  const { db, today } = context
  if (seatChangeId !== null) cancelUsersOf(db, { id: seatChangeId, serialId: serial.id }, today, reason)
  const now = termsOf(serial)
  const then = applyBack(now, back)
  if (then.users !== now.users) setUsers(db, serial.id, then.users)
  if (now.autoCharge && !then.autoCharge) switchedOffByReversal(context, serial.id, reason)
  rentals.updateRentalTerms(db, { id: serial.rentalId!, ...then })
}

function termsOf(serial: Serial): RentalTerms {
  const { users, months, method, autoCharge } = serial
  return { users, months: months!, method, autoCharge: autoCharge === 1 }
}
