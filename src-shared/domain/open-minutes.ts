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
  const found = reached(calendar, after, n, 'minutes')
  return found && { day: found.day, minutes: found.taken }
}

/** The n-th business day after a day, found in the same way: `nthBusinessDay(softmas, '2026-03-13', 1) // '2026-03-17'` */
export function nthBusinessDay(calendar: BusinessCalendar, after: Day, n: number): Day | null {
  return n === 0 ? after : (reached(calendar, after, n, 'days')?.day ?? null)
}

function reached(
  calendar: BusinessCalendar,
  after: Day,
  n: number,
  what: 'minutes' | 'days',
): { readonly day: Day; readonly taken: number } | null {
  let left = n
  let emptyYears = 0
  for (let year = yearOf(after); year <= 9999 && emptyYears <= LONGEST_CLOSURE_YEARS; year++) {
    const { first, [what]: until } = yearOfSums(calendar, year)
    const from = Math.max(0, toEpochDay(after) + 1 - first)
    const open = until.at(-1)! - until[from]!
    if (left <= open) {
      const i = firstReaching(until, from, until[from]! + left)
      return { day: fromEpochDay(first + i), taken: until[from]! + left - until[i]! }
    }
    left -= open
    emptyYears = until.at(-1) === 0 ? emptyYears + 1 : 0
  }
  return null
}

const LONGEST_CLOSURE_YEARS = 3

/** What is open before each day of a year: `minutes[i]` before its day i, the last of the whole year; so `days`. */
interface YearOfSums {
  /** 1 January, as days since the epoch. */
  readonly first: number
  readonly minutes: Int32Array
  readonly days: Int32Array
}

const known = new WeakMap<BusinessCalendar, Map<number, YearOfSums>>()

function yearOfSums(calendar: BusinessCalendar, year: number): YearOfSums {
  let years = known.get(calendar)
  if (!years) known.set(calendar, (years = new Map()))
  let found = years.get(year)
  if (!found) years.set(year, (found = addUp(calendar, year)))
  return found
}

function addUp(calendar: BusinessCalendar, year: number): YearOfSums {
  const first = toEpochDay(day(`${String(year).padStart(4, '0')}-01-01`))
  const last = toEpochDay(day(`${String(year).padStart(4, '0')}-12-31`))
  const minutes = new Int32Array(last - first + 2)
  const days = new Int32Array(minutes.length)
  for (let i = 0; i <= last - first; i++) {
    const open = openIntervals(calendar, fromEpochDay(first + i)).reduce(
      (sum, { opens, closes }) => sum + closes - opens,
      0,
    )
    minutes[i + 1] = minutes[i]! + open
    days[i + 1] = days[i]! + (open > 0 ? 1 : 0)
  }
  return { first, minutes, days }
}

/** The first day by whose end so many have passed. */
function firstReaching(until: Int32Array, from: number, n: number): number {
  let low = from
  let high = until.length - 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (until[middle + 1]! >= n) high = middle
    else low = middle + 1
  }
  return low
}
