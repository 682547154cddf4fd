import type { HandlersOf } from '#core/app.ts'
import type { practiceOperations } from '#contract/practice.ts'
import { FIRST_DAY } from '#domain/first-day.ts'
import { ok, refuse } from '#domain/result.ts'
import { outboxHead } from '#sync/outbox.ts'
import { beginDay } from './begin.ts'
import * as practiceDay from './sql.ts'

export const practiceHandlers: HandlersOf<typeof practiceOperations> = {
  'practice.firstDay': ({ db, practice }) => {
    if (!practice) return ok(null)
    const mark = practiceDay.readMark(db)
    return ok({
      client: mark && practiceDay.nameOf(db, mark.clientId),
      tasks: FIRST_DAY.map((task) => ({ task, done: mark !== null && practiceDay.isDone(db, task, mark) })),
    })
  },

  'practice.begin': async (context) =>
    context.practice ? beginDay(context) : refuse('practice.onlyThere', {}),

  'practice.mark': ({ db }, { clientId }) => {
    const day = (practiceDay.readMark(db)?.day ?? 0) + 1
    practiceDay.setMark(db, { from: outboxHead(db).seq, clientId, day })
    return ok({})
  },
}
