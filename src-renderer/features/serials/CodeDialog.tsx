import { NativeSelect, TextInput } from '@mantine/core'
import { parseActivationCode } from '#domain/activation-code.ts'
import { codeSourceNames, serialText as text } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'

type Source = keyof typeof codeSourceNames

/** A code (CDA) that came: kept beside those before it. */
export function CodeDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const [form, setForm, dropForm] = useDraft<{ code: string; source: Source }>(`serials.addCode ${id}`, {
    code: '',
    source: 'vendor',
  })
  const saving = useSaving(
    'serials.addCode',
    () => `${text.doneCode}: ${serial}`,
    () => {
      dropForm()
      onClose()
    },
  )
  const read = parseActivationCode(form.code)
  return (
    <FormDialog
      opened={opened}
      title={text.codeTitle}
      submitLabel={text.save}
      pending={saving.pending}
      ready={form.code.trim() !== ''}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, ...form })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.code}
        // How it will be kept, when that is not how it was typed.
        description={read !== null && read !== form.code ? read : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={60}
        value={form.code}
        onChange={({ currentTarget }) => setForm({ ...form, code: currentTarget.value })}
      />
      <NativeSelect
        label={text.codeSource}
        value={form.source}
        data={Object.entries(codeSourceNames).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => setForm({ ...form, source: currentTarget.value as Source })}
      />
    </FormDialog>
  )
}
