import { Textarea, TextInput } from '@mantine/core'
import { changesText as text } from '#messages/es-MX/changes.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ClientPick, type PickedClient } from './ClientPick.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

interface Form {
  readonly to: PickedClient | null
  readonly reason: string
  readonly authorisation: string
}

/** The owner is locked (R21) but for this: with a reason, and who authorised it; the payments stay where they were. */
export function TransferDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial, client } = page.row
  const [form, setForm, dropForm] = useDraft<Form>(`serials.transfer ${id}`, {
    to: null,
    reason: '',
    authorisation: '',
  })
  const saving = useSaving('changes.transfer', () => `${text.doneTransfer}: ${serial}`, dropForm, onClose)
  const { to } = form
  return (
    <FormDialog
      opened={opened}
      title={`${text.transferTitle}: ${serial}`}
      submitLabel={text.transferTitle}
      pending={saving.pending}
      ready={to !== null && form.reason.trim() !== '' && form.authorisation.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() =>
        to !== null &&
        saving.save({
          serialId: id,
          toClientId: to.id,
          reason: form.reason,
          authorisation: form.authorisation,
        })
      }
      onClose={onClose}
    >
      <p>{text.transferHint(client)}</p>
      <ClientPick value={to} onChange={(picked) => setForm({ ...form, to: picked })} />
      <TextInput
        required
        label={text.reason}
        maxLength={200}
        value={form.reason}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
      <Textarea
        required
        label={text.authorisation}
        description={text.authorisationHint}
        rows={2}
        maxLength={2_000}
        value={form.authorisation}
        onChange={({ currentTarget }) => setForm({ ...form, authorisation: currentTarget.value })}
      />
    </FormDialog>
  )
}
