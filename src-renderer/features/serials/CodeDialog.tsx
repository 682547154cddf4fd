import { NativeSelect, TextInput } from '@mantine/core'
import { parseActivationCode } from '#domain/activation-code.ts'
import type { Day } from '#domain/calendar.ts'
import { codesText } from '#messages/es-MX/codes.ts'
import { codeSourceNames, serialText as text } from '#messages/es-MX/serials.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'
import styles from './serials.module.css'

type Source = keyof typeof codeSourceNames

interface Form {
  readonly code: string
  readonly source: Source
  readonly computer: string
  readonly on: Day | null
}

/** A code (CDA) that came: kept beside those before it. */
export function CodeDialog({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const [form, setForm, dropForm] = useDraft<Form>(`serials.addCode ${id}`, {
    code: '',
    source: 'vendor',
    computer: '',
    on: null,
  })
  const saving = useSaving('serials.addCode', () => `${text.doneCode}: ${serial}`, dropForm, onClose)
  const read = parseActivationCode(form.code)
  const save = () => {
    const { on, ...came } = form
    saving.save({ id, ...came, ...(on === null ? {} : { on }) })
  }
  return (
    <FormDialog
      opened={opened}
      title={text.codeTitle}
      submitLabel={text.save}
      pending={saving.pending}
      ready={form.code.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={save}
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
      <div className={styles.two}>
        <TextInput
          label={codesText.whereIsIt}
          description={codesText.whereHint}
          maxLength={200}
          autoComplete="off"
          value={form.computer}
          onChange={({ currentTarget }) => setForm({ ...form, computer: currentTarget.value })}
        />
        <DayInput
          label={codesText.receivedOn}
          description={form.on === null ? codesText.receivedHint : undefined}
          value={form.on}
          onChange={(on) => setForm({ ...form, on })}
        />
      </div>
    </FormDialog>
  )
}
