import { Checkbox, NumberInput, Radio, Stack, Text } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import type { TakesEffect } from '#domain/seat-queue.ts'
import { seatCosts, changesText as text } from '#messages/es-MX/changes.ts'
import { windowSentence, windowText } from '#messages/es-MX/clocks.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { serialText, usersWord } from '#messages/es-MX/serials.ts'
import { useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

interface Form {
  readonly users: number
  readonly takes: TakesEffect | null
  readonly vendorConfirmed: boolean
}

type Preview = OutputOf<'changes.previewUsers'>

/** R33–R36: how many use it at once, from when, and what it costs now and at the next payment (C18, D3). */
export function UsersDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row, usersWindow } = page
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<Form>(`serials.users ${row.id}`, {
    users: row.users,
    takes: null,
    vendorConfirmed: false,
  })
  const { data: preview } = useQueryOf(
    'changes.previewUsers',
    { serialId: row.id, users: form.users },
    { enabled: opened, keepPrevious: true },
  )
  const takes = form.takes ?? proposed(preview)
  const saving = useSaving(
    'changes.scheduleUsers',
    ({ applied, dueOn }) =>
      applied
        ? `${serialText.doneUsers}: ${row.serial}, ${usersWord(form.users)}`
        : `${text.doneScheduled}: ${row.serial}, ${usersWord(form.users)} desde el ${shortDay(dueOn as Day)}`,
    dropForm,
    onClose,
  )
  return (
    <FormDialog
      opened={opened}
      title={serialText.usersTitle}
      submitLabel={takes === 'now' ? serialText.save : text.schedule}
      pending={saving.pending}
      ready={form.users !== row.users || takes !== 'now'}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() =>
        saving.save({
          serialId: row.id,
          users: form.users,
          takes,
          ...(form.vendorConfirmed ? { vendorConfirmed: true } : {}),
        })
      }
      onClose={onClose}
    >
      {usersWindow && (
        <Text c="dimmed">
          {windowText.users}:{' '}
          {windowSentence(usersWindow.opensOn, usersWindow.closesOn, usersWindow.open, today)}.
        </Text>
      )}
      <NumberInput
        data-autofocus
        label={serialText.usersWanted}
        description={`${serialText.usersNow}: ${row.users}`}
        w={180}
        min={1}
        max={10_000}
        allowDecimal={false}
        value={form.users}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(value) => setForm({ ...form, users: Number(value) || row.users })}
      />
      <Radio.Group
        label={text.when}
        value={takes}
        onChange={(value) => setForm({ ...form, takes: value as TakesEffect })}
      >
        <Stack gap="xs" mt={4}>
          {preview?.atValidation != null && (
            <Radio value="validation" label={text.atValidation(preview.atValidation)} />
          )}
          {preview?.atPayment != null && <Radio value="payment" label={text.atPayment(preview.atPayment)} />}
          <Radio value="now" label={text.already} />
        </Stack>
      </Radio.Group>
      {preview && preview.kind !== 'same' && (
        <div role="status">
          {seatCosts(preview).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {preview?.kind === 'decrease' && takes !== 'payment' && preview.atPayment !== null && (
        <Checkbox
          label={text.vendorConfirmed}
          checked={form.vendorConfirmed}
          onChange={({ currentTarget }) => setForm({ ...form, vendorConfirmed: currentTarget.checked })}
        />
      )}
    </FormDialog>
  )
}

/** An increase may take effect at the next validation, a decrease at the next payment; without clocks it already has. */
function proposed(preview: Preview | undefined): TakesEffect {
  if (!preview || preview.atValidation === null) return 'now'
  return preview.kind === 'decrease' ? 'payment' : 'validation'
}
