import { useState } from 'react'
import { addDays, type Day } from '#domain/calendar.ts'
import { countText, todayText as text } from '#messages/es-MX/today.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { ActivateForm } from './ActivateForm.tsx'
import { AttendForm } from './AttendForm.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { todayTaskText } from '#messages/es-MX/today-tasks.ts'
import { clientsOf, isSystem, isTask, keyOf, type Entry, type Line } from './lines.ts'
import { LogForm } from './LogForm.tsx'
import { NoteForm } from './NoteForm.tsx'
import type { Actions, Channel } from './useActions.ts'

/** What is being asked about which lines. */
export interface Asking {
  readonly what: 'promise' | 'snooze' | 'log' | 'attend' | 'activate' | 'note'
  readonly entries: readonly Entry[]
  readonly channel: Channel
}

export interface LineDialogProps {
  readonly asking: Asking | null
  readonly actions: Actions
  readonly nextWorkingDay: Day
  readonly onClose: () => void
  readonly onDone: () => void
}

export function LineDialog({ asking, onClose, ...rest }: LineDialogProps) {
  // While it closes it still shows what it was about.
  const [last, setLast] = useState(asking)
  if (asking !== null && asking !== last) setLast(asking)
  const shown = asking ?? last
  return (
    <Dialog opened={asking !== null} onClose={onClose} title={shown === null ? '' : titleOf(shown)}>
      {shown !== null && <Body {...rest} asking={shown} onClose={onClose} />}
    </Dialog>
  )
}

type BodyProps = LineDialogProps & { readonly asking: Asking }

function Body({ asking: { what, entries, channel }, actions, nextWorkingDay, onClose, onDone }: BodyProps) {
  const today = useToday()
  const [entry] = entries
  const lines = entries.filter(isSystem)
  const [line] = lines
  const form = {
    draft:
      entry === undefined ? '' : entries.length === 1 ? keyOf(entry) : `${entries.length} ${keyOf(entry)}`,
    pending: actions.pending,
    refusal: actions.refusal,
    onClose,
  }
  const closing = async (work: Promise<boolean>) => {
    const done = await work
    if (done) {
      onDone()
      onClose()
    }
    return done
  }
  const tomorrow = later(nextWorkingDay, today)
  if (what === 'note') {
    return <NoteForm {...form} proposed={tomorrow} onSave={(text, on) => closing(actions.note(text, on))} />
  }
  if (what === 'log') {
    return <LogForm {...form} channel={channel} onSave={(call) => closing(actions.log(entries, call))} />
  }
  if (what === 'snooze' && entry && isTask(entry)) {
    const tasks = entries.filter(isTask)
    return (
      <FollowUpForm
        {...form}
        kind="snooze"
        proposed={tomorrow}
        onSave={(until) => closing(actions.snoozeTasks(tasks, until))}
      />
    )
  }
  if (!line) return null
  switch (what) {
    case 'promise':
    case 'snooze':
      return (
        <FollowUpForm
          {...form}
          kind={what}
          proposed={what === 'promise' ? lastUsable(lines, today) : tomorrow}
          onSave={(until, said) => closing(actions.followUp(what, lines, until, said))}
        />
      )
    case 'attend':
      return (
        <AttendForm {...form} line={line} onSolved={(note) => closing(actions.clearStopped(line, note))} />
      )
    case 'activate':
      return <ActivateForm {...form} onSave={(on, code) => closing(actions.activate(line, on, code))} />
  }
}

function titleOf({ what, entries }: Asking): string {
  if (what === 'note') return todayTaskText.note
  const [only] = entries
  if (!only || entries.length > 1) return `${text[what]}: ${countText(entries.length, clientsOf(entries))}`
  return `${text[what]}: ${isTask(only) ? only.what : `${only.client}, ${only.system} ${only.version}`}`
}

/** A promise is worth something while the system still works: the last such day, if it is still to come. */
function lastUsable(lines: readonly Line[], today: Day): Day {
  const days = lines
    .flatMap(({ worksThrough }) => (worksThrough === null ? [] : [worksThrough as Day]))
    .toSorted()
  const first = days[0] ?? today
  return first < today ? today : first
}

function later(nextWorkingDay: Day, today: Day): Day {
  return nextWorkingDay > today ? nextWorkingDay : addDays(today, 1)
}
