import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { parseDay, type Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { percentText, settingsText as text, taxPlaceName, taxPlaceNames } from '#messages/es-MX/settings.ts'
import { useQueryOf } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Panel, ShortTable } from './parts.tsx'
import styles from './settings.module.css'
import { useKeptForm } from './use-kept-form.ts'

interface Rate {
  readonly id?: string
  readonly place: string
  readonly basisPoints: number | null
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  readonly active: boolean
}

/** D9: rates by the place of the office and by date; those of the border are off until the owner turns them on. */
export function TaxesPanel() {
  const today = useToday()
  const { data } = useQueryOf('catalogue.get', {})
  const [editing, setEditing] = useState<Rate | null>(null)
  if (!data) return <LoadingRows />
  const rates = data.taxRates.map((rate) => ({
    ...rate,
    validFrom: parseDay(rate.validFrom),
    validUntil: rate.validUntil === null ? null : parseDay(rate.validUntil),
  }))
  const add = () =>
    setEditing({ place: 'general', basisPoints: null, validFrom: today, validUntil: null, active: true })
  return (
    <Panel
      title={text.taxes}
      detail={text.taxesDetail}
      action={<Button onClick={add}>{text.newRate}</Button>}
    >
      <ShortTable
        label={text.taxes}
        rows={rates}
        columns={[
          { title: text.place, cell: ({ place }) => taxPlaceName(place) },
          { title: text.rate, cell: ({ basisPoints }) => percentText(basisPoints), number: true },
          { title: text.validFrom, cell: ({ validFrom }) => validFrom && shortDay(validFrom) },
          {
            title: text.validUntil,
            cell: ({ validUntil }) => (validUntil === null ? text.noEnd : shortDay(validUntil)),
          },
          { title: text.taxActive, cell: ({ active }) => (active ? text.applied : text.notApplied) },
          {
            title: '',
            cell: (rate) => (
              <Button
                size="xs"
                variant="subtle"
                aria-label={`${text.edit} ${taxPlaceName(rate.place)} ${percentText(rate.basisPoints)}`}
                onClick={() => setEditing(rate)}
              >
                {text.edit}
              </Button>
            ),
          },
        ]}
      />
      <Dialog opened={editing !== null} onClose={() => setEditing(null)} title={text.taxes}>
        {editing && <RateForm initial={editing} onClose={() => setEditing(null)} />}
      </Dialog>
    </Panel>
  )
}

function RateForm({ initial, onClose }: { readonly initial: Rate; readonly onClose: () => void }) {
  const { form, setForm, ...setting } = useKeptForm(
    'catalogue.setTaxRate',
    `settings.tax.${initial.id ?? 'new'}`,
    initial,
    onClose,
  )
  const { basisPoints, validFrom } = form
  const save = () => {
    if (basisPoints !== null && validFrom !== null) setting.save({ ...form, basisPoints, validFrom })
  }
  return (
    <DialogForm
      needs="catalogue.setTaxRate"
      submitLabel={text.save}
      pending={setting.pending}
      ready={basisPoints !== null && validFrom !== null}
      refusal={setting.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <NativeSelect
          label={text.place}
          value={form.place}
          data={Object.entries({ ...taxPlaceNames, [form.place]: taxPlaceName(form.place) }).map(
            ([value, label]) => ({ value, label }),
          )}
          onChange={({ currentTarget }) => setForm({ ...form, place: currentTarget.value })}
        />
        <NumberInput
          data-autofocus
          label={text.rate}
          value={basisPoints === null ? '' : basisPoints / 100}
          min={0}
          max={100}
          decimalScale={2}
          hideControls
          onChange={(value) =>
            setForm({ ...form, basisPoints: value === '' ? null : Math.round(Number(value) * 100) })
          }
        />
        <DayInput
          label={text.validFrom}
          value={validFrom}
          onChange={(to) => setForm({ ...form, validFrom: to })}
        />
        <DayInput
          label={text.validUntil}
          placeholder={text.noEnd}
          value={form.validUntil}
          onChange={(to) => setForm({ ...form, validUntil: to })}
        />
      </div>
      <Checkbox
        label={text.taxActive}
        checked={form.active}
        onChange={({ currentTarget }) => setForm({ ...form, active: currentTarget.checked })}
      />
    </DialogForm>
  )
}
