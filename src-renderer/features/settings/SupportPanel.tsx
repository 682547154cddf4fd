import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { supportText as text } from '#messages/es-MX/support.ts'
import { useQueryOf } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Panel, ShortTable } from './parts.tsx'
import { useKeptForm } from './use-kept-form.ts'

type Vendor = OutputOf<'support.policies'>['vendors'][number]

/** What each vendor's support is handled by, and from which day (C13, R122). */
export function SupportPanel() {
  const { data } = useQueryOf('support.policies', {})
  const [vendorId, setVendorId] = useState<string | null>(null)
  const [changing, setChanging] = useState(false)
  const vendor = data?.vendors.find(({ id }) => id === vendorId) ?? data?.vendors[0]
  if (!data || !vendor) return <LoadingRows />
  return (
    <Panel
      title={text.policies}
      detail={text.keepsPolicy}
      action={<Button onClick={() => setChanging(true)}>{text.changePolicy}</Button>}
    >
      <NativeSelect
        label={text.vendor}
        value={vendor.id}
        data={data.vendors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => setVendorId(currentTarget.value)}
      />
      <ShortTable
        label={`${text.policies}: ${vendor.name}`}
        rows={vendor.policies.map((row) => ({ ...row, id: row.id ?? 'always' }))}
        columns={[
          {
            title: text.validFrom,
            cell: ({ validFrom }) => (validFrom === null ? text.always : shortDay(validFrom as Day)),
          },
          { title: text.waitingDays, cell: ({ waitingDays }) => waitingDays },
          { title: text.attempts, cell: ({ attempts }) => attempts },
          { title: text.importHours, cell: ({ importHours }) => importHours },
          { title: text.duplicateNotified, cell: ({ duplicateNotified }) => yesNo(duplicateNotified) },
          { title: text.reproduceFirst, cell: ({ reproduceFirst }) => yesNo(reproduceFirst) },
          { title: text.reason, cell: ({ reason }) => reason },
        ]}
      />
      <Dialog
        opened={changing}
        onClose={() => setChanging(false)}
        title={`${text.changePolicy}: ${vendor.name}`}
      >
        <PolicyForm vendor={vendor} onClose={() => setChanging(false)} />
      </Dialog>
    </Panel>
  )
}

function PolicyForm({ vendor, onClose }: { readonly vendor: Vendor; readonly onClose: () => void }) {
  const today = useToday()
  const { waitingDays, attempts, importHours, duplicateNotified, reproduceFirst } = vendor.policies[0]!
  const { form, setForm, save, errors, pending, unplaced } = useKeptForm(
    'support.setPolicy',
    `settings.support.${vendor.id}`,
    {
      ...{ vendorId: vendor.id, validFrom: today, reason: '', waitingDays, attempts, importHours },
      ...{ duplicateNotified, reproduceFirst },
    },
    onClose,
  )
  const number = (name: 'waitingDays' | 'attempts' | 'importHours', most: number) => (
    <NumberInput
      label={text[name]}
      min={1}
      max={most}
      value={form[name]}
      error={errors[name]}
      onChange={(value) => setForm({ ...form, [name]: Number(value) || 1 })}
    />
  )
  const choice = (name: 'duplicateNotified' | 'reproduceFirst') => (
    <Checkbox
      label={text[name]}
      checked={form[name]}
      onChange={({ currentTarget }) => setForm({ ...form, [name]: currentTarget.checked })}
    />
  )
  return (
    <DialogForm
      needs="support.setPolicy"
      submitLabel={text.savePolicy}
      pending={pending}
      refusal={unplaced}
      ready={form.reason.trim() !== ''}
      onSubmit={() => save(form)}
      onClose={onClose}
    >
      <DayInput
        label={text.validFrom}
        value={form.validFrom}
        error={errors.validFrom}
        onChange={(validFrom) => validFrom !== null && setForm({ ...form, validFrom })}
      />
      {number('waitingDays', 60)}
      {number('attempts', 10)}
      {number('importHours', 240)}
      {choice('duplicateNotified')}
      {choice('reproduceFirst')}
      <TextInput
        label={text.reason}
        maxLength={200}
        value={form.reason}
        error={errors.reason}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
    </DialogForm>
  )
}

function yesNo(yes: boolean): string {
  return yes ? text.yes : text.no
}
