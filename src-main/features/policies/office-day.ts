import { dayInZone } from '#core/stamp.ts'
import type { Day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES, type Policies } from '#domain/policies.ts'

/**
 * Which day it is in the office, and the rules of that day: the day depends on the office's zone, and that on the day.
 * `rulesOn` gives the rules of any day.
 */
export function officeDay(
  now: Date,
  rulesOn: (day: Day) => Policies,
): { readonly today: Day; readonly rules: Policies } {
  const { zone } = rulesOn(dayInZone(now, DEFAULT_POLICIES.zone))
  const day = dayInZone(now, zone)
  const rules = rulesOn(day)
  // On the day a zone begins, the one before it still counts until that day has begun there too.
  if (rules.zone === zone) return { today: day, rules }
  const today = dayInZone(now, rules.zone)
  return { today, rules: rulesOn(today) }
}
