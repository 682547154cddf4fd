import type { HandlersOf } from '#core/app.ts'
import type { policyOperations } from '#contract/policies.ts'
import { ok, refuse } from '#domain/result.ts'
import { allOperators } from '#features/operators/sql.ts'
import { decidePolicies } from './decide.ts'
import { historyOn } from './history.ts'
import { findPolicy, policiesOn, policyHistory, withdrawPolicy } from './sql.ts'

export const policyHandlers: HandlersOf<typeof policyOperations> = {
  'policies.get': ({ db, today }, { on = today }) => {
    const names = new Map(allOperators(db).map(({ id, name }) => [id, name]))
    return ok({
      on,
      policies: policiesOn(db, on),
      history: historyOn(policyHistory(db), on).map(({ operatorId, ...row }) => ({
        ...row,
        operator: names.get(operatorId) ?? operatorId,
      })),
    })
  },

  'policies.set': (context, { changes, from = context.today, reason = '' }) =>
    decidePolicies(context, changes, from, reason),

  'policies.withdraw': ({ db, today, now, operator }, { id }) => {
    const row = findPolicy(db, id)
    if (!row || row.withdrawnAt !== null) return refuse('policy.notFound', { id })
    if (row.validFrom <= today) return refuse('policy.inForce', { field: row.field, since: row.validFrom })
    withdrawPolicy(db, id, now, operator.id)
    return ok({ id })
  },
}
