import { addDays, type Day } from './calendar.ts'
import type { BoardState, ValidationState } from './rental.ts'
import { validationTolerance } from './validation.ts'

/** More days without network than these are looked at again, from another day. */
export const MOST_OUTAGE_DAYS = 31

/** How a serial stands on the first day of an outage. */
export interface OutageFacts {
  readonly state: BoardState
  readonly nextCutoff: Day | null
  /** Of one that is not activated: the first day on which its trial no longer opens. */
  readonly lossOn: Day | null
  readonly nextValidation: Day | null
  readonly validationState: ValidationState
  /** Days without validating that the system allows; null = not known (D7). */
  readonly offlineDays: number | null
}

export interface OutageStop {
  /** The first day on which it may not open. */
  readonly day: Day
  readonly why: 'cutoff' | 'validation' | 'trial'
  /** False: the days without validating of that system are not known, and none is counted on (C2). */
  readonly confirmed: boolean
}

/**
 * When a system stops while its city has no network, as after a hurricane: on its cutoff where nobody can renew it, once
 * its days without validating are over (R31, R32, C2), or at the end of a trial that nobody can activate (R20). A charge
 * passes in the portal, but the month that it pays for must be validated like any other. Null of what does not stop, has
 * stopped before, or is reported stopped already.
 *   due, cutoff 2026-09-12, from 2026-09-10                       // 2026-09-12, cutoff
 *   charging, validation 2026-09-12, 5 days, from 2026-09-10      // 2026-09-18, validation: the 17th still opens
 *   the same where the days of that system are not known          // 2026-09-13, validation, not confirmed
 */
export function stopWithoutNetwork(facts: OutageFacts, from: Day): OutageStop | null {
  const { state, nextCutoff, lossOn } = facts
  if (state === 'stopped' || state === 'none') return null
  if (nextCutoff === null) return lossOn === null ? null : since(from, lossOn, 'trial')
  const cutoff = state === 'charging' ? null : since(from, nextCutoff, 'cutoff')
  const validation = unvalidated(facts, from)
  if (cutoff === null || validation === null) return cutoff ?? validation
  return validation.day < cutoff.day ? validation : cutoff
}

function since(from: Day, day: Day, why: 'cutoff' | 'trial'): OutageStop | null {
  return day < from ? null : { day, why, confirmed: true }
}

/** One that was to be validated before is late already: it stops on the first day of the outage at the earliest. */
function unvalidated(
  { nextValidation, validationState, offlineDays }: OutageFacts,
  from: Day,
): OutageStop | null {
  if (nextValidation === null || validationState === 'none' || validationState === 'blocked') return null
  const { plannedLastDay, confirmed } = validationTolerance(nextValidation, offlineDays)
  const day = addDays(plannedLastDay, 1)
  return { day: day < from ? from : day, why: 'validation', confirmed }
}
