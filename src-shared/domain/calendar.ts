import type { Brand } from './brand.ts'

/**
 * A calendar day as text, 'YYYY-MM-DD', from 1900-01-01 to 9999-12-31. It has no hour and no zone: a cutoff is
 * the same day in Cancún and in Mexico City (beyond.md I5). Two days compare with `<` and `===`.
 *
 * Integer arithmetic of our own (civil day ↔ day number since 1970-01-01) because it is ten times faster than
 * date-fns; date-fns is the oracle in the tests.
 */
export type Day = Brand<string, 'Day'>

/** Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const FIRST_DAY = '1900-01-01' as Day
export const LAST_DAY = '9999-12-31' as Day

/** A day in literals and tests; anything else throws. `day('2026-01-31')` */
export function day(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null) throw new RangeError(`not a calendar day: ${text}`)
  return parsed
}

/**
 * The day, or null when the text is not exactly 'YYYY-MM-DD' or the day does not exist.
 *   parseDay('2026-02-28') // '2026-02-28'
 *   parseDay('2026-02-29') // null
 *   parseDay('28/02/2026') // null: other forms are the importer's business
 */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const year = yearOf(text as Day)
  const month = monthOf(text as Day)
  const dayNumber = dayOfMonth(text as Day)
  const exists = month >= 1 && month <= 12 && dayNumber >= 1 && dayNumber <= daysInMonth(year, month)
  return exists && year >= 1900 ? (text as Day) : null
}

export function yearOf(d: Day): number {
  return d.charCodeAt(0) * 1000 + d.charCodeAt(1) * 100 + d.charCodeAt(2) * 10 + d.charCodeAt(3) - ZERO * 1111
}

/** 1 to 12. */
export function monthOf(d: Day): number {
  return d.charCodeAt(5) * 10 + d.charCodeAt(6) - ZERO * 11
}

/** 1 to 31. */
export function dayOfMonth(d: Day): number {
  return d.charCodeAt(8) * 10 + d.charCodeAt(9) - ZERO * 11
}

/** What was typed lies so far away that a day reckoned from it is in no calendar. */
export class CalendarEnds extends RangeError {
  readonly year: number
  constructor(year: number) {
    super(`the calendar ends at 1900 and 9999: ${year}`)
    this.year = year
  }
}

/** The day of a civil date that exists; outside 1900–9999 it throws `CalendarEnds`. `civilDay(2026, 1, 31) // '2026-01-31'` */
export function civilDay(year: number, month: number, dayNumber: number): Day {
  const yearText = YEARS[year - 1900]
  if (yearText === undefined) throw new CalendarEnds(year)
  return (yearText + MONTH_DAYS[month * 32 + dayNumber]) as Day
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)
}

/** Days since 1970-01-01. `toEpochDay('1970-01-02') // 1` */
export function toEpochDay(d: Day): number {
  const month = monthOf(d)
  // The year is counted from March, so that the leap day is its last.
  const year = month > 2 ? yearOf(d) : yearOf(d) - 1
  const dayOfYear = (((month + 9) % 12) * 153 + 2) / 5 + dayOfMonth(d) - 1
  const century = Math.floor(year / 100)
  return year * 365 + (year >> 2) - century + (century >> 2) + Math.floor(dayOfYear) - EPOCH_FROM_MARCH_0000
}

/** The inverse of `toEpochDay`; a number outside 1900–9999 throws. `fromEpochDay(0) // '1970-01-01'` */
export function fromEpochDay(n: number): Day {
  const days = n + EPOCH_FROM_MARCH_0000
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const dayNumber = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return civilDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayNumber)
}

/** `addDays('2026-02-28', 1) // '2026-03-01'` */
export function addDays(d: Day, n: number): Day {
  const dayNumber = dayOfMonth(d) + n
  // Half of them stay in their month, where nothing has to be counted.
  if (dayNumber >= 1 && dayNumber <= 28) return civilDay(yearOf(d), monthOf(d), dayNumber)
  return fromEpochDay(toEpochDay(d) + n)
}

/**
 * The same day number `n` months away, cut to the length of that month.
 *   addMonths('2026-01-31', 1) // '2026-02-28'
 * A chain of these drifts (31 → 28 → 28 …): for a series use `cutoffAt`, which counts from the anchor.
 */
export function addMonths(d: Day, n: number): Day {
  const total = yearOf(d) * 12 + monthOf(d) - 1 + n
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  const dayNumber = dayOfMonth(d)
  return civilDay(year, month, dayNumber <= 28 ? dayNumber : Math.min(dayNumber, daysInMonth(year, month)))
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** `weekday('2026-03-13') // 5, a Friday` */
export function weekday(d: Day): Weekday {
  // The calendar's first day, 25,567 days before 1970-01-01, was a Monday.
  return (((toEpochDay(d) + 25_567) % 7) + 1) as Weekday
}

export function lastDayOfMonth(d: Day): Day {
  const year = yearOf(d)
  const month = monthOf(d)
  return civilDay(year, month, daysInMonth(year, month))
}

export function isLastDayOfMonth(d: Day): boolean {
  return dayOfMonth(d) === daysInMonth(yearOf(d), monthOf(d))
}

/**
 * Whether `months` after (or, negative, before) this day is still in the calendar. Callers ask before they walk a
 * series that somebody typed, and refuse with 'calendar.outOfRange'; the functions above throw.
 *   isCalcRangeOk('9990-05-31', 120) // false
 */
export function isCalcRangeOk(from: Day, months: number): boolean {
  const total = yearOf(from) * 12 + monthOf(from) - 1 + months
  return total >= 1900 * 12 && total < 10_000 * 12
}

function isLeapYear(year: number): boolean {
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0)
}

const ZERO = 48
const EPOCH_FROM_MARCH_0000 = 719_468

/** Year texts and '-MM-DD' texts made once: writing a day is then one short concatenation. */
const YEARS: readonly string[] = Array.from({ length: 8_100 }, (_, i) => String(1900 + i))
const MONTH_DAYS: readonly string[] = Array.from(
  { length: 13 * 32 },
  (_, i) => `-${two(i >> 5)}-${two(i & 31)}`,
)

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
