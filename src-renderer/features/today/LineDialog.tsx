import { useState } from 'react'
import { addDays, type Day } from '#domain/calendar.ts'
import { countText, todayText as text } from '#messages/es-MX/today.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { ActivateForm } from './ActivateForm.tsx'
import { AttendForm } from './AttendForm.tsx'
import { FailureForm } from './FailureForm.tsx'
import { FollowUpForm } from './FollowUpForm.tsx'
import { clientsOf, isValidation, keyOf, type Line } from './lines.ts'
import { LogForm } from './LogForm.tsx'
import type { Actions, Channel } from './useActions.ts'

/** What is being asked about which lines. */
export interface Asking {
  readonly what: 'promise' | 'snooze' | 'log' | 'report' | 'attend' | 'activate'
  readonly lines: readonly Line[]
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

function Body({ asking: { what, lines, channel }, actions, nextWorkingDay, onClose, onDone }: BodyProps) {
  const today = useToday()
  const [line] = lines
  if (!line) return null
  const form = {
    draft: lines.length === 1 ? keyOf(line) : `${lines.length} ${keyOf(line)}`,
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
  switch (what) {
    case 'promise':
    case 'snooze':
      return (
        <FollowUpForm
          {...form}
          kind={what}
          proposed={what === 'promise' ? lastUsable(lines, today) : later(nextWorkingDay, today)}
          onSave={(until, said) => closing(actions.followUp(what, lines, until, said))}
        />
      )
    case 'log':
      return (
        <LogForm {...form} channel={channel} onSave={(way, said) => closing(actions.log(lines, way, said))} />
      )
    case 'report':
      return (
        <FailureForm
          {...form}
          ofValidation={isValidation(line)}
          onStopped={(message) => closing(actions.reportStopped(line, message))}
          onFailed={() => closing(actions.failValidation(line))}
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

function titleOf({ what, lines }: Asking): string {
  const [line] = lines
  const about =
    line && lines.length === 1
      ? `${line.client}, ${line.system} ${line.version}`
      : countText(lines.length, clientsOf(lines))
  return `${text[what]}: ${about}`
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
