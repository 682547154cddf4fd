import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { officeDay } from '#features/policies/office-day.ts'
import { policiesOn } from '#features/policies/sql.ts'
import { timeMet } from '#sync/enrolment.ts'

/** The one table that they are read from. */
export const RULES = 'policies'

/** The rules of each day, kept until a transaction may have changed them. */
export interface Rules {
  on(day: Day): Policies
  /**
   * Which day it is depends on the office's zone, and that on the day. Never one before that in which the endpoint was met
   * last: a clock that fell back would give every date of the past.
   */
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
    dayAt: (now) => officeDay(later(now, timeMet(db)), on).today,
    forget: () => known.clear(),
  }
}

function later(now: Date, met: string | null): Date {
  return met === null || Date.parse(met) <= now.getTime() ? now : new Date(met)
}
