import { Button } from '@mantine/core'
import { todayText } from '#messages/es-MX/today.ts'
import { tasksSelected, todayTaskText as text } from '#messages/es-MX/today-tasks.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { isTask } from './lines.ts'
import type { Chosen } from './useChosen.ts'
import styles from './ActionBar.module.css'

export interface TaskBarProps {
  readonly chosen: Chosen
  readonly pending: boolean
  readonly main: () => void
  readonly open: (what: 'snooze' | 'log') => void
}

/** What can be done with what a desk owes; chosen together with systems, nothing but let go of them. */
export function TaskBar({ chosen, pending, main, open }: TaskBarProps) {
  const tasks = chosen.targets.filter(isTask)
  const mixed = tasks.length < chosen.targets.length
  const [only] = tasks
  const none = mixed || tasks.length === 0 || pending
  const some = chosen.chosen.size > 0
  return (
    <div className={styles.bar} role="toolbar" aria-label={some ? tasksSelected(tasks.length) : only?.what}>
      <span className={styles.about} role="status">
        {some ? (
          <>
            <strong>{mixed ? text.mixed : tasksSelected(tasks.length)}</strong>
            <Button
              size="xs"
              variant="subtle"
              onClick={chosen.clear}
              rightSection={<Shortcut keys="Escape" />}
            >
              {todayText.nothingSelected}
            </Button>
          </>
        ) : (
          only && (
            <span className={styles.name} title={only.what}>
              {only.client === '' ? only.what : only.client}
            </span>
          )
        )}
      </span>
      {tasks.length === 1 && only && (
        <ActionButton
          size="xs"
          variant="filled"
          label={only.action}
          keys="Enter"
          run={main}
          disabled={none}
        />
      )}
      <ActionButton size="xs" label={todayText.snooze} keys="Z" run={() => open('snooze')} disabled={none} />
      <ActionButton
        size="xs"
        label={todayText.log}
        keys="L"
        run={() => open('log')}
        disabled={none || tasks.some(({ clientId }) => clientId === null)}
      />
    </div>
  )
}
