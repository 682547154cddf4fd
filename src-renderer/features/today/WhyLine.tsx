import { Popover, UnstyledButton } from '@mantine/core'
import { useLayoutEffect, useRef, type RefCallback, type RefObject } from 'react'
import type { Day } from '#domain/calendar.ts'
import { nextCutoff } from '#domain/cutoff.ts'
import { whyPaidUntil, whyValidation } from '#domain/why.ts'
import { todayText } from '#messages/es-MX/today.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import type { OutputOf } from '#contract/index.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'
import { Reasons } from '../../ui/WhyThisDate.tsx'
import { isTask, isValidation, type Entry, type Line } from './lines.ts'
import type { Task } from './task-place.ts'
import styles from './WhyLine.module.css'

export interface WhyLineProps {
  readonly line: Entry
  readonly active: boolean
  readonly opened: boolean
  readonly onOpen: (open: boolean) => void
}

/** "¿Por qué esta fecha?", read only when it is asked; until then no more than its button, of which a list has many. */
export function WhyLine({ line, active, opened, onOpen }: WhyLineProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <span ref={place}>
      <UnstyledButton
        className={styles.why}
        tabIndex={active ? 0 : -1}
        aria-keyshortcuts="Q"
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={(event) => {
          event.stopPropagation()
          onOpen(!opened)
        }}
      >
        {todayText.why} {active && <Shortcut keys="Q" />}
      </UnstyledButton>
      {opened && (
        <Popover width={380} position="bottom-start" opened onChange={onOpen} trapFocus>
          <Popover.Target>
            <Anchor place={place} />
          </Popover.Target>
          <Popover.Dropdown aria-label={todayText.whyTitle} className={styles.because}>
            {isTask(line) ? <OfTask task={line} /> : <OfSystem line={line} />}
          </Popover.Dropdown>
        </Popover>
      )}
    </span>
  )
}

/** Hangs a popover from what stands there already, and gives the keyboard back when it is gone. */
function Anchor({
  place,
  ref,
}: {
  readonly place: RefObject<HTMLElement | null>
  readonly ref?: RefCallback<HTMLElement>
}) {
  useLayoutEffect(() => {
    ref?.(place.current)
  }, [place, ref])
  useLayoutEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return null
}

function OfSystem({ line }: { readonly line: Line }) {
  const { data, error } = useQueryOf('serials.get', { id: line.serialId })
  const refusal = refusalOf(error)
  if (refusal) return <RefusalText refusal={refusal} />
  if (!data) return <LoadingRows rows={3} />
  return <Reasons because={becauseOf(line, data)} />
}

function OfTask({ task }: { readonly task: Task }) {
  const { data, error } = useQueryOf('tasks.why', { id: task.id })
  const refusal = refusalOf(error)
  if (refusal) return <RefusalText refusal={refusal} />
  if (!data) return <LoadingRows rows={3} />
  return <Reasons because={data.why} />
}

/** As the ledger explains it, or, looked at from another day, of the day that stands in the line. */
function becauseOf(line: Line, serial: OutputOf<'serials.get'>): readonly string[] {
  const { row, lastDay, offlineDays } = serial
  const on = line.on as Day
  const anchor = row.activatedOn as Day | null
  if (line.section === 'trials') return serial.whyTrial
  if (isValidation(line)) {
    if (on === row.nextValidation || anchor === null) return serial.whyValidation
    return whySentences(whyValidation(anchor, nextCutoff(anchor, 1, on, lastDay).n, lastDay, offlineDays))
  }
  if (on === row.nextCutoff || anchor === null) return serial.whyCutoff
  return whySentences(whyPaidUntil(anchor, row.months ?? 1, on, lastDay))
}
