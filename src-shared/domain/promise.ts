import {
  addBusinessDays,
  businessHoursAfter,
  formatMoment,
  isBusinessDay,
  nextBusinessDay,
  openIntervals,
  parseMoment,
  type BusinessCalendar,
} from './business-time.ts'
import { addDays, type Day } from './calendar.ts'

/**
 * How "24 horas hábiles" is read (C9): by the clock of the office, in which a day has eight or nine hours, or 24 hours
 * as one business day, which is what people mean from 24 hours on.
 */
export type HoursReading = 'officeClock' | 'businessDay24'

/** How long something takes, from the earliest to the latest: minutes run by the wall clock, hours in business time. */
export interface TimeRange {
  readonly unit: 'minutes' | 'businessHours'
  readonly least: number
  readonly most: number
}

/** Local moments of the calendar: claim from the early one, promise the late one (C9). */
export interface PromisedRange {
  readonly early: string
  readonly late: string
}

/** `readingOf(4) // 'officeClock'`, `readingOf(24) // 'businessDay24'`: the default of C9, by the amount. */
export function readingOf(hours: number): HoursReading {
  return hours >= 24 ? 'businessDay24' : 'officeClock'
}

/**
 * Both ends of a promise (C9), from a local moment of the calendar; null when the calendar does not open so long.
 *   promisedRange(vendor, '2026-03-13T17:55', { unit: 'businessHours', least: 24, most: 48 })
 *   // early '2026-03-17T17:55', late '2026-03-18T17:55': a weekend and a holiday between
 *   promisedRange(vendor, '2026-03-13T10:00', { unit: 'minutes', least: 10, most: 15 }) // 10:10 to 10:15
 */
export function promisedRange(
  calendar: BusinessCalendar,
  from: string,
  range: TimeRange,
  reading: (hours: number) => HoursReading = readingOf,
): PromisedRange | null {
  const after = (amount: number) =>
    range.unit === 'minutes'
      ? minutesAfter(from, amount)
      : hoursAfter(calendar, from, amount, reading(amount))
  const [early, late] = [after(range.least), after(range.most)]
  return early === null || late === null ? null : { early, late }
}

/** `hoursAfter(softmas, '2026-03-09T10:00', 48, 'businessDay24') // '2026-03-11T10:00'` */
export function hoursAfter(
  calendar: BusinessCalendar,
  from: string,
  hours: number,
  reading: HoursReading,
): string | null {
  if (reading === 'officeClock') return businessHoursAfter(calendar, from, hours)
  const started = startOfWork(calendar, from)
  if (started === null) return null
  const { day, minute } = parseMoment(started)!
  const whole = onOpenMinute(calendar, addBusinessDays(calendar, day, Math.floor(hours / 24)), minute)
  const rest = hours % 24
  return rest === 0 ? whole : businessHoursAfter(calendar, whole, rest)
}

function minutesAfter(from: string, minutes: number): string | null {
  const moment = parseMoment(from)
  if (moment === null) throw new RangeError(`not a local moment: ${from}`)
  let { day, minute } = moment
  for (minute += minutes; minute >= 1_440; minute -= 1_440) day = addDays(day, 1)
  return formatMoment(day, minute)
}

/** The moment itself while the calendar is open, else the next opening; a closing is no longer open. */
export function startOfWork(calendar: BusinessCalendar, from: string): string | null {
  const moment = parseMoment(from)
  if (moment === null) throw new RangeError(`not a local moment: ${from}`)
  const open = openIntervals(calendar, moment.day).find(({ closes }) => closes > moment.minute)
  if (open) return formatMoment(moment.day, Math.max(open.opens, moment.minute))
  const next = nextOpenDay(calendar, moment.day)
  return next && formatMoment(next, openIntervals(calendar, next)[0]!.opens)
}

function nextOpenDay(calendar: BusinessCalendar, d: Day): Day | null {
  return businessHoursAfter(calendar, formatMoment(d, 1_439), 1) === null
    ? null
    : nextBusinessDay(calendar, addDays(d, 1))
}

/** The same hour of another day, or the closing before it where the calendar is closed at that hour. */
function onOpenMinute(calendar: BusinessCalendar, d: Day, minute: number): string {
  if (!isBusinessDay(calendar, d)) throw new RangeError(`${calendar.id} is closed on ${d}`)
  const intervals = openIntervals(calendar, d)
  const last = intervals.findLast(({ opens }) => opens <= minute)
  return formatMoment(d, last ? Math.min(minute, last.closes) : intervals[0]!.opens)
}

/** Open minutes of the calendar from one local moment to another; 0 where the second is not later. */
export function openMinutesBetween(calendar: BusinessCalendar, from: string, until: string): number {
  const [start, end] = [parseMoment(from), parseMoment(until)]
  if (start === null || end === null) throw new RangeError(`not local moments: ${from}, ${until}`)
  let minutes = 0
  for (let day = start.day; day <= end.day; day = addDays(day, 1)) {
    for (const { opens, closes } of openIntervals(calendar, day)) {
      const begins = day === start.day ? Math.max(opens, start.minute) : opens
      const ends = day === end.day ? Math.min(closes, end.minute) : closes
      minutes += Math.max(0, ends - begins)
    }
  }
  return minutes
}

/**
 * A promise after a stretch in which somebody else had to act (R113, R120): later by the open time that it took.
 *   afterPause(softmas, '2026-03-11T10:00', '2026-03-10T16:00', '2026-03-11T10:00') // '2026-03-11T13:00'
 * Null when the calendar does not open so long.
 */
export function afterPause(
  calendar: BusinessCalendar,
  promised: string,
  from: string,
  until: string,
): string | null {
  const minutes = openMinutesBetween(calendar, from, until)
  return minutes === 0 ? promised : businessHoursAfter(calendar, promised, minutes / 60)
}
