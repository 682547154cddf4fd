import { Button } from '@mantine/core'
import type { MouseEvent } from 'react'
import type { Day } from '#domain/calendar.ts'
import { deskTitles } from '#messages/es-MX/tasks.ts'
import { taskDue, taskWord } from '#messages/es-MX/today-tasks.ts'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { LineHandlers } from './ClientGroup.tsx'
import { keyOf, urgencyOfTask } from './lines.ts'
import type { Task } from './task-place.ts'
import { WhyLine } from './WhyLine.tsx'
import styles from './SystemLine.module.css'

export interface TaskLineProps {
  readonly task: Task
  readonly day: Day
  readonly active: boolean
  readonly enter: boolean
  readonly chosen: boolean
  readonly whyOpen: boolean
  readonly on: LineHandlers
}

/** What a desk owes: by when, what, and the next thing to do with its key. */
export function TaskLine({ task, day, active, enter, chosen, whyOpen, on }: TaskLineProps) {
  const key = keyOf(task)
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) on.toggle(key, event.shiftKey)
    else on.activate(key)
  }
  return (
    <div
      role="listitem"
      data-line={key}
      className={styles.line}
      data-active={active || undefined}
      data-chosen={chosen || undefined}
      tabIndex={active ? 0 : -1}
      aria-current={active || undefined}
      onClick={press}
      onFocus={active ? undefined : () => on.focus(key)}
    >
      <input
        type="checkbox"
        className={styles.box}
        checked={chosen}
        tabIndex={-1}
        aria-label={`${task.what}, ${task.client}`}
        onClick={(event) => {
          event.stopPropagation()
          on.toggle(key, event.shiftKey)
        }}
        onChange={() => {}}
      />
      <span className={styles.word}>
        <StatusBadge urgency={urgencyOfTask(task)}>{taskWord(task, day)}</StatusBadge>
        <WhyLine line={task} opened={whyOpen} active={active} onOpen={(open) => on.why(open ? key : null)} />
      </span>
      <span className={styles.system}>{deskTitles[task.desk]}</span>
      <span className={styles.sentence} title={task.what}>
        {task.what}
      </span>
      <span className={styles.amount} />
      <span className={styles.detail}>{taskDue(task, day)}</span>
      <Button
        className={styles.action}
        size="xs"
        variant={active && enter ? 'filled' : 'default'}
        tabIndex={active ? 0 : -1}
        rightSection={active && enter ? <Shortcut keys="Enter" /> : undefined}
        onClick={(event) => {
          event.stopPropagation()
          on.main(key)
        }}
      >
        {task.action}
      </Button>
    </div>
  )
}
