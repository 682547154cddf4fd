import { addDays, FIRST_DAY, LAST_DAY, parseDay, weekday, yearOf } from './calendar.ts'
import type { Day, Weekday } from './calendar.ts'
import { bankHolidays, lawHolidays } from './holidays.ts'
import type { Holiday } from './holidays.ts'
import { dayOfOpenMinute, nthBusinessDay } from './open-minutes.ts'

/** One interval of a weekday, valid from and until those days, both included (the 40-hour week changes them, R122). */
export interface OpenHours {
  readonly weekday: Weekday
  readonly opens: string
  /** 'HH:mm'; '24:00' is midnight at the end of the day. */
  readonly closes: string
  readonly from: Day | null
  readonly until: Day | null
}

/** A day that is not as its weekday and the law say: closed (`open: []`), or open at these hours even on a holiday. */
export interface SpecialDay {
  readonly day: Day
  readonly name: string
  readonly open: readonly { readonly opens: string; readonly closes: string }[]
}

export interface BusinessCalendar {
  readonly id: string
  readonly name: string
  /** IANA zone of its clock (C12): every moment below is local time there. */
  readonly zone: string
  readonly holidays: 'law' | 'bank' | 'none'
  readonly hours: readonly OpenHours[]
  readonly specialDays: readonly SpecialDay[]
}

/** Minutes after midnight, `opens` < `closes`. */
export interface Interval {
  readonly opens: number
  readonly closes: number
}

/** A business day has at least one open interval (surface.md, calc.businessDays). */
export function isBusinessDay(calendar: BusinessCalendar, d: Day): boolean {
  return openIntervals(calendar, d).length > 0
}

/** `nextBusinessDay(office, '2026-03-14')`: that Saturday itself when the office opens on Saturdays. */
export function nextBusinessDay(calendar: BusinessCalendar, onOrAfter: Day): Day {
  return found(calendar, firstOpenDay(calendar, onOrAfter, 1))
}

export function previousBusinessDay(calendar: BusinessCalendar, onOrBefore: Day): Day {
  return found(calendar, firstOpenDay(calendar, onOrBefore, -1))
}

/**
 * The n-th business day after a day, which is not counted (R18). Throws where `businessDaysAfter` says null.
 *   addBusinessDays(vendor, '2026-03-13', 5) // '2026-03-23': Monday the 16th is a holiday
 */
export function addBusinessDays(calendar: BusinessCalendar, from: Day, n: number): Day {
  return found(calendar, businessDaysAfter(calendar, from, n))
}

/** As `addBusinessDays`, but null when the calendar does not open so often before it, or the year 9999, ends. */
export function businessDaysAfter(calendar: BusinessCalendar, from: Day, n: number): Day | null {
  // Few are stepped over; a year's are added up once, which costs as much as stepping over that year.
  if (n > A_MONTH) return nthBusinessDay(calendar, from, n)
  let due: Day | null = from
  for (let i = 0; i < n && due !== null; i++) {
    due = due === LAST_DAY ? null : firstOpenDay(calendar, addDays(due, 1), 1)
  }
  return due
}

/**
 * The n-th business day before one that is itself counted as day 0 when it is one, else from the last before it.
 *   businessDaysBefore(bank, '2027-01-31', 0) // '2027-01-29': the 31st is a Sunday
 * Null when the calendar was not open so often.
 */
export function businessDaysBefore(calendar: BusinessCalendar, onOrBefore: Day, n: number): Day | null {
  let d = firstOpenDay(calendar, onOrBefore, -1)
  for (let i = 0; i < n && d !== null; i++) {
    d = d === FIRST_DAY ? null : firstOpenDay(calendar, addDays(d, -1), -1)
  }
  return d
}

/**
 * The moment after so many hours in which the office is open (R109, C9). A deadline on a closing is that closing; a
 * start while it is closed counts from the next opening. Hours are taken to the minute.
 *   addBusinessHours(softmas, '2026-03-13T17:30', 4) // '2026-03-17T12:30': weekend and a holiday between
 *   addBusinessHours(softmas, '2026-03-09T14:30', 1) // '2026-03-09T16:00': asked in the lunch gap
 */
export function addBusinessHours(calendar: BusinessCalendar, from: string, hours: number): string {
  return found(calendar, businessHoursAfter(calendar, from, hours))
}

/** As `addBusinessHours`, but null when the calendar does not open so long before it, or the year 9999, ends. */
export function businessHoursAfter(calendar: BusinessCalendar, from: string, hours: number): string | null {
  const start = parseMoment(from)
  if (start === null) throw new RangeError(`not a local moment: ${from}`)
  const wanted = Math.max(1, Math.round(hours * 60))
  const sameDay = openMinuteOf(openIntervals(calendar, start.day), start.minute, wanted)
  if (sameDay.minute !== null) return formatMoment(start.day, sameDay.minute)
  const due = dayOfOpenMinute(calendar, start.day, sameDay.left)
  return due && formatMoment(due.day, openMinuteOf(openIntervals(calendar, due.day), 0, due.minutes).minute!)
}

/** The n-th open minute of a day from a minute on; null, with what is left of them, when the day has fewer. */
function openMinuteOf(
  intervals: readonly Interval[],
  from: number,
  n: number,
): { readonly minute: number | null; readonly left: number } {
  let left = n
  for (const { opens, closes } of intervals) {
    const begins = Math.max(opens, from)
    const available = closes - begins
    if (available <= 0) continue
    if (left <= available) return { minute: begins + left, left: 0 }
    left -= available
  }
  return { minute: null, left }
}

/**
 * The last closing before a day begins: the last working moment before a cutoff (beyond.md 2). Null when it has not
 * opened for years. Midnight reads 23:59, so that the day is the right one.
 *   lastMomentBefore(office, '2026-03-16') // '2026-03-14T14:00', a Saturday
 */
export function lastMomentBefore(calendar: BusinessCalendar, d: Day): string | null {
  if (d === FIRST_DAY) return null
  const open = firstOpenDay(calendar, addDays(d, -1), -1)
  const last = open && openIntervals(calendar, open).at(-1)
  return last ? formatMoment(open, Math.min(last.closes, MINUTES_A_DAY - 1)) : null
}

/**
 * The named days on which it is closed: the law's or the banks', and those typed by the office. One on which it opens
 * after all is left out.
 */
export function holidaysOf(calendar: BusinessCalendar, year: number): Holiday[] {
  const special = new Map(calendar.specialDays.filter((s) => yearOf(s.day) === year).map((s) => [s.day, s]))
  const legal = legalHolidays(calendar, year).filter((holiday) => !special.has(holiday.date))
  const typed = [...special.values()].filter((s) => s.open.length === 0)
  return [...legal, ...typed.map((s) => ({ date: s.day, name: s.name }))].toSorted((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}

/** The holiday that closes a day, or null. */
export function holidayOn(calendar: BusinessCalendar, d: Day): Holiday | null {
  const special = calendar.specialDays.findLast((s) => s.day === d)
  if (special) return special.open.length === 0 ? { date: d, name: special.name } : null
  return legalHolidays(calendar, yearOf(d)).find((holiday) => holiday.date === d) ?? null
}

/** The hours of one day, in order, those that touch or overlap joined. Where a special day is typed twice, the last holds. */
export function openIntervals(calendar: BusinessCalendar, d: Day): readonly Interval[] {
  let days = knownIntervals.get(calendar)
  if (!days || days.size > MOST_KNOWN_DAYS) knownIntervals.set(calendar, (days = new Map()))
  let intervals = days.get(d)
  if (!intervals) days.set(d, (intervals = intervalsOf(calendar, d)))
  return intervals
}

/** A calendar does not change: another one is another object. */
const knownIntervals = new WeakMap<BusinessCalendar, Map<Day, readonly Interval[]>>()
const MOST_KNOWN_DAYS = 5_000

function intervalsOf(calendar: BusinessCalendar, d: Day): readonly Interval[] {
  const special = calendar.specialDays.findLast((s) => s.day === d)
  if (special) return joined(special.open)
  const weekdayOf = weekday(d)
  const hours = calendar.hours.filter(
    (h) => h.weekday === weekdayOf && (h.from === null || h.from <= d) && (h.until === null || d <= h.until),
  )
  return hours.length === 0 || holidayOn(calendar, d) ? [] : joined(hours)
}

/** A local moment 'YYYY-MM-DDTHH:mm', or null. */
export function parseMoment(text: string): { day: Day; minute: number } | null {
  const match = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  const d = match && parseDay(match[1]!)
  return match && d ? { day: d, minute: Number(match[2]) * 60 + Number(match[3]) } : null
}

export function formatMoment(d: Day, minute: number): string {
  if (minute >= MINUTES_A_DAY) return formatMoment(addDays(d, 1), minute - MINUTES_A_DAY)
  return `${d}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** '09:00' or '24:00' in minutes after midnight, null for anything else: what a calendar's editor asks before it saves. */
export function parseClock(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : text === '24:00' ? MINUTES_A_DAY : null
}

const MINUTES_A_DAY = 1_440
const A_MONTH = 31

/** A calendar that stays closed for so long is taken to have ended: its hours ran out, or none were typed. */
const LONGEST_CLOSURE_DAYS = 1_100

function firstOpenDay(calendar: BusinessCalendar, from: Day, step: 1 | -1): Day | null {
  const end = step === 1 ? LAST_DAY : FIRST_DAY
  let d = from
  for (let i = 0; i < LONGEST_CLOSURE_DAYS; i++) {
    if (isBusinessDay(calendar, d)) return d
    if (d === end) return null
    d = addDays(d, step)
  }
  return null
}

function legalHolidays(calendar: BusinessCalendar, year: number): readonly Holiday[] {
  if (calendar.holidays === 'none') return []
  return calendar.holidays === 'bank' ? bankHolidays(year) : lawHolidays(year)
}

function joined(hours: readonly { readonly opens: string; readonly closes: string }[]): readonly Interval[] {
  const intervals: Interval[] = []
  for (const { opens, closes } of hours) {
    const interval = { opens: parseClock(opens), closes: parseClock(closes) }
    if (interval.opens === null || interval.closes === null)
      throw new RangeError(`not a clock: ${opens}-${closes}`)
    if (interval.opens < interval.closes) intervals.push({ opens: interval.opens, closes: interval.closes })
  }
  intervals.sort((a, b) => a.opens - b.opens)
  return intervals.reduce<Interval[]>((merged, next) => {
    const last = merged.at(-1)
    if (!last || last.closes < next.opens) return [...merged, next]
    return [...merged.slice(0, -1), { opens: last.opens, closes: Math.max(last.closes, next.closes) }]
  }, [])
}

function found<T>(calendar: BusinessCalendar, answer: T | null): T {
  if (answer === null) throw new RangeError(`the calendar ${calendar.id} does not open again`)
  return answer
}
