import { chooses } from '../../ui/adrift.ts'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { useShortcut } from '../../ui/shortcuts.tsx'
import { UrgencyShape } from '../../ui/StatusBadge.tsx'
import type { Urgency } from '../../ui/urgency-of.ts'
import urgencies from '../../ui/urgency.module.css'
import type { TodaySection } from '#contract/today-sections.ts'
import type { Day } from '#domain/calendar.ts'
import { countText, sectionTitle, shortSectionTitle, todayText } from '#messages/es-MX/today.ts'
import { sectionUrgency } from './lines.ts'
import type { DayHead } from './useWorklist.ts'
import type { View } from './view.ts'
import styles from './SectionFilters.module.css'

/** They ask nobody for anything. */
const LAST: readonly TodaySection[] = ['validations', 'promises', 'charges']

export interface SectionFiltersProps {
  readonly head: DayHead
  readonly view: View
  readonly onView: (view: View) => void
}

/**
 * The lists of the day with how many wait in each; pressing the open one again shows all. Keys 0 to 9: the automatic
 * charges have a line of their own.
 */
export function SectionFilters({ head, view, onView }: SectionFiltersProps) {
  const everything = head.sections.filter(({ section }) => !LAST.includes(section))
  const numbered = head.sections.filter(({ section }) => section !== 'charges')
  return (
    <div className={styles.filters} role="group" aria-label={todayText.lists}>
      <Filter
        title={todayText.all}
        keys="0"
        count={everything.reduce((sum, { count }) => sum + count, head.tasks.total)}
        pressed={view === 'all'}
        urgency={null}
        press={() => onView('all')}
      />
      {numbered.map(({ section, count, clients }, i) => (
        <Filter
          key={section}
          title={shortSectionTitle(section, head.today as Day, head.nextWorkingDay as Day)}
          detail={`${sectionTitle(section)}: ${countText(count, clients)}`}
          keys={String(i + 1)}
          count={count}
          pressed={view === section}
          urgency={sectionUrgency[section]}
          press={() => onView(view === section ? 'all' : section)}
        />
      ))}
    </div>
  )
}

interface FilterProps {
  readonly title: string
  readonly detail?: string
  readonly keys: string
  readonly count: number
  readonly pressed: boolean
  readonly urgency: Urgency | null
  readonly press: () => void
}

function Filter({ title, detail, keys, count, pressed, urgency, press }: FilterProps) {
  useShortcut(keys, title, press)
  return (
    <button
      type="button"
      className={styles.filter}
      data-none={count === 0 || undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={detail}
      onClick={chooses(press)}
    >
      <span className={styles.top}>
        {urgency !== null && (
          <span className={`${styles.shape} ${urgencies[count === 0 ? 'later' : urgency]}`}>
            <UrgencyShape urgency={urgency} />
          </span>
        )}
        <span className={styles.count}>{count}</span>
        <span className={styles.key}>
          <Shortcut keys={keys} />
        </span>
      </span>
      <span className={styles.title}>{title}</span>
    </button>
  )
}
