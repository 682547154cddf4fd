import { addMonths, type Day } from '#domain/calendar.ts'

export interface Months {
  readonly from: string
  readonly until: string
  readonly all: readonly string[]
}

/** The month of a day and those before it, so many in all. */
export function monthsUntil(today: Day, count: number): Months {
  const first = `${today.slice(0, 7)}-01` as Day
  const all = Array.from({ length: count }, (_, i) => addMonths(first, i + 1 - count).slice(0, 7))
  return { from: all[0]!, until: all.at(-1)!, all }
}
