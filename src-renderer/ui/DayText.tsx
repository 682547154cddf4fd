import { distance, shortDay } from '#messages/es-MX/dates.ts'
import type { Day } from '#domain/calendar.ts'
import styles from './DayText.module.css'
import { useToday } from './surroundings.tsx'

export interface DayTextProps {
  readonly day: Day
  /** False where the column beside already says how far it is. */
  readonly withDistance?: boolean
}

/** `vie 13 mar 2026 · en 2 días` */
export function DayText({ day, withDistance = true }: DayTextProps) {
  const today = useToday()
  return (
    <time dateTime={day} className={styles.day}>
      {shortDay(day)}
      {withDistance && <span className={styles.distance}>{distance(day, today)}</span>}
    </time>
  )
}
