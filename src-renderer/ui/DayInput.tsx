import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { addDays, addMonths, parseDay, type Day } from '#domain/calendar.ts'
import { distance, shortDay } from '#messages/es-MX/dates.ts'
import { markUnreadable } from './mark-unreadable.ts'
import { readDay } from './read-day.ts'
import { useToday } from './surroundings.tsx'

export interface DayInputProps extends Omit<
  TextInputProps,
  'value' | 'defaultValue' | 'onChange' | 'rightSection'
> {
  readonly value: Day | null
  readonly onChange: (value: Day | null) => void
}

const WRONG = 'No es una fecha: escriba 13 mar, 13/03/2026, hoy o +3'

/**
 * A day as people type it: 13/03/2026, "13 mar", "hoy", "vie", "+3". Up and down move a day, with Shift a week,
 * Page Up and Down a month. Shows the weekday and how far it is.
 */
export function DayInput({ value, onChange, error, onBlur, description, ...input }: DayInputProps) {
  const today = useToday()
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const wrong = typed !== null && typed.trim() !== '' && readDay(typed, today) === null

  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const to = moved(event, value ?? today)
    if (to === null) return
    event.preventDefault()
    setTyped(null)
    onChange(to)
  }

  return (
    <TextInput
      placeholder="13 mar, hoy, +3"
      {...input}
      ref={markUnreadable(wrong ? WRONG : null)}
      value={typed ?? (value === null ? '' : shortDay(value))}
      description={description ?? (value === null || wrong ? ' ' : distance(value, today))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ? WRONG : error}
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={move}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(readDay(currentTarget.value, today))
      }}
      onBlur={(event) => {
        if (!wrong) setTyped(null)
        onBlur?.(event)
      }}
      rightSection={
        <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label="Abrir el calendario"
              disabled={input.disabled === true}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label="Calendario">
            <DatePicker
              value={value}
              defaultDate={value ?? today}
              onChange={(picked) => {
                setTyped(null)
                setOpen(false)
                onChange(picked === null ? null : parseDay(picked))
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )
}

function moved({ key, shiftKey }: KeyboardEvent, from: Day): Day | null {
  if (key === 'ArrowUp') return addDays(from, shiftKey ? 7 : 1)
  if (key === 'ArrowDown') return addDays(from, shiftKey ? -7 : -1)
  if (key === 'PageUp') return addMonths(from, 1)
  if (key === 'PageDown') return addMonths(from, -1)
  return null
}
