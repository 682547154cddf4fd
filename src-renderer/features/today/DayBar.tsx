import { useRef, type KeyboardEvent } from 'react'
import type { Day } from '#domain/calendar.ts'
import { dayBarLabel, dayOfWeek, todayText } from '#messages/es-MX/today.ts'
import { useQueryOf } from '../../api.ts'
import { lookAsOf } from '../../state/session.ts'
import { chooses } from '../../ui/adrift.ts'
import { useClockDay } from '../../ui/surroundings.tsx'
import { useOpenDays } from './useActBy.ts'
import styles from './DayBar.module.css'

/** Fourteen days from today, whatever day is looked at: how many cutoffs and validations fall on each. */
export function DayBar({ looked }: { readonly looked: Day }) {
  const today = useClockDay()
  const isOpen = useOpenDays()
  const bar = useRef<HTMLDivElement>(null)
  const days = useQueryOf('today.list', { limit: 1 }, { ofToday: true }).data?.days ?? []
  const most = Math.max(1, ...days.map(({ cutoffs, validations }) => Math.max(cutoffs, validations)))
  const inBar = days.some(({ day }) => day === looked)

  const steer = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (step === undefined || at < 0) return
    event.preventDefault()
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
  }

  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={todayText.daysAhead} onKeyDown={steer}>
      {days.map(({ day: text, ...counts }, i) => {
        const day = text as Day
        const open = isOpen(day)
        const pressed = day === looked
        const label = dayBarLabel(day, counts, !open)
        return (
          <button
            key={day}
            type="button"
            className={styles.day}
            data-closed={!open || undefined}
            aria-pressed={pressed}
            title={label}
            tabIndex={pressed || (!inBar && i === 0) ? 0 : -1}
            onClick={chooses(() => lookAsOf(day === today ? null : day))}
          >
            <span className="visually-hidden">{label}</span>
            <span className={styles.name} aria-hidden="true">
              {day === today ? todayText.today : dayOfWeek(day)}
            </span>
            <span className={styles.columns} aria-hidden="true">
              <Column count={counts.cutoffs} most={most} kind="cutoffs" />
              <Column count={counts.validations} most={most} kind="validations" />
            </span>
          </button>
        )
      })}
      <dl className={styles.legend} aria-hidden="true">
        <dt className={styles.cutoffs} />
        <dd>{todayText.cutoffs}</dd>
        <dt className={styles.validations} />
        <dd>{todayText.validations}</dd>
      </dl>
    </div>
  )
}

const HIGHEST_PX = 20

interface ColumnProps {
  readonly count: number
  readonly most: number
  readonly kind: 'cutoffs' | 'validations'
}

function Column({ count, most, kind }: ColumnProps) {
  const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * HIGHEST_PX))
  return (
    <span className={styles.column}>
      <svg className={styles.drawn} width="14" height={HIGHEST_PX} viewBox={`0 0 14 ${HIGHEST_PX}`}>
        <rect className={styles[kind]} x="0" y={HIGHEST_PX - height} width="14" height={height} rx="1" />
      </svg>
      <span className={styles.count} data-none={count === 0 || undefined}>
        {count}
      </span>
    </span>
  )
}
