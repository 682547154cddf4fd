import { ActionIcon, Button, Group, TextInput } from '@mantine/core'
import { IconTrash, IconX } from '@tabler/icons-react'
import type { InputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { TimeInput } from '../../ui/TimeInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import styles from './calendars.module.css'

type SpecialDay = InputOf<'catalogue.saveCalendar'>['specialDays'][number]
type Open = SpecialDay['open']

/** The contract takes no more. */
const MOST_INTERVALS = 6

/** Days apart: closed, or open in as many stretches as it was. */
export function SpecialDays({ days, onChange }: SpecialDaysProps) {
  const today = useToday()
  const change = (at: number, part: Partial<SpecialDay>) =>
    onChange(days.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <section aria-label={text.specialDays}>
      <Group justify="space-between" mb="xs">
        <h3 className={styles.heading}>{text.specialDays}</h3>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...days, { day: today, name: '', open: [] }])}
        >
          {text.add}
        </Button>
      </Group>
      <p className={styles.none}>{text.specialDaysDetail}</p>
      {days.map((one, at) => (
        <div key={at} className={styles.special} role="group" aria-label={one.name || text.specialDays}>
          <DayInput
            aria-label={text.specialDays}
            value={parseDay(one.day)}
            onChange={(picked) => picked !== null && change(at, { day: picked })}
          />
          <TextInput
            aria-label={text.dayName}
            placeholder={text.dayName}
            value={one.name}
            onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
          />
          <Intervals open={one.open} onChange={(open) => change(at, { open })} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text.remove}
            onClick={() => onChange(days.filter((_, index) => index !== at))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
    </section>
  )
}

function Intervals({ open, onChange }: { readonly open: Open; readonly onChange: (open: Open) => void }) {
  const change = (at: number, part: Partial<Open[number]>) =>
    onChange(open.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <div className={styles.intervals}>
      {open.length === 0 && <span className={styles.closed}>{text.closed}</span>}
      {open.map((one, at) => (
        <span key={at} className={styles.interval}>
          <TimeInput
            w={64}
            aria-label={text.opens}
            value={one.opens}
            onChange={(opens) => change(at, { opens })}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            w={64}
            aria-label={text.closes}
            value={one.closes}
            onChange={(closes) => change(at, { closes })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={text.removeInterval}
            onClick={() => onChange(open.filter((_, index) => index !== at))}
          >
            <IconX size={14} />
          </ActionIcon>
        </span>
      ))}
      {open.length < MOST_INTERVALS && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            onChange([...open, open.length === 0 ? { opens: '09:00', closes: '14:00' } : afterwards])
          }
        >
          {text.addInterval}
        </Button>
      )}
    </div>
  )
}

/** After the lunch gap, where a second stretch usually lies. */
const afterwards = { opens: '16:00', closes: '18:00' }

interface SpecialDaysProps {
  readonly days: SpecialDay[]
  readonly onChange: (days: SpecialDay[]) => void
}
