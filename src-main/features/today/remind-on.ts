import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { nextReminderOn, offsetsBy } from '#domain/reminder.ts'
import type { Months } from '#domain/rental.ts'

export interface RentalTerms {
  readonly has_left: number
  readonly months: Months | null
  readonly auto_charge: number
  readonly known_on: Day
}

export interface StandingNow {
  readonly next_cutoff: Day | null
  readonly state: string
  readonly until_day: Day | null
}

/** The day of a serial's next reminder (D10); `firedDownTo` is the least of the offsets that have fired for its cutoff. */
export function remindersBy(
  policies: Policies,
): (row: RentalTerms, now: StandingNow, firedDownTo: number | null) => Day | null {
  const offsetsOf = offsetsBy(policies.reminderOffsets)
  return (row, now, firedDownTo) => {
    if (now.next_cutoff === null || row.has_left === 1 || row.months === null) return null
    const charged = row.auto_charge === 1
    return nextReminderOn({
      cutoff: now.next_cutoff,
      offsets: offsetsOf(row.months, charged),
      firedDownTo,
      knownSince: row.known_on,
      promisedFor: now.state === 'promise' ? now.until_day : null,
      // Where the charge is presumed, the cutoff moves on by itself and nobody is called.
      callAfter: !(charged && policies.presumeAutoCharges),
    })
  }
}
