import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Desk, TaskKind, TaskParams } from '#domain/task.ts'
import { clientsLookedAfterBy } from '#features/handovers/sql.ts'

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

/** `taskId('order.pay', id) // 'order.pay:0193…'`: one task of a kind for each row. */
export function taskId(kind: TaskKind, ref: string): string {
  return `${kind}:${ref}`
}

/** Sets the task of that kind for that row, in the place of the one that it had; another day ends its "Posponer". */
export function setTask<K extends TaskKind>(db: WriteDb, task: Task<K>): void {
  db.runOne(sql`
    INSERT INTO tasks (id, kind, ref, client_id, serial_id, due_on, due_time, params)
    VALUES (
      ${taskId(task.kind, task.ref)}, ${task.kind}, ${task.ref}, ${task.clientId}, ${task.serialId}, ${task.dueOn},
      ${task.dueTime}, ${JSON.stringify(task.params)}
    )
    ON CONFLICT (id) DO UPDATE SET
      snoozed_until = CASE WHEN due_on = excluded.due_on THEN snoozed_until END,
      client_id = excluded.client_id,
      serial_id = excluded.serial_id,
      due_on = excluded.due_on,
      due_time = excluded.due_time,
      params = excluded.params
  `)
}

/** What was owed is done, or nobody waits for it any more. Nothing happens where there was no such task. */
export function clearTask(db: WriteDb, kind: TaskKind, ref: string): void {
  db.run(sql`DELETE FROM tasks WHERE id = ${taskId(kind, ref)}`)
}

/** All tasks of a row, of whatever kind. */
export function clearTasksOf(db: WriteDb, ref: string): void {
  db.run(sql`DELETE FROM tasks WHERE ref = ${ref}`)
}

export function findTask(db: ReadDb, id: string): Task | null {
  const row = db.get<TaskRow>(sql`SELECT ${COLUMNS} FROM tasks WHERE id = ${id}`)
  return row === null ? null : read(row)
}

/** Hoy is silent about it until that day. */
export function snoozeTask(db: WriteDb, id: string, until: Day): void {
  db.runOne(sql`UPDATE tasks SET snoozed_until = ${until} WHERE id = ${id}`)
}

/** How many there are of each of these kinds, of those that have any; what was put off counts too. */
export function countTasksOf(db: ReadDb, kinds: readonly TaskKind[]): { kind: TaskKind; count: number }[] {
  return db.all(sql`
    SELECT kind, count(*) AS count FROM tasks WHERE kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))
    GROUP BY kind ORDER BY kind
  `)
}

/**
 * What is owed about a serial is owed to the client who has it now; but the invoice of a payment to whoever paid it
 * (R17), the money of a key by whoever was given it, and what was said in a call or a case to whoever called.
 */
export function moveTasks(db: WriteDb, serialId: string, clientId: string): void {
  db.run(sql`
    UPDATE tasks SET client_id = ${clientId} WHERE serial_id = ${serialId} AND kind <> 'key.charge'
      AND kind NOT GLOB 'invoice.*' AND kind NOT GLOB 'case.*' AND kind NOT GLOB 'contact.*' AND kind NOT GLOB 'own.*'
  `)
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

/** Which tasks Hoy asks for: those that are lost by a day and are not put off. */
export interface DueTasks {
  readonly today: Day
  readonly until: Day
  readonly desk: Desk | null
  /** Only of clients that this operator follows, and of nobody's. */
  readonly follower: string | null
}

/** A task with whom to reach about it. */
export interface TaskToDo extends Task {
  readonly id: string
  readonly client: string
  readonly contact: string
  readonly phone: string
  readonly email: string
  readonly note: string
}

/** By the moment at which something is lost. */
export function tasksDue(db: ReadDb, due: DueTasks, offset: number, limit: number): TaskToDo[] {
  return db
    .all<TaskRow & Omit<TaskToDo, keyof Task>>(
      sql`
        SELECT t.id, t.kind, t.ref, t.client_id AS clientId, t.serial_id AS serialId, t.due_on AS dueOn,
          t.due_time AS dueTime, t.params, coalesce(c.name, '') AS client, coalesce(p.name, '') AS contact,
          coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email, coalesce(c.note, '') AS note
        FROM tasks t
        LEFT JOIN clients c ON c.id = t.client_id
        LEFT JOIN contacts p ON p.rowid =
          (SELECT rowid FROM contacts WHERE client_id = t.client_id ORDER BY position, id LIMIT 1)
        WHERE ${isDue(due)}
        ORDER BY t.due_on, t.due_time, t.id LIMIT ${limit} OFFSET ${offset}
      `,
    )
    .map((row) => ({ ...row, ...read(row) }))
}

/** How many of a kind are due on each day, for which client. */
export function countTasksDue(
  db: ReadDb,
  due: DueTasks,
): { kind: TaskKind; dueOn: Day; who: string; count: number }[] {
  return db.all(sql`
    SELECT t.kind, t.due_on AS dueOn, coalesce(t.client_id, t.id) AS who, count(*) AS count
    FROM tasks t WHERE ${isDue(due)} GROUP BY t.kind, t.due_on, who
  `)
}

function isDue({ today, until, desk, follower }: DueTasks): Sql {
  const ofDesk = desk === null ? sql`` : sql` AND t.kind > ${`${desk}.`} AND t.kind < ${`${desk}/`}`
  const ofFollower =
    follower === null
      ? sql``
      : sql` AND (t.client_id IS NULL OR t.client_id IN ${clientsLookedAfterBy(follower, today)})`
  return sql`t.due_on <= ${until} AND (t.snoozed_until IS NULL OR t.snoozed_until <= ${today})${ofDesk}${ofFollower}`
}

function read(row: TaskRow): Task {
  return { ...row, params: JSON.parse(row.params) as Task['params'] }
}
