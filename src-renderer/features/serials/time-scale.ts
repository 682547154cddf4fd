import { addMonths, day, daysBetween, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import { monthName } from '#messages/es-MX/dates.ts'

export interface Span {
  readonly first: Day
  readonly last: Day
  /** Pixels of the first and the last day. */
  readonly from: number
  readonly until: number
}

/** Day → pixel: `timeScale({ first: a, last: b, from: 0, until: 100 })(a) // 0` */
export function timeScale({ first, last, from, until }: Span): (on: Day) => number {
  const perDay = (until - from) / Math.max(1, daysBetween(first, last))
  return (on) => Math.round((from + daysBetween(first, on) * perDay) * 10) / 10
}

/** The first of each month with its short name; of each second, third … where they would touch. */
export function monthTicks(first: Day, last: Day, pixelsPerDay: number): { on: Day; label: string }[] {
  const every = Math.max(1, Math.ceil(56 / (pixelsPerDay * 30)))
  const start = addMonths(day(`${first.slice(0, 7)}-01`), 1)
  const ticks: { on: Day; label: string }[] = []
  for (let on = start; on <= last; on = addMonths(on, every)) {
    const name = monthName(on).slice(0, 3)
    const isFirstOfYear = ticks.length === 0 || monthOf(on) <= every
    ticks.push({ on, label: isFirstOfYear ? `${name} ${yearOf(on)}` : name })
  }
  return ticks
}
