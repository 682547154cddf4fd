import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { DEFAULT_POLICIES, type Policies } from '#domain/policies.ts'
import { policiesOn } from '#features/policies/sql.ts'
import { dayInZone } from './stamp.ts'

/** The one table that they are read from. */
export const RULES = 'policies'

/** The rules of each day, kept until a transaction may have changed them. */
export interface Rules {
  on(day: Day): Policies
  /** Which day it is depends on the office's zone, and that on the day. */
  dayAt(now: Date): Day
  forget(): void
}

export function rulesOf(db: ReadDb): Rules {
  const known = new Map<Day, Policies>()
  const on = (day: Day) => {
    let rules = known.get(day)
    if (!rules) {
      rules = policiesOn(db, day)
      known.set(day, rules)
    }
    return rules
  }
  return {
    on,
    dayAt: (now) => {
      const { zone } = on(dayInZone(now, DEFAULT_POLICIES.zone))
      const day = dayInZone(now, zone)
      // On the day a zone begins, the one before it still counts until that day has begun there too.
      return on(day).zone === zone ? day : dayInZone(now, on(day).zone)
    },
    forget: () => known.clear(),
  }
}
