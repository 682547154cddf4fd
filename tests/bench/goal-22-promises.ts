import {
  addBusinessDays,
  addBusinessHours,
  formatMoment,
  openIntervals,
  parseMoment,
  type BusinessCalendar,
} from '#domain/business-time.ts'
import { addDays, day, toEpochDay } from '#domain/calendar.ts'
import { DEFAULT_CALENDARS } from '#domain/default-calendars.ts'
import type { Bench } from './bench.ts'
import { inTurn, repeated } from './pairs.ts'

const OPEN_CASES = 10_000
const CALLS = 2_000

/**
 * The promises of ten thousand open cases, from text to text. The floor walks the same open stretches, written out
 * beforehand, one after the other. Then what a deadline a year ahead costs, against one a day ahead.
 */
export async function promises(bench: Bench): Promise<void> {
  const calendar = DEFAULT_CALENDARS.find(({ id }) => id === 'softmas')!
  const opened = Array.from({ length: OPEN_CASES }, (_, i) => {
    const on = addDays(day('2026-01-05'), (i * 37) % 300)
    return { from: formatMoment(on, 480 + ((i * 13) % 600)), hours: 1 + (i % 48) }
  })
  const plain = plainLoop(calendar)
  for (const { from, hours } of opened) {
    if (plain(from, hours) !== addBusinessHours(calendar, from, hours))
      throw new Error(`${from} + ${hours} h differ`)
  }
  const measured = await inTurn(
    bench.pairs,
    repeated(1, () => opened.forEach(({ from, hours }) => plain(from, hours))),
    repeated(1, () => opened.forEach(({ from, hours }) => addBusinessHours(calendar, from, hours))),
  )
  bench.report(22, 'promises of open cases', OPEN_CASES, 3, measured)

  const after = (hours: number) => (call: number) => addBusinessHours(calendar, opened[call]!.from, hours)
  bench.report(
    22,
    'a deadline of 2,200 open hours, against 8',
    CALLS,
    5,
    await inTurn(bench.pairs, repeated(CALLS, after(8)), repeated(CALLS, after(2_200))),
  )
  const daysAfter = (days: number) => (call: number) =>
    addBusinessDays(calendar, parseMoment(opened[call]!.from)!.day, days)
  bench.report(
    22,
    'a deadline of 250 business days, against 1',
    CALLS,
    5,
    await inTurn(bench.pairs, repeated(CALLS, daysAfter(1)), repeated(CALLS, daysAfter(250))),
  )
}

interface Stretch {
  readonly epochDay: number
  readonly opens: number
  readonly closes: number
}

function plainLoop(calendar: BusinessCalendar): (from: string, hours: number) => string {
  const first = day('2026-01-01')
  const stretches: Stretch[] = []
  const firstOfDay: number[] = []
  for (let i = 0; i < 500; i++) {
    firstOfDay.push(stretches.length)
    const d = addDays(first, i)
    for (const { opens, closes } of openIntervals(calendar, d))
      stretches.push({ epochDay: toEpochDay(d), opens, closes })
  }
  const firstEpochDay = toEpochDay(first)
  return (from, hours) => {
    const moment = parseMoment(from)!
    const epochDay = toEpochDay(moment.day)
    let left = hours * 60
    for (let i = firstOfDay[epochDay - firstEpochDay]!; ; i++) {
      const one = stretches[i]!
      const begins = one.epochDay === epochDay ? Math.max(one.opens, moment.minute) : one.opens
      const open = one.closes - begins
      if (open <= 0) continue
      if (left <= open) return formatMoment(addDays(moment.day, one.epochDay - epochDay), begins + left)
      left -= open
    }
  }
}
