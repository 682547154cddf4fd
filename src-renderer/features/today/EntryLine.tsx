import { Button } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Urgency } from '../../ui/urgency-of.ts'
import type { LineHandlers } from './ClientGroup.tsx'
import { keyOf, type Entry } from './lines.ts'
import { WhyLine } from './WhyLine.tsx'
import styles from './EntryLine.module.css'

/** How a line stands in the list, and what is done with it. */
export interface EntryMarks {
  readonly active: boolean
  readonly enter: boolean
  readonly chosen: boolean
  readonly whyOpen: boolean
  readonly on: LineHandlers
}

export interface EntryLineProps extends EntryMarks {
  readonly entry: Entry
  /** What its box chooses, for a screen reader. */
  readonly label: string
  readonly urgency: Urgency
  readonly word: string
  /** Not of a line that says it elsewhere, nor of one that is no date. */
  readonly whyUnderWord?: boolean
  /** What Enter does. */
  readonly action: string
  /** What the line says, between its word and its button. */
  readonly children: ReactNode
}

/** A line of Hoy: its box, a shape with a word and a colour, what it says, and the next thing to do with its key. */
export function EntryLine({
  entry,
  label,
  urgency,
  word,
  whyUnderWord = true,
  action,
  children,
  ...marks
}: EntryLineProps) {
  const { active, chosen, on } = marks
  const key = keyOf(entry)
  const enter = active && marks.enter
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
        aria-label={label}
        onClick={(event) => {
          event.stopPropagation()
          on.toggle(key, event.shiftKey)
        }}
        onChange={() => {}}
      />
      <span className={styles.word}>
        <StatusBadge urgency={urgency}>{word}</StatusBadge>
        {whyUnderWord && <WhyOf entry={entry} {...marks} />}
      </span>
      {children}
      <Button
        className={styles.action}
        size="xs"
        variant={enter ? 'filled' : 'default'}
        tabIndex={active ? 0 : -1}
        rightSection={enter ? <Shortcut keys="Enter" /> : undefined}
        onClick={(event) => {
          event.stopPropagation()
          on.main(key)
        }}
      >
        {action}
      </Button>
    </div>
  )
}

/** "¿Por qué?" of a line, wherever it stands in it. */
export function WhyOf({ entry, active, whyOpen, on }: EntryMarks & { readonly entry: Entry }) {
  const key = keyOf(entry)
  return (
    <WhyLine line={entry} opened={whyOpen} active={active} onOpen={(open) => on.why(open ? key : null)} />
  )
}
