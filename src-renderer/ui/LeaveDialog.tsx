import { Text, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import { useDraft } from '../state/drafts.ts'
import { useSaving } from '../state/use-saving.ts'
import { DayInput } from './DayInput.tsx'
import { FormDialog } from './FormDialog.tsx'
import { useToday } from './surroundings.tsx'

export interface LeaveDialogProps {
  readonly command: 'clients.leave' | 'serials.leave'
  /** What leaves; the name as it is said once it is done. */
  readonly id: string
  readonly name: string
  readonly words: LeaveWords
  readonly opened: boolean
  readonly onClose: () => void
  /** Beside the refusal while the portal would go on charging, … */
  readonly stillCharged?: ReactNode
  /** … or the one button that ends that, which leaves by itself afterwards. */
  readonly switchOff?: { readonly label: string; readonly run: (leave: () => void) => void }
}

interface LeaveWords {
  readonly leaveTitle: string
  readonly leaveDetail: string
  readonly leaveReason: string
  readonly leaveMissing: string
  readonly leaveOn: string
  readonly leave: string
  readonly doneLeave: string
}

/** D13: with a reason and a day; refused while the portal would go on charging. */
export function LeaveDialog({ command, id, name, words, opened, onClose, ...charged }: LeaveDialogProps) {
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<{ on: Day | null; reason: string }>(`${command} ${id}`, {
    on: today,
    reason: '',
  })
  const [tried, setTried] = useState(false)
  const saving = useSaving(command, () => `${words.doneLeave}: ${name}`, dropForm, onClose)
  const missing = form.reason.trim() === ''
  const leave = () => {
    setTried(true)
    if (!missing) saving.save({ id, reason: form.reason, ...(form.on === null ? {} : { on: form.on }) })
  }
  const { stillCharged, switchOff } = saving.refusal?.code === 'serial.autoChargeOn' ? charged : {}
  return (
    <FormDialog
      opened={opened}
      title={words.leaveTitle}
      submitLabel={words.leave}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      {...(switchOff && { refusalAction: { label: switchOff.label, run: () => switchOff.run(leave) } })}
      onSubmit={leave}
      onClose={onClose}
    >
      <Text c="dimmed">{words.leaveDetail}</Text>
      <Textarea
        data-autofocus
        label={words.leaveReason}
        rows={2}
        maxLength={200}
        value={form.reason}
        error={tried && missing ? words.leaveMissing : undefined}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
      <DayInput w={220} label={words.leaveOn} value={form.on} onChange={(on) => setForm({ ...form, on })} />
      {stillCharged}
    </FormDialog>
  )
}
