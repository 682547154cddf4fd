import { addDays, type Day } from '#domain/calendar.ts'
import type { PolicyField } from '#domain/policies.ts'
import type { PolicyRow } from './sql.ts'

export interface PolicyPeriod extends Pick<
  PolicyRow,
  'id' | 'field' | 'value' | 'validFrom' | 'reason' | 'decidedAt' | 'operatorId'
> {
  /** Last day of its force; null while nothing later is decided. */
  readonly validThrough: Day | null
  readonly state: 'past' | 'inForce' | 'pending' | 'replaced' | 'withdrawn'
}

/** Each value with the days of its force as they are seen on a day; `rows` come newest first within their field. */
export function historyOn(rows: readonly PolicyRow[], on: Day): PolicyPeriod[] {
  const later = new Map<PolicyField, Day>()
  return rows.map(({ withdrawnAt, withdrawnBy, ...row }) => {
    if (withdrawnAt !== null) return { ...row, validThrough: null, state: 'withdrawn' }
    const next = later.get(row.field)
    if (next === row.validFrom) return { ...row, validThrough: null, state: 'replaced' }
    later.set(row.field, row.validFrom)
    const validThrough = next === undefined ? null : addDays(next, -1)
    const state =
      row.validFrom > on ? 'pending' : validThrough !== null && validThrough < on ? 'past' : 'inForce'
    return { ...row, validThrough, state }
  })
}
