import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { actionOf, lineDetail, lineSentence, lineWord, todayText, usersText } from '#messages/es-MX/today.ts'
import { EntryLine, WhyOf, type EntryMarks } from './EntryLine.tsx'
import { mainAction, urgencyOf, type Line } from './lines.ts'
import styles from './EntryLine.module.css'

export interface SystemLineProps extends EntryMarks {
  readonly line: Line
  readonly day: Day
  readonly actBy: string
}

/** A system: what stops when, its money, and the next thing to do. */
export function SystemLine({ line, day, actBy, ...marks }: SystemLineProps) {
  const name = `${line.system} ${line.version}`
  const sentence = lineSentence(line, day)
  const detail = actBy === '' ? lineDetail(line, day) : actBy
  const isShort = line.section === 'validations'
  return (
    <EntryLine
      entry={line}
      label={`${name}, ${line.client}`}
      urgency={urgencyOf(line, day)}
      word={lineWord(line, day)}
      whyUnderWord={line.section !== 'reported' && !isShort}
      action={mainAction[line.section] === 'confirm' ? todayText.confirm : actionOf(line.section)}
      {...marks}
    >
      <span className={styles.system}>
        {name} <span className={styles.users}>· {usersText(line.users)}</span>
      </span>
      {isShort ? (
        <span className={styles.short}>
          {line.serial} <WhyOf entry={line} {...marks} />
        </span>
      ) : (
        <span className={styles.sentence} title={sentence}>
          {sentence}
        </span>
      )}
      <span className={styles.amount}>
        {line.amount === null ? '' : formatPesos(line.amount as Centavos)}
      </span>
      {!isShort && <span className={styles.serial}>{line.serial}</span>}
      {detail !== '' && (
        <span className={styles.detail} title={detail}>
          {detail}
        </span>
      )}
    </EntryLine>
  )
}
