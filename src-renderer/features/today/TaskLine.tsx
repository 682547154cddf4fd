import type { Day } from '#domain/calendar.ts'
import { deskTitles } from '#messages/es-MX/tasks.ts'
import { taskDue, taskWord } from '#messages/es-MX/today-tasks.ts'
import { EntryLine, type EntryMarks } from './EntryLine.tsx'
import { urgencyOfTask } from './lines.ts'
import type { Task } from './task-place.ts'
import styles from './EntryLine.module.css'

export interface TaskLineProps extends EntryMarks {
  readonly task: Task
  readonly day: Day
}

/** What a desk owes: by when, what, and the next thing to do. */
export function TaskLine({ task, day, ...marks }: TaskLineProps) {
  return (
    <EntryLine
      entry={task}
      label={task.client === '' ? task.what : `${task.what}, ${task.client}`}
      urgency={urgencyOfTask(task)}
      word={taskWord(task, day)}
      action={task.action}
      {...marks}
    >
      <span className={styles.system}>{deskTitles[task.desk]}</span>
      <span className={styles.sentence} title={task.what}>
        {task.what}
      </span>
      <span className={styles.amount} />
      <span className={styles.detail}>{taskDue(task, day)}</span>
    </EntryLine>
  )
}
