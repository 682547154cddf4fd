import { Text, Textarea } from '@mantine/core'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog, type FormDialogProps } from '../../ui/FormDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

/** D4: the only way a system is called stopped is that somebody reports it. */
export function ReportDialog({ page, ...dialog }: SerialDialogProps) {
  const { id, serial } = page.row
  const [message, setMessage, dropMessage] = useDraft(`serials.reportStopped ${id}`, '')
  const saving = useSaving(
    'serials.reportStopped',
    () => `${text.doneReport}: ${serial}`,
    () => {
      dropMessage()
      dialog.onClose()
    },
  )
  return (
    <NoteDialog
      {...dialog}
      title={text.reportTitle}
      hint={text.reportHint}
      label={text.reportMessage}
      value={message}
      onChange={setMessage}
      saving={saving}
      ready={message.trim() !== ''}
      onSubmit={() => saving.save({ id, message })}
    />
  )
}

export function ClearStoppedDialog({ page, ...dialog }: SerialDialogProps) {
  const { id, serial } = page.row
  const [note, setNote, dropNote] = useDraft(`serials.clearStopped ${id}`, '')
  const saving = useSaving(
    'serials.clearStopped',
    () => `${text.doneClear}: ${serial}`,
    () => {
      dropNote()
      dialog.onClose()
    },
  )
  return (
    <NoteDialog
      {...dialog}
      title={text.clearTitle}
      label={text.clearNote}
      value={note}
      onChange={setNote}
      saving={saving}
      onSubmit={() => saving.save({ id, note })}
    />
  )
}

interface NoteDialogProps extends Pick<
  FormDialogProps,
  'opened' | 'title' | 'ready' | 'onSubmit' | 'onClose'
> {
  readonly hint?: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly saving: Pick<FormDialogProps, 'pending' | 'refusal'>
}

function NoteDialog({ hint, label, value, onChange, saving, ...dialog }: NoteDialogProps) {
  return (
    <FormDialog
      {...dialog}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      refusal={saving.refusal}
    >
      {hint !== undefined && <Text c="dimmed">{hint}</Text>}
      <Textarea
        data-autofocus
        label={label}
        rows={3}
        maxLength={200}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </FormDialog>
  )
}
