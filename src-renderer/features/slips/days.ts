import { parseDay } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'

/** A day of the core's answer as people read it; empty for none. */
export function dayText(text: string | null): string {
  const day = parseDay(text ?? '')
  return day === null ? '' : shortDay(day)
}
