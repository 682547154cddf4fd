import 'dayjs/locale/es'
import { Stack } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import css from './Menu.module.css'

interface DayRangeFieldsProps {
  readonly from: string | null
  readonly until: string | null
  onChange(from: string | null, until: string | null): void
}

export function DayRangeFields({ from, until, onChange }: DayRangeFieldsProps) {
  return (
    <Stack gap={6}>
      <DayField label="Desde" day={from} focused onChange={(day) => onChange(day, until)} />
      <DayField label="Hasta" day={until} onChange={(day) => onChange(from, day)} />
    </Stack>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly day: string | null
  readonly focused?: boolean
  onChange(day: string | null): void
}

function DayField({ label, day, focused, onChange }: DayFieldProps) {
  return (
    <DateInput
      label={label}
      size="xs"
      placeholder="dd/mm/aaaa"
      locale="es"
      valueFormat="DD/MM/YYYY"
      dateParser={typedDay}
      value={day}
      onChange={onChange}
      hideOutsideDates
      // Colour is for what stops, not for Sundays.
      weekendDays={[]}
      ariaLabels={{
        previousMonth: 'Mes anterior',
        nextMonth: 'Mes siguiente',
        previousYear: 'Año anterior',
        nextYear: 'Año siguiente',
        previousDecade: 'Década anterior',
        nextDecade: 'Década siguiente',
      }}
      classNames={{ weekday: css.weekday }}
      clearable
      clearButtonProps={{ 'aria-label': 'Quitar el día' }}
      data-autofocus={focused || undefined}
      // Beside the form: below the field it would lie on the other field and on the button.
      popoverProps={{ withinPortal: false, position: 'right-start', transitionProps: { duration: 0 } }}
    />
  )
}

/** As it is typed here: 13/3/26, 13-03-2026, 2026-03-13. Anything else is not a day. */
function typedDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim())
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(typed.trim())
  const [year, month, date] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : []
  if (year === undefined || month === undefined || date === undefined) return null
  const full = year.length === 2 ? `20${year}` : year
  const day = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const exact = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(exact.getTime()) && exact.toISOString().startsWith(day) ? day : null
}
