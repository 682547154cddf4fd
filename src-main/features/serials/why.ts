import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { nextCutoff } from '#domain/cutoff.ts'
import { whyNewAnchor, whyPaidUntil, whyValidation, type Why } from '#domain/why.ts'
import { anchorsOf } from '#features/rentals/sql.ts'
import { findSerial } from './sql.ts'

/** A validation or a cutoff of a serial, counted from its first activation or from its "nuevo corte" (D5). */
export function whyBoundary(db: ReadDb, serialId: string, on: Day, validation: boolean): Why {
  const { activatedOn, months, lastDay } = findSerial(db, serialId)!
  if (activatedOn === null) return []
  const why = validation
    ? whyValidation(activatedOn, nextCutoff(activatedOn, 1, on, lastDay === 1).n, lastDay === 1)
    : whyPaidUntil(activatedOn, months ?? 1, on, lastDay === 1)
  const first = anchorsOf(db, serialId)[0]?.activatedOn
  return first === undefined ? why : whyNewAnchor(why, first)
}
