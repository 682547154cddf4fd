import { openIntervals, type BusinessCalendar } from './business-time.ts'
import { day, fromEpochDay, toEpochDay, yearOf, type Day } from './calendar.ts'

/**
 * The day on which the n-th open minute after the end of a day falls, and how many of its own open minutes that takes.
 *   dayOfOpenMinute(softmas, '2026-03-13', 210) // { day: '2026-03-17', minutes: 210 }: weekend and a holiday between
 * Null when the calendar is closed for three whole years before it, or the year 9999 ends.
 *
 * The minutes of a year are added up once for each calendar, so that a deadline a year ahead is found as fast as one of
 * next week.
 */
export function dayOfOpenMinute(
  calendar: BusinessCalendar,
  after: Day,
  n: number,
): { readonly day: Day; readonly minutes: number } | null {
  let left = n
  let emptyYears = 0
  for (let year = yearOf(after); year <= 9999 && emptyYears <= LONGEST_CLOSURE_YEARS; year++) {
    const { first, until } = yearOfMinutes(calendar, year)
    const from = Math.max(0, toEpochDay(after) + 1 - first)
    const open = until.at(-1)! - until[from]!
    if (left <= open) {
      const i = firstReaching(until, from, until[from]! + left)
      return { day: fromEpochDay(first + i), minutes: until[from]! + left - until[i]! }
    }
    left -= open
    emptyYears = until.at(-1) === 0 ? emptyYears + 1 : 0
  }
  return null
}

const LONGEST_CLOSURE_YEARS = 3

interface YearOfMinutes {
  /** 1 January, as days since the epoch. */
  readonly first: number
  /** `until[i]`: open minutes of the year before its day i; the last is that of the whole year. */
  readonly until: Int32Array
}

const known = new WeakMap<BusinessCalendar, Map<number, YearOfMinutes>>()

function yearOfMinutes(calendar: BusinessCalendar, year: number): YearOfMinutes {
  let years = known.get(calendar)
  if (!years) known.set(calendar, (years = new Map()))
  let found = years.get(year)
  if (!found) years.set(year, (found = addUp(calendar, year)))
  return found
}

function addUp(calendar: BusinessCalendar, year: number): YearOfMinutes {
  const first = toEpochDay(day(`${String(year).padStart(4, '0')}-01-01`))
  const last = toEpochDay(day(`${String(year).padStart(4, '0')}-12-31`))
  const until = new Int32Array(last - first + 2)
  for (let i = 0; i <= last - first; i++) {
    const open = openIntervals(calendar, fromEpochDay(first + i)).reduce(
      (sum, { opens, closes }) => sum + closes - opens,
      0,
    )
    until[i + 1] = until[i]! + open
  }
  return { first, until }
}

/** The first day by whose end so many minutes have passed. */
function firstReaching(until: Int32Array, from: number, minutes: number): number {
  let low = from
  let high = until.length - 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (until[middle + 1]! >= minutes) high = middle
    else low = middle + 1
  }
  return low
}
