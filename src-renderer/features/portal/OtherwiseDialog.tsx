import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { portalText as text } from '#messages/es-MX/portal.ts'
import { useCommand } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { Waiting } from './Payments.tsx'

export interface OtherwiseDialogProps {
  readonly waiting: Waiting
  readonly onClose: () => void
}

/** What the portal shows instead: another date, other users, or that it does not take the payment. */
export function OtherwiseDialog({ waiting, onClose }: OtherwiseDialogProps) {
  const [how, setHow] = useState<'shows' | 'refused'>('shows')
  const [day, setDay] = useState<Day | null>(waiting.nextPayment as Day)
  const [users, setUsers] = useState<number | string>(waiting.users)
  const [words, setWords] = useState('')
  const answering = useCommand('portal.answer')
  const ready = how === 'refused' ? words.trim() !== '' : day !== null && typeof users === 'number'
  const save = async () => {
    const said = how === 'refused' ? { refused: words } : { nextPayment: day!, users: users as number }
    const reply = await answering.run({ renewalId: waiting.renewalId, ...said })
    if (!reply.ok) return
    offerUndo(
      reply.value.says === 'confirmed' ? text.seen(waiting.serial) : text.noted(waiting.serial),
      reply.command,
    )
    onClose()
  }
  return (
    <FormDialog
      opened
      title={text.otherwiseTitle(waiting.serial)}
      submitLabel={text.saveOtherwise}
      pending={answering.pending}
      ready={ready}
      needs="portal.answer"
      refusal={answering.refusal}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div>{text.here(shortDay(waiting.nextPayment as Day), waiting.users)}</div>
      <SegmentedControl
        aria-label={text.how}
        value={how}
        onChange={setHow}
        data={[
          { value: 'shows', label: text.showsOther },
          { value: 'refused', label: text.doesNotTake },
        ]}
      />
      {how === 'shows' ? (
        <>
          <DayInput data-autofocus label={text.columns.paidUntil} value={day} onChange={setDay} />
          <NumberInput label={text.columns.users} min={1} max={10_000} value={users} onChange={setUsers} />
        </>
      ) : (
        <TextInput
          label={text.itsWords}
          description={text.itsWordsHint}
          required
          maxLength={200}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
