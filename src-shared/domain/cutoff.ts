import { civilDay, dayOfMonth, daysInMonth, monthOf, yearOf } from './calendar.ts'
import type { Day } from './calendar.ts'

/**
 * First day no longer covered after `n` periods of `months`, counted from the first activation (R23, R25, C6).
 * The day of the month is the anchor's, cut to the month's length, and comes back:
 *   cutoffAt('2026-01-31', 1, 1) // '2026-02-28'
 *   cutoffAt('2026-01-31', 1, 2) // '2026-03-31'
 * With `lastDay` ("último día del mes", only for an anchor that is one) each month's last day:
 *   cutoffAt('2026-04-30', 1, 1, true) // '2026-05-31'
 * `n` = 0 is the anchor. A day after 9999 throws: see `isCalcRangeOk`.
 */
export function cutoffAt(anchor: Day, months: number, n: number, lastDay = false): Day {
  return dayInMonth(monthIndex(anchor) + months * n, dayOfMonth(anchor), lastDay)
}

/**
 * The first cutoff that is on or after a day, and which one it is (1 = the first after the anchor).
 *   nextCutoff('2026-01-31', 6, '2026-07-31') // { n: 1, day: '2026-07-31' }
 *   nextCutoff('2026-01-31', 6, '2026-08-01') // { n: 2, day: '2027-01-31' }
 * `n` comes from the months between both and one comparison. It is never found by a "difference of months" of a
 * library (beyond.md I20), and never by walking: the answer costs the same after one year as after fifty.
 */
export function nextCutoff(
  anchor: Day,
  months: number,
  onOrAfter: Day,
  lastDay = false,
): { n: number; day: Day } {
  const anchorMonth = monthIndex(anchor)
  const wantedDay = dayOfMonth(anchor)
  const apart = monthIndex(onOrAfter) - anchorMonth
  let n = Math.ceil(apart / months)
  if (n < 1) n = 1
  else if (
    n * months === apart &&
    dayNumberIn(anchorMonth + apart, wantedDay, lastDay) < dayOfMonth(onOrAfter)
  ) {
    n += 1
  }
  return { n, day: dayInMonth(anchorMonth + n * months, wantedDay, lastDay) }
}

/**
 * The next `count` cutoffs after a day, which is itself excluded; the anchor is never among them.
 *   cutoffsAfter('2026-01-31', 1, '2026-02-28', 2) // ['2026-03-31', '2026-04-30']
 */
export function cutoffsAfter(anchor: Day, months: number, after: Day, count: number, lastDay = false): Day[] {
  const firstN = cutoffNumberAfter(anchor, months, after, lastDay)
  return Array.from({ length: count }, (_, i) => cutoffAt(anchor, months, firstN + i, lastDay))
}

/**
 * Which cutoff is the first after a day (1 = the first after the anchor), told without making the day: a caller asks
 * `isCalcRangeOk` before it lists them.
 *   cutoffNumberAfter('2026-01-31', 1, '2026-02-28') // 2
 */
export function cutoffNumberAfter(anchor: Day, months: number, after: Day, lastDay = false): number {
  const anchorMonth = monthIndex(anchor)
  const apart = monthIndex(after) - anchorMonth
  const n = Math.max(1, Math.ceil(apart / months))
  const sameMonth = n * months === apart
  return sameMonth && dayNumberIn(anchorMonth + apart, dayOfMonth(anchor), lastDay) <= dayOfMonth(after)
    ? n + 1
    : n
}

/**
 * The period a day belongs to: `start` ≤ day < `next` (periods are half-open and tile, dates.md §1).
 *   periodOf('2026-01-31', 1, '2026-02-28') // { n: 1, start: '2026-02-28', next: '2026-03-31' }
 * A day before the anchor belongs to no period: that throws.
 */
export function periodOf(
  anchor: Day,
  months: number,
  d: Day,
  lastDay = false,
): { n: number; start: Day; next: Day } {
  if (d < anchor) throw new RangeError(`${d} is before the first activation ${anchor}`)
  const boundary = nextCutoff(anchor, months, d, lastDay)
  const n = boundary.day === d ? boundary.n : boundary.n - 1
  return { n, start: cutoffAt(anchor, months, n, lastDay), next: cutoffAt(anchor, months, n + 1, lastDay) }
}

function monthIndex(d: Day): number {
  return yearOf(d) * 12 + monthOf(d) - 1
}

function dayInMonth(index: number, wantedDay: number, lastDay: boolean): Day {
  const year = Math.floor(index / 12)
  return civilDay(year, index - year * 12 + 1, dayNumberIn(index, wantedDay, lastDay))
}

function dayNumberIn(index: number, wantedDay: number, lastDay: boolean): number {
  if (wantedDay <= 28 && !lastDay) return wantedDay
  const year = Math.floor(index / 12)
  const length = daysInMonth(year, index - year * 12 + 1)
  return lastDay || wantedDay > length ? length : wantedDay
}
