import { Button } from '@mantine/core'
import type { MouseEvent } from 'react'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { actionOf, lineDetail, lineSentence, lineWord, todayText, usersText } from '#messages/es-MX/today.ts'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { LineHandlers } from './ClientGroup.tsx'
import { keyOf, mainAction, urgencyOf, type Line } from './lines.ts'
import { WhyLine } from './WhyLine.tsx'
import styles from './SystemLine.module.css'

export interface SystemLineProps {
  readonly line: Line
  readonly day: Day
  readonly actBy: string
  readonly active: boolean
  readonly enter: boolean
  readonly chosen: boolean
  readonly whyOpen: boolean
  readonly on: LineHandlers
}

/** A system: a shape, a word and a colour, what stops when, and the next thing to do with its key. */
export function SystemLine({ line, day, actBy, active, enter, chosen, whyOpen, on }: SystemLineProps) {
  const key = keyOf(line)
  const name = `${line.system} ${line.version}`
  const sentence = lineSentence(line, day)
  const detail = actBy === '' ? lineDetail(line, day) : actBy
  const why = (
    <WhyLine line={line} opened={whyOpen} active={active} onOpen={(open) => on.why(open ? key : null)} />
  )
  const withWhy = line.section !== 'reported'
  const isShort = line.section === 'validations'
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
        aria-label={`${name}, ${line.client}`}
        onClick={(event) => {
          event.stopPropagation()
          on.toggle(key, event.shiftKey)
        }}
        onChange={() => {}}
      />
      <span className={styles.word}>
        <StatusBadge urgency={urgencyOf(line, day)}>{lineWord(line, day)}</StatusBadge>
        {withWhy && !isShort && why}
      </span>
      <span className={styles.system}>
        {name} <span className={styles.users}>· {usersText(line.users)}</span>
      </span>
      {isShort ? (
        <span className={styles.short}>
          {line.serial} {why}
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
        {mainAction[line.section] === 'confirm' ? todayText.confirm : actionOf(line.section)}
      </Button>
    </div>
  )
}
