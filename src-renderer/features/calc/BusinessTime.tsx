import { NativeSelect, NumberInput } from '@mantine/core'
import {
  businessDaysAfter,
  businessHoursAfter,
  parseClock,
  type BusinessCalendar,
} from '#domain/business-time.ts'
import type { Day } from '#domain/calendar.ts'
import { whyBusinessDays, whyBusinessHours } from '#domain/why.ts'
import { calculatorText as text } from '#messages/es-MX/calculator.ts'
import { longDay, longMoment } from '#messages/es-MX/dates.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { TimeInput } from '../../ui/TimeInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { Reasons } from '../../ui/WhyThisDate.tsx'
import styles from './calc.module.css'
import type { SubjectProps } from './Calculator.tsx'

/** The walk over the calendar is a loop; no promise of the business is longer. */
const MOST_DAYS = 2_000
const MOST_HOURS = 10_000

export function BusinessDays({ catalogue: { calendars } }: SubjectProps) {
  const today = useToday()
  const [form, setForm] = useDraft('calc.days', { from: today as Day | null, days: 5, calendar: 'vendor' })
  const calendar = calendars.find(({ id }) => id === form.calendar)
  return (
    <>
      <div className={styles.inputs}>
        <DayInput label={text.from} value={form.from} onChange={(from) => setForm({ ...form, from })} />
        <NumberInput
          label={text.howManyDays}
          value={form.days}
          min={1}
          max={MOST_DAYS}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(days) => setForm({ ...form, days: Number(days) })}
        />
        <CalendarChoice
          calendars={calendars}
          value={form.calendar}
          onChange={(chosen) => setForm({ ...form, calendar: chosen })}
        />
      </div>
      {calendar && form.from !== null && form.days >= 1 && (
        <DaysAnswer calendar={calendar} from={form.from} days={form.days} />
      )}
    </>
  )
}

function DaysAnswer({ calendar, from, days }: { calendar: BusinessCalendar; from: Day; days: number }) {
  const due = businessDaysAfter(calendar, from, days)
  if (due === null) return <NeverOpens />
  return (
    <>
      <p className={styles.answer} role="status">
        {longDay(due)}
      </p>
      <Reasons because={whySentences(whyBusinessDays(calendar, from, days) ?? [])} />
    </>
  )
}

export function BusinessHours({ catalogue: { calendars } }: SubjectProps) {
  const today = useToday()
  const initial = { from: today as Day | null, time: '09:00', hours: 4, calendar: 'vendor' }
  const [form, setForm] = useDraft('calc.hours', initial)
  const calendar = calendars.find(({ id }) => id === form.calendar)
  const ready = calendar && form.from !== null && isStart(form.time) && form.hours > 0
  return (
    <>
      <div className={styles.inputs}>
        <DayInput label={text.from} value={form.from} onChange={(from) => setForm({ ...form, from })} />
        <TimeInput
          w={88}
          label={text.fromTime}
          value={form.time}
          onChange={(time) => setForm({ ...form, time })}
        />
        <NumberInput
          label={text.howManyHours}
          value={form.hours}
          min={0}
          max={MOST_HOURS}
          clampBehavior="strict"
          decimalScale={2}
          onChange={(hours) => setForm({ ...form, hours: Number(hours) })}
        />
        <CalendarChoice
          calendars={calendars}
          value={form.calendar}
          onChange={(chosen) => setForm({ ...form, calendar: chosen })}
        />
      </div>
      {ready && <HoursAnswer calendar={calendar} from={`${form.from}T${form.time}`} hours={form.hours} />}
    </>
  )
}

/** A day's end, 24:00, is where another day begins: no moment to count from. */
function isStart(time: string): boolean {
  const minutes = parseClock(time)
  return minutes !== null && minutes < 1_440
}

function HoursAnswer({ calendar, from, hours }: { calendar: BusinessCalendar; from: string; hours: number }) {
  const due = businessHoursAfter(calendar, from, hours)
  if (due === null) return <NeverOpens />
  return (
    <>
      <p className={styles.answer} role="status">
        {longMoment(due)}
      </p>
      <Reasons because={whySentences(whyBusinessHours(calendar, from, hours) ?? [])} />
    </>
  )
}

function NeverOpens() {
  return <RefusalText refusal={{ code: 'calendar.neverOpens', message: text.neverOpens }} />
}

export function CalendarChoice({ calendars, value, onChange }: CalendarChoiceProps) {
  return (
    <NativeSelect
      label={text.calendar}
      value={value}
      data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

interface CalendarChoiceProps {
  readonly calendars: readonly BusinessCalendar[]
  readonly value: string
  readonly onChange: (id: string) => void
}
