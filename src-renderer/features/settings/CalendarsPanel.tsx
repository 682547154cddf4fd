import { Group, NativeSelect, Stack } from '@mantine/core'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { holidayNames, settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { HoursTable } from './HoursTable.tsx'
import { Panel, SaveButton } from './parts.tsx'
import { SpecialDays } from './SpecialDays.tsx'
import styles from './settings.module.css'
import { mexicanZones } from './zones.ts'

type Calendar = InputOf<'catalogue.saveCalendar'>
type HolidaySet = keyof typeof holidayNames

/** D17: the hours of the office, of each vendor and of the bank, with their dates of validity (R122). */
export function CalendarsPanel() {
  const { data } = useQueryOf('catalogue.get', {})
  const [chosen, setChosen] = useState('office')
  if (!data) return <LoadingRows />
  const calendar = data.calendars.find(({ id }) => id === chosen) ?? data.calendars[0]
  return (
    <Panel
      title={text.calendars}
      detail={text.calendarsDetail}
      action={
        <NativeSelect
          aria-label={text.calendars}
          value={calendar?.id}
          data={data.calendars.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      }
    >
      {calendar && <CalendarForm key={calendar.id} saved={calendar} />}
    </Panel>
  )
}

function CalendarForm({ saved }: { readonly saved: OutputOf<'catalogue.get'>['calendars'][number] }) {
  const [form, setForm, dropDraft] = useDraft<Calendar>(`settings.calendar.${saved.id}`, saved)
  const saving = useCommand('catalogue.saveCalendar')
  const save = async () => {
    if (!(await saving.run(form)).ok) return
    dropDraft()
    notify(text.saved)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Stack gap="lg">
        <div className={styles.fields}>
          <NativeSelect
            label={text.zone}
            value={form.zone}
            data={mexicanZones(form.zone)}
            onChange={({ currentTarget }) => setForm({ ...form, zone: currentTarget.value })}
          />
          <NativeSelect
            label={text.holidays}
            value={form.holidays}
            data={Object.entries(holidayNames).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) =>
              setForm({ ...form, holidays: currentTarget.value as HolidaySet })
            }
          />
        </div>
        <HoursTable hours={form.hours} onChange={(hours) => setForm({ ...form, hours })} />
        <SpecialDays days={form.specialDays} onChange={(specialDays) => setForm({ ...form, specialDays })} />
        <RefusalText refusal={saving.refusal} />
        <Group justify="flex-end">
          <SaveButton needs="catalogue.saveCalendar" loading={saving.pending}>
            {text.save}
          </SaveButton>
        </Group>
      </Stack>
    </form>
  )
}
