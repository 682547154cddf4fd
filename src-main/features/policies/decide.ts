import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies, PolicyField } from '#domain/policies.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { isZone } from '#domain/zoned.ts'
import { insertPolicy, policiesOn } from './sql.ts'

/** Rules that change from a day on, never before today: what was decided until then was decided by the old ones. */
export function decidePolicies(
  { db, today, now, operator, newId }: CommandContext,
  changes: { readonly [F in PolicyField]?: Policies[F] | undefined },
  from: Day,
  reason: string,
): Result<Policies> {
  // load
  const before = policiesOn(db, from)
  // decide
  if (from < today) return refuse('policy.inThePast', { from, today })
  if (changes.zone !== undefined && !isZone(changes.zone)) {
    return refuse('settings.zoneUnknown', { zone: changes.zone })
  }
  const changed = Object.entries(changes).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field as PolicyField]),
  )
  // save
  for (const [field, value] of changed) {
    insertPolicy(db, {
      id: newId(),
      field: field as PolicyField,
      value,
      validFrom: from,
      reason,
      decidedAt: now,
      operatorId: operator.id,
    })
  }
  return ok(policiesOn(db, from))
}
