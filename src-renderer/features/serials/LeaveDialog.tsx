import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { call } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { offerUndo } from '../../state/undo.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'

/** D13: with a reason and a day; refused while the portal would go on charging. */
export function LeaveDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<{ on: Day | null; reason: string }>(`serials.leave ${id}`, {
    on: today,
    reason: '',
  })
  const [tried, setTried] = useState(false)
  const saving = useSaving(
    'serials.leave',
    () => `${text.doneLeave}: ${serial}`,
    () => {
      dropForm()
      onClose()
    },
  )
  const missing = form.reason.trim() === ''
  const save = () => {
    setTried(true)
    if (!missing) saving.save({ id, reason: form.reason, ...(form.on === null ? {} : { on: form.on }) })
  }
  const switchOff = async () => {
    const reply = await call('serials.update', { id, autoCharge: false })
    if (!reply.ok) return
    offerUndo(`${text.doneSwitchedOff}: ${serial}`, reply.command)
    save()
  }
  return (
    <FormDialog
      opened={opened}
      title={text.leaveTitle}
      submitLabel={text.leave}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      refusal={saving.refusal}
      {...(saving.refusal?.code === 'serial.autoChargeOn'
        ? { refusalAction: { label: text.switchedOff, run: () => void switchOff() } }
        : {})}
      onSubmit={save}
      onClose={onClose}
    >
      <Text c="dimmed">{text.leaveDetail}</Text>
      <Textarea
        data-autofocus
        label={text.leaveReason}
        rows={2}
        maxLength={200}
        value={form.reason}
        error={tried && missing ? text.leaveMissing : undefined}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
      <DayInput w={220} label={text.leaveOn} value={form.on} onChange={(on) => setForm({ ...form, on })} />
    </FormDialog>
  )
}
