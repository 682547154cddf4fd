import { Text, Textarea } from '@mantine/core'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'

/** D4: the only way a system is called stopped is that somebody reports it. */
export function ReportDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const [message, setMessage, dropMessage] = useDraft(`serials.reportStopped ${id}`, '')
  const saving = useSaving(
    'serials.reportStopped',
    () => `${text.doneReport}: ${serial}`,
    () => {
      dropMessage()
      onClose()
    },
  )
  return (
    <FormDialog
      opened={opened}
      title={text.reportTitle}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      ready={message.trim() !== ''}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, message })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.reportHint}</Text>
      <Textarea
        data-autofocus
        label={text.reportMessage}
        rows={3}
        maxLength={200}
        value={message}
        onChange={({ currentTarget }) => setMessage(currentTarget.value)}
      />
    </FormDialog>
  )
}

export function ClearStoppedDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const [note, setNote, dropNote] = useDraft(`serials.clearStopped ${id}`, '')
  const saving = useSaving(
    'serials.clearStopped',
    () => `${text.doneClear}: ${serial}`,
    () => {
      dropNote()
      onClose()
    },
  )
  return (
    <FormDialog
      opened={opened}
      title={text.clearTitle}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, note })}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={text.clearNote}
        rows={3}
        maxLength={200}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  )
}
