import type { HandlersOf } from '#core/app.ts'
import type { taskOperations } from '#contract/tasks.ts'
import { ok, refuse } from '#domain/result.ts'
import { isStanding } from '#domain/task.ts'
import { findClient } from '#features/clients/sql.ts'
import { standingTask } from '#features/today/lists.ts'
import { taskSentence } from '#messages/es-MX/tasks.ts'
import { whyTask } from './why.ts'
import { clearTask, findTask, setTask, snoozeTask, taskId } from './sql.ts'

export const taskHandlers: HandlersOf<typeof taskOperations> = {
  'tasks.add': ({ db, newId, today }, { text, on, at = null, clientId = null }) => {
    if (clientId !== null && !findClient(db, clientId)) return refuse('client.notFound', { id: clientId })
    if (on < today) return refuse('task.inThePast', { on, today })
    const ref = newId()
    setTask(db, { kind: 'own.todo', ref, clientId, serialId: null, dueOn: on, dueTime: at, params: { text } })
    return ok({ id: taskId('own.todo', ref) })
  },

  'tasks.done': ({ db }, { id }) => {
    if (isStanding(id)) return refuse('task.standing', {})
    const task = findTask(db, id)
    if (!task) return refuse('task.notFound', { id })
    if (task.kind !== 'own.todo')
      return refuse('task.endsByItself', { what: taskSentence(task.kind, task.params) })
    clearTask(db, task.kind, task.ref)
    return ok({ id })
  },

  'tasks.why': (context, { id }) => {
    const task = isStanding(id) ? standingTask(context, id) : findTask(context.db, id)
    return task ? ok({ why: whyTask(context, task) }) : refuse('task.notFound', { id })
  },

  'tasks.snooze': ({ db, today }, { ids, until }) => {
    if (ids.some(isStanding)) return refuse('task.standing', {})
    const gone = ids.find((id) => !findTask(db, id))
    if (gone !== undefined) return refuse('task.notFound', { id: gone })
    if (until <= today) return refuse('task.snoozeInPast', { until, today })
    for (const id of ids) snoozeTask(db, id, until)
    return ok({ ids })
  },
}
