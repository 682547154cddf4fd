import { Button, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useState } from 'react'
import { parseDay } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import { lookAsOf, useSession } from '../state/session.ts'
import { Shortcut } from '../ui/Shortcut.tsx'
import { useShortcut } from '../ui/shortcuts.tsx'
import { useClockDay } from '../ui/surroundings.tsx'

/** "a la fecha: hoy ▾": the work as it will be on a chosen day (beyond.md, Time machine). */
export function AsOfPicker() {
  const today = useClockDay()
  const asOf = useSession((session) => session.asOf)
  const [open, setOpen] = useState(false)
  useShortcut('F9', frameText.asOfOther, () => setOpen(true), 'frame')
  useShortcut(asOf === null ? null : 'F8', frameText.backToToday, () => lookAsOf(null), 'frame')
  const look = (picked: string | null) => {
    const chosen = picked === null ? null : parseDay(picked)
    lookAsOf(chosen === today ? null : chosen)
    setOpen(false)
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          aria-keyshortcuts="F9"
          rightSection={<Shortcut keys="F9" />}
          onClick={() => setOpen(!open)}
        >
          {frameText.asOf} {asOf === null ? frameText.asOfToday : shortDay(asOf)} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={frameText.asOf}>
        <DatePicker value={asOf ?? today} defaultDate={asOf ?? today} onChange={look} />
        {asOf !== null && (
          <Button variant="default" fullWidth mt="sm" onClick={() => look(null)}>
            {frameText.backToToday}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
