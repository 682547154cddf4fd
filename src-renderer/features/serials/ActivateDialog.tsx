import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { activatedSentence } from '#messages/es-MX/clocks.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'
import { useSaving } from '../../state/use-saving.ts'

interface Form {
  /** Now: the core takes its own clock and tells the day of the vendor's zone (D6). */
  readonly when: 'now' | 'day'
  readonly on: Day | null
  readonly lastDay: boolean
  readonly code: string
  readonly paidMonths: number
  /** R21: the company that the activation registers. */
  readonly owner: string
}

/** R23, R24: the first activation starts both clocks, by the day in the vendor's zone (D6). */
export function ActivateDialog({ page, opened, onClose }: SerialDialogProps) {
  const { row } = page
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<Form>(`serials.activate ${row.id}`, {
    when: 'now',
    on: today,
    lastDay: false,
    code: '',
    paidMonths: row.months ?? 1,
    owner: row.client,
  })
  const saving = useSaving(
    'serials.activate',
    (value) => activatedSentence(value.activatedOn, value.nextCutoff, value.warnings),
    dropForm,
    onClose,
  )
  const wanted = form.when === 'now' || form.on !== null
  const preview = useQueryOf('serials.previewActivation', previewOf(row.id, form), {
    enabled: opened && wanted,
  })
  const day = form.when === 'now' ? ((preview.data?.activatedOn ?? today) as Day) : form.on
  return (
    <FormDialog
      opened={opened}
      title={`${text.activateTitle} ${row.serial}`}
      submitLabel={text.activate}
      pending={saving.pending}
      ready={form.when === 'now' || form.on !== null}
      needs={saving.needs}
      refusal={saving.refusal ?? refusalOf(preview.error)}
      onSubmit={() => saving.save(inputOf(row.id, form))}
      onClose={onClose}
    >
      <Radio.Group
        label={text.whenActivated}
        description={text.activateZone}
        value={form.when}
        onChange={(when) => setForm({ ...form, when: when === 'day' ? 'day' : 'now' })}
      >
        <Stack gap="xs" mt={8}>
          <Radio value="now" label={text.activateNow} data-autofocus />
          <Radio value="day" label={text.activateOn} />
        </Stack>
      </Radio.Group>
      {form.when === 'day' && (
        <DayInput
          w={220}
          label={text.activated}
          value={form.on}
          onChange={(on) => setForm({ ...form, on })}
        />
      )}
      {day !== null && isLastDayOfMonth(day) && (
        <Checkbox
          label={text.lastDay}
          description={text.lastDayHint}
          checked={form.lastDay}
          onChange={({ currentTarget }) => setForm({ ...form, lastDay: currentTarget.checked })}
        />
      )}
      <NativeSelect
        w={220}
        label={text.activatePaid}
        value={String(form.paidMonths)}
        data={['1', '6', '12']}
        onChange={({ currentTarget }) => setForm({ ...form, paidMonths: Number(currentTarget.value) })}
      />
      {preview.data && wanted && <Started started={preview.data} />}
      <TextInput
        label={text.owner}
        description={text.ownerHint}
        maxLength={200}
        value={form.owner}
        onChange={({ currentTarget }) => setForm({ ...form, owner: currentTarget.value })}
      />
      <TextInput
        label={text.code}
        autoComplete="off"
        maxLength={40}
        value={form.code}
        onChange={({ currentTarget }) => setForm({ ...form, code: currentTarget.value })}
      />
    </FormDialog>
  )
}

/** What it starts, before it is saved; with both dates where Cancún's is another than the vendor's (D6). */
function Started({ started }: { readonly started: OutputOf<'serials.previewActivation'> }) {
  const { activatedOn, officeDay, nextCutoff, worksThrough, firstValidation } = started
  return (
    <div role="status">
      {officeDay !== activatedOn && (
        <p>
          <strong>{text.otherDate(activatedOn, officeDay)}</strong>
        </p>
      )}
      {nextCutoff !== null && worksThrough !== null && firstValidation !== null && (
        <p>
          {text.starts(activatedOn, nextCutoff, worksThrough, firstValidation)}{' '}
          <WhyThisDate because={started.why} label={text.why} />
        </p>
      )}
    </div>
  )
}

function previewOf(id: string, form: Form): InputOf<'serials.previewActivation'> {
  const { code: _code, owner: _owner, ...wish } = inputOf(id, form)
  return wish
}

function inputOf(id: string, form: Form): InputOf<'serials.activate'> {
  const day = form.when === 'now' ? null : form.on
  return {
    id,
    paidMonths: form.paidMonths,
    ...(day === null ? {} : { on: day }),
    ...(form.lastDay ? { lastDay: true } : {}),
    ...(form.owner.trim() === '' ? {} : { owner: form.owner.trim() }),
    ...(form.code.trim() === '' ? {} : { code: form.code }),
  }
}
