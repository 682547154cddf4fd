import { ActionIcon, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { weekdayNames } from '#messages/es-MX/dates.ts'
import { holidayNames, settingsText as text } from '#messages/es-MX/settings.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Panel } from './parts.tsx'
import styles from './settings.module.css'
import { mexicanZones } from './zones.ts'

type Calendar = InputOf<'catalogue.saveCalendar'>
type Hours = Calendar['hours'][number]
type SpecialDay = Calendar['specialDays'][number]
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
          <Button type="submit" loading={saving.pending}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function HoursTable({
  hours,
  onChange,
}: {
  readonly hours: Hours[]
  readonly onChange: (hours: Hours[]) => void
}) {
  const today = useToday()
  const change = (at: number, part: Partial<Hours>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <section>
      <Group justify="space-between">
        <h3>{text.hours}</h3>
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            onChange([...hours, { weekday: 1, opens: '09:00', closes: '18:00', from: today, until: null }])
          }
        >
          {text.add}
        </Button>
      </Group>
      {hours.map((one, at) => (
        <Group
          key={at}
          gap="xs"
          wrap="nowrap"
          align="flex-start"
          role="group"
          aria-label={weekdayNames[one.weekday - 1]}
        >
          <NativeSelect
            aria-label={text.weekday}
            value={one.weekday}
            data={weekdayNames.map((label, index) => ({ value: String(index + 1), label }))}
            onChange={({ currentTarget }) =>
              change(at, { weekday: Number(currentTarget.value) as Hours['weekday'] })
            }
          />
          <TimeField label={text.opens} value={one.opens} onChange={(opens) => change(at, { opens })} />
          <TimeField label={text.closes} value={one.closes} onChange={(closes) => change(at, { closes })} />
          <DayInput
            aria-label={text.validFrom}
            placeholder={text.always}
            value={one.from}
            onChange={(from) => change(at, { from })}
          />
          <DayInput
            aria-label={text.validUntil}
            placeholder={text.noEnd}
            value={one.until}
            onChange={(until) => change(at, { until })}
          />
          <RemoveRow onRemove={() => onChange(hours.filter((_, index) => index !== at))} />
        </Group>
      ))}
    </section>
  )
}

function SpecialDays({
  days,
  onChange,
}: {
  readonly days: SpecialDay[]
  readonly onChange: (days: SpecialDay[]) => void
}) {
  const today = useToday()
  const change = (at: number, part: Partial<SpecialDay>) =>
    onChange(days.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <section>
      <Group justify="space-between">
        <h3>{text.specialDays}</h3>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...days, { day: today, name: '', open: [] }])}
        >
          {text.add}
        </Button>
      </Group>
      <p className={styles.detail}>{text.specialDaysDetail}</p>
      {days.map((one, at) => {
        const open = one.open[0]
        return (
          <Group key={at} gap="xs" wrap="nowrap" align="flex-start" role="group" aria-label={one.name}>
            <DayInput
              aria-label={text.specialDays}
              value={parseDay(one.day)}
              onChange={(picked) => picked !== null && change(at, { day: picked })}
            />
            <TextInput
              aria-label={text.name}
              placeholder={text.dayName}
              value={one.name}
              onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
            />
            <NativeSelect
              aria-label={text.hours}
              value={open ? 'open' : 'closed'}
              data={[
                { value: 'closed', label: text.closed },
                { value: 'open', label: text.openPart },
              ]}
              onChange={({ currentTarget }) =>
                change(at, {
                  open: currentTarget.value === 'open' ? [{ opens: '09:00', closes: '14:00' }] : [],
                })
              }
            />
            {open && (
              <>
                <TimeField
                  label={text.opens}
                  value={open.opens}
                  onChange={(opens) => change(at, { open: [{ ...open, opens }] })}
                />
                <TimeField
                  label={text.closes}
                  value={open.closes}
                  onChange={(closes) => change(at, { open: [{ ...open, closes }] })}
                />
              </>
            )}
            <RemoveRow onRemove={() => onChange(days.filter((_, index) => index !== at))} />
          </Group>
        )
      })}
    </section>
  )
}

function TimeField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (time: string) => void
}) {
  return (
    <TextInput
      aria-label={label}
      type="time"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function RemoveRow({ onRemove }: { readonly onRemove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={text.remove} onClick={onRemove}>
      <IconTrash size={16} />
    </ActionIcon>
  )
}
