import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { TaskKind, TaskParams } from '#domain/task.ts'

export interface Task<K extends TaskKind = TaskKind> {
  readonly kind: K
  /** The row of the desk that it is about: an order, an invoice, a message. One task of a kind for each. */
  readonly ref: string
  readonly clientId: string | null
  readonly serialId: string | null
  /** The day on which something is lost if nobody acts, and the hour of the office where there is one. */
  readonly dueOn: Day
  readonly dueTime: string | null
  readonly params: TaskParams[K]
}

/** Sets the task of that kind for that row, in the place of the one that it had. */
export function setTask<K extends TaskKind>(db: WriteDb, task: Task<K>): void {
  db.runOne(sql`
    INSERT INTO tasks (id, kind, ref, client_id, serial_id, due_on, due_time, params)
    VALUES (
      ${`${task.kind}:${task.ref}`}, ${task.kind}, ${task.ref}, ${task.clientId}, ${task.serialId}, ${task.dueOn},
      ${task.dueTime}, ${JSON.stringify(task.params)}
    )
    ON CONFLICT (id) DO UPDATE SET
      client_id = excluded.client_id,
      serial_id = excluded.serial_id,
      due_on = excluded.due_on,
      due_time = excluded.due_time,
      params = excluded.params
  `)
}

/** What was owed is done, or nobody waits for it any more. Nothing happens where there was no such task. */
export function clearTask(db: WriteDb, kind: TaskKind, ref: string): void {
  db.run(sql`DELETE FROM tasks WHERE id = ${`${kind}:${ref}`}`)
}

/** All tasks of a row, of whatever kind. */
export function clearTasksOf(db: WriteDb, ref: string): void {
  db.run(sql`DELETE FROM tasks WHERE ref = ${ref}`)
}

interface TaskRow extends Omit<Task, 'params'> {
  readonly params: string
}

const COLUMNS = sql`
  kind, ref, client_id AS clientId, serial_id AS serialId, due_on AS dueOn, due_time AS dueTime, params
`

export function tasksOf(db: ReadDb, ref: string): Task[] {
  return db.all<TaskRow>(sql`SELECT ${COLUMNS} FROM tasks WHERE ref = ${ref} ORDER BY due_on, id`).map(read)
}

function read(row: TaskRow): Task {
  return { ...row, params: JSON.parse(row.params) as Task['params'] }
}
