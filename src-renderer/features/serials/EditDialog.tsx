import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { InputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { METHODS, type Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import { methodNames, periodName, serialText as text } from '#messages/es-MX/serials.ts'
import { useChanges } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { SerialPage } from './Serial.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import styles from './serials.module.css'
import { useSaving } from '../../state/use-saving.ts'

interface Form {
  readonly version: string
  readonly installedOn: Day | null
  readonly purchasedOn: Day | null
  readonly months: Months
  readonly method: Method | ''
  readonly autoCharge: boolean
  readonly otherChannel: boolean
}

/** Data that move no clock; the anchor is never among them (D19), nor the users (R33). */
export function EditDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row } = page
  const rented = row.months !== null
  const { form, set, changed, seen, drop } = useChanges(`serials.update ${row.id}`, formOf(page))
  const saving = useSaving('serials.update', () => `${text.doneEdit}: ${row.serial}`, drop, onClose)
  return (
    <FormDialog
      opened={opened}
      size="lg"
      title={text.editTitle}
      submitLabel={text.save}
      pending={saving.pending}
      ready={form.version.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id: row.id, ...inputOf(changed), seen: inputOf(seen) })}
      onClose={onClose}
    >
      <div className={styles.three}>
        <TextInput
          data-autofocus
          label={text.version}
          autoComplete="off"
          value={form.version}
          error={form.version.trim() === '' ? 'Falta la versión' : undefined}
          onChange={({ currentTarget }) => set({ version: currentTarget.value })}
        />
        {rented ? (
          <DayInput
            label={text.installed}
            value={form.installedOn}
            onChange={(installedOn) => set({ installedOn })}
          />
        ) : (
          <DayInput
            label={text.purchased}
            value={form.purchasedOn}
            onChange={(purchasedOn) => set({ purchasedOn })}
          />
        )}
      </div>
      {rented && (
        <div className={styles.three}>
          <NativeSelect
            label={text.period}
            value={String(form.months)}
            data={([1, 6, 12] as const).map((months) => ({
              value: String(months),
              label: periodName(months),
            }))}
            onChange={({ currentTarget }) => set({ months: Number(currentTarget.value) as Months })}
          />
          <NativeSelect
            label={text.method}
            value={form.method}
            data={[
              { value: '', label: text.noMethod },
              ...METHODS.map((value) => ({ value, label: methodNames[value] })),
            ]}
            onChange={({ currentTarget }) => set({ method: currentTarget.value as Method | '' })}
          />
          <Checkbox
            mt={24}
            label={text.autoCharge}
            checked={form.autoCharge}
            onChange={({ currentTarget }) => set({ autoCharge: currentTarget.checked })}
          />
        </div>
      )}
      <Checkbox
        label={text.otherChannel}
        checked={form.otherChannel}
        onChange={({ currentTarget }) => set({ otherChannel: currentTarget.checked })}
      />
    </FormDialog>
  )
}

function formOf({ row, installedOn, purchasedOn, channel }: SerialPage): Form {
  return {
    version: row.version,
    installedOn: installedOn as Day | null,
    purchasedOn: purchasedOn as Day | null,
    months: row.months ?? 1,
    method: row.method ?? '',
    autoCharge: row.autoCharge,
    otherChannel: channel === 'other',
  }
}

function inputOf({
  method,
  otherChannel,
  ...changed
}: Partial<Form>): Omit<InputOf<'serials.update'>, 'id' | 'seen'> {
  return {
    ...changed,
    ...(method === undefined ? {} : { method: method === '' ? null : method }),
    ...(otherChannel === undefined ? {} : { channel: otherChannel ? 'other' : 'own' }),
  }
}
