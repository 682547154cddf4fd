import { ActionIcon, Button, Group, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { InputOf } from '#contract/index.ts'
import { weekdayNames } from '#messages/es-MX/dates.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { TimeInput } from '../../ui/TimeInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import styles from './calendars.module.css'

type Hours = InputOf<'catalogue.saveCalendar'>['hours'][number]

/** The week: an interval a row, so that a day with a lunch gap has two; a change of law has its dates (R122). */
export function HoursTable({ hours, onChange }: HoursTableProps) {
  const today = useToday()
  const change = (at: number, part: Partial<Hours>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <section aria-label={text.hours}>
      <Group justify="space-between" mb="xs">
        <h3 className={styles.heading}>{text.hours}</h3>
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
      {hours.length === 0 ? (
        <p className={styles.none}>{text.noHours}</p>
      ) : (
        <div className={`${styles.row} ${styles.head}`} aria-hidden="true">
          <span>{text.weekday}</span>
          <span>{text.opens}</span>
          <span>{text.closes}</span>
          <span>{text.validFrom}</span>
          <span>{text.validUntil}</span>
        </div>
      )}
      {hours.map((one, at) => (
        <div key={at} className={styles.row} role="group" aria-label={weekdayNames[one.weekday - 1]}>
          <NativeSelect
            aria-label={text.weekday}
            value={one.weekday}
            data={weekdayNames.map((label, index) => ({ value: String(index + 1), label }))}
            onChange={({ currentTarget }) =>
              change(at, { weekday: Number(currentTarget.value) as Hours['weekday'] })
            }
          />
          <TimeInput aria-label={text.opens} value={one.opens} onChange={(opens) => change(at, { opens })} />
          <TimeInput
            aria-label={text.closes}
            value={one.closes}
            onChange={(closes) => change(at, { closes })}
          />
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
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.remove}
            onClick={() => onChange(hours.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
    </section>
  )
}

interface HoursTableProps {
  readonly hours: Hours[]
  readonly onChange: (hours: Hours[]) => void
}
