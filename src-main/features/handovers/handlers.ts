import type { HandlersOf } from '#core/app.ts'
import type { handoverOperations } from '#contract/handovers.ts'
import { ok, refuse } from '#domain/result.ts'
import { findOperator, operatorName } from '#features/operators/sql.ts'
import * as handovers from './sql.ts'

export const handoverHandlers: HandlersOf<typeof handoverOperations> = {
  'handovers.make': ({ db, newId, today }, { operatorId, toId, from, until }) => {
    // load
    for (const id of [operatorId, toId]) {
      if (!findOperator(db, id)) return refuse('operator.unknown', { operator: id })
    }
    // decide
    const name = operatorName(db, operatorId)
    if (operatorId === toId) return refuse('handover.toOneself', { operator: name })
    if (from > until) return refuse('catalogue.rangeReversed', { from, until })
    if (until < today) return refuse('followUp.inThePast', { until, today })
    const other = handovers.overlappingHandover(db, operatorId, from, until)
    if (other) {
      const to = operatorName(db, other.toId)
      return refuse('handover.overlaps', { operator: name, to, from: other.from, until: other.until })
    }
    // save
    const id = newId()
    handovers.insertHandover(db, { id, operatorId, toId, from, until })
    return ok({ id })
  },

  'handovers.end': ({ db, today }, { id }) =>
    handovers.endHandover(db, id, today) === 1 ? ok({ id }) : refuse('handover.notFound', { id }),

  'handovers.list': ({ db, today }) => ok({ handovers: handovers.handoversFrom(db, today) }),
}
