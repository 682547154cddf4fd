import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { changesText as text, newCutoffSentences } from '#messages/es-MX/changes.ts'
import { serialText } from '#messages/es-MX/serials.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

interface Form {
  readonly on: Day | null
  readonly lastDay: boolean
  readonly paidMonths: number
  readonly reason: string
}

/** D5: what it does is shown before it is confirmed, with a reason; what was counted before does not move. */
export function NewCutoffDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row } = page
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<Form>(`serials.newCutoff ${row.id}`, {
    on: today,
    lastDay: false,
    paidMonths: row.months ?? 1,
    reason: '',
  })
  const wish = {
    serialId: row.id,
    on: form.on ?? today,
    lastDay: form.lastDay && form.on !== null && isLastDayOfMonth(form.on),
    paidMonths: form.paidMonths,
  }
  const preview = useQueryOf('rentals.previewNewCutoff', wish, { enabled: opened && form.on !== null })
  const saving = useSaving(
    'rentals.newCutoff',
    () => `${text.doneNewCutoff}: ${row.serial}`,
    dropForm,
    onClose,
  )
  const refusal = saving.refusal ?? refusalOf(preview.error)
  return (
    <FormDialog
      needs="rentals.newCutoff"
      opened={opened}
      title={`${text.newCutoffTitle} ${row.serial}`}
      submitLabel={text.newCutoffTitle}
      pending={saving.pending}
      ready={form.on !== null && form.reason.trim() !== '' && preview.data !== undefined}
      refusal={refusal}
      onSubmit={() => saving.save({ ...wish, reason: form.reason })}
      onClose={onClose}
    >
      <p>{text.newCutoffHint}</p>
      <DayInput
        data-autofocus
        w={220}
        required
        label={text.countsFrom}
        value={form.on}
        onChange={(on) => setForm({ ...form, on })}
      />
      {form.on !== null && isLastDayOfMonth(form.on) && (
        <Checkbox
          label={serialText.lastDay}
          description={serialText.lastDayHint}
          checked={form.lastDay}
          onChange={({ currentTarget }) => setForm({ ...form, lastDay: currentTarget.checked })}
        />
      )}
      <NumberInput
        w={220}
        label={text.paidFromThere}
        min={0}
        max={24}
        allowDecimal={false}
        value={form.paidMonths}
        onChange={(value) => setForm({ ...form, paidMonths: Number(value) || 0 })}
      />
      {preview.data && form.on !== null && (
        <div role="status">
          {newCutoffSentences(preview.data).map((sentence, at) => (
            <p key={sentence}>{at === 0 ? <strong>{sentence}</strong> : sentence}</p>
          ))}
        </div>
      )}
      <TextInput
        required
        label={text.reason}
        maxLength={200}
        value={form.reason}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
    </FormDialog>
  )
}
