import { openIntervals, parseMoment, type BusinessCalendar } from './business-time.ts'
import { addDays } from './calendar.ts'
import { promisedRange, type HoursReading, type TimeRange } from './promise.ts'
import { firstOpenMinute, skipped, whyBusinessHours, type Why } from './why.ts'

/**
 * How the end of a promise comes about (C9, C12): minutes by the wall clock, hours by the calendar's own, or 24 of them
 * as one business day. Null when the calendar does not open so long.
 *   whyPromise(vendor, '2026-03-13T17:55', 24, 'businessHours', 'businessDay24').map(({ kind }) => kind)
 *   // hoursAsDays, closedDays, holidays, due
 */
export function whyPromise(
  calendar: BusinessCalendar,
  from: string,
  amount: number,
  unit: TimeRange['unit'],
  reading: HoursReading,
): Why | null {
  if (unit === 'businessHours' && reading === 'officeClock') return whyBusinessHours(calendar, from, amount)
  const promised = promisedRange(calendar, from, { unit, least: amount, most: amount }, () => reading)
  if (promised === null) return null
  const end = parseMoment(promised.late)!
  const due = {
    kind: 'due' as const,
    day: end.day,
    time: promised.late.slice(11),
    atClosing:
      unit === 'businessHours' &&
      openIntervals(calendar, end.day).some(({ closes }) => closes === end.minute),
  }
  if (unit === 'minutes') return [{ kind: 'minutes', minutes: amount, from, zone: calendar.zone }, due]
  const asked = parseMoment(from)!
  const starts = firstOpenMinute(calendar, asked)
  return [
    { kind: 'hoursAsDays', hours: amount, from, calendar: calendar.name, zone: calendar.zone },
    ...(starts === from ? [] : [{ kind: 'clockStarts' as const, at: starts }]),
    ...skipped(calendar, addDays(asked.day, 1), end.day),
    due,
  ]
}
