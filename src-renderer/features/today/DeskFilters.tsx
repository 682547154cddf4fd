import { deskTitles } from '#messages/es-MX/tasks.ts'
import { todayTaskText as text } from '#messages/es-MX/today-tasks.ts'
import { chooses } from '../../ui/adrift.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import styles from './DeskFilters.module.css'
import { seeMine, useMine } from './mine.ts'
import type { DayHead } from './useWorklist.ts'
import { deskOfView, type View } from './view.ts'

export interface DeskFiltersProps {
  readonly head: DayHead
  readonly view: View
  readonly onView: (view: View) => void
  readonly onNote: () => void
}

/** "Pedidos 3", "Facturas 2": what each desk owes, one after the other with D; and whose clients are looked at. */
export function DeskFilters({ head, view, onView, onNote }: DeskFiltersProps) {
  const mine = useMine((state) => state.mine)
  const { desks } = head.tasks
  const at = desks.findIndex(({ desk }) => desk === deskOfView(view))
  const next = desks[at + 1]
  useShortcut(desks.length > 0 ? 'D' : null, text.nextDesk, () => onView(next ? `desk ${next.desk}` : 'all'))
  return (
    <div className={styles.bar}>
      <div className={styles.desks} role="group" aria-label={text.desks}>
        {desks.map(({ desk, count }, i) => (
          <button
            key={desk}
            type="button"
            className={styles.desk}
            aria-pressed={i === at}
            onClick={chooses(() => onView(i === at ? 'all' : `desk ${desk}`))}
          >
            {deskTitles[desk]} <strong>{count}</strong>
          </button>
        ))}
        {desks.length > 0 && <Shortcut keys="D" />}
      </div>
      <ActionButton size="compact-sm" label={text.note} keys="N" run={onNote} />
      <ActionButton
        size="compact-sm"
        label={mine ? text.seeEverybody : text.seeMine}
        keys="M"
        variant={mine ? 'light' : 'default'}
        run={() => seeMine(!mine)}
      />
    </div>
  )
}
