import { Textarea } from '@mantine/core'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

/** It opens again: the report is closed, with how it was solved. */
export function ClearStoppedDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const [note, setNote, dropNote] = useDraft(`serials.clearStopped ${id}`, '')
  const saving = useSaving('serials.clearStopped', () => `${text.doneClear}: ${serial}`, dropNote, onClose)
  return (
    <FormDialog
      opened={opened}
      title={text.clearTitle}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      needs={saving.needs}
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
