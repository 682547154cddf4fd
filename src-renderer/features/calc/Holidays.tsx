import { NumberInput } from '@mantine/core'
import { holidaysOf } from '#domain/business-time.ts'
import { yearOf } from '#domain/calendar.ts'
import { calculatorText as text } from '#messages/es-MX/calculator.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayText } from '../../ui/DayText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { CalendarChoice } from './BusinessTime.tsx'
import styles from './calc.module.css'
import type { SubjectProps } from './Calculator.tsx'

export function Holidays({ catalogue: { calendars } }: SubjectProps) {
  const today = useToday()
  const [form, setForm] = useDraft('calc.holidays', { year: yearOf(today), calendar: 'office' })
  const calendar = calendars.find(({ id }) => id === form.calendar)
  const isYear = form.year >= 1900 && form.year <= 9999
  return (
    <>
      <div className={styles.inputs}>
        <NumberInput
          label={text.year}
          value={form.year}
          min={1900}
          max={9999}
          allowDecimal={false}
          thousandSeparator={false}
          onChange={(year) => setForm({ ...form, year: Number(year) })}
        />
        <CalendarChoice
          calendars={calendars}
          value={form.calendar}
          onChange={(chosen) => setForm({ ...form, calendar: chosen })}
        />
      </div>
      {calendar && isYear && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.reason}</th>
            </tr>
          </thead>
          <tbody>
            {holidaysOf(calendar, form.year).map(({ date, name }) => (
              <tr key={date}>
                <td>
                  <DayText day={date} />
                </td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
