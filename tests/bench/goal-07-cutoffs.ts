import { addDays, day, type Day } from '#domain/calendar.ts'
import { cutoffAt, nextCutoff } from '#domain/cutoff.ts'
import { addMonths, format, parseISO } from 'date-fns'
import type { Bench } from './bench.ts'
import { inTurn, repeated } from './pairs.ts'

const ANCHORS: readonly Day[] = Array.from({ length: 365 }, (_, i) => addDays(day('2025-01-01'), i))
const ASKED: readonly Day[] = Array.from({ length: 365 }, (_, i) =>
  addDays(day('2026-11-23'), (i * 37) % 365),
)
const ROUNDS = 2_000

/** The next cutoff from text to text; the floor is twenty lines of whole numbers that take and give the same text. */
export async function cutoffs(bench: Bench): Promise<void> {
  const calls = ROUNDS * ANCHORS.length
  const measured = await inTurn(
    bench.pairs,
    repeated(ROUNDS, () => ANCHORS.forEach((anchor, i) => plainNextCutoff(anchor, 1, ASKED[i]!))),
    repeated(ROUNDS, () => ANCHORS.forEach((anchor, i) => nextCutoff(anchor, 1, ASKED[i]!))),
  )
  bench.report(7, 'next cutoff, text to text', calls, 2, measured)
  const wrong = wrongCutoffs()
  bench.report(7, '365 anchors × 24 months, wrong ones', 365 * 24, 0, {
    ratio: wrong,
    floorMs: 0,
    programMs: 0,
  })
}

/** From the anchor by date-fns, which is slow and right. */
function wrongCutoffs(): number {
  let wrong = 0
  for (const anchor of ANCHORS) {
    for (let month = 1; month <= 24; month++) {
      const right = format(addMonths(parseISO(anchor), month), 'yyyy-MM-dd')
      const found = nextCutoff(anchor, 1, right as Day)
      if (cutoffAt(anchor, 1, month) !== right || found.day !== right || found.n !== month) wrong += 1
    }
  }
  return wrong
}

function plainNextCutoff(anchor: string, months: number, onOrAfter: string): string {
  const anchorMonth = Number(anchor.slice(0, 4)) * 12 + Number(anchor.slice(5, 7)) - 1
  const wanted = Number(anchor.slice(8))
  const askedMonth = Number(onOrAfter.slice(0, 4)) * 12 + Number(onOrAfter.slice(5, 7)) - 1
  let n = Math.max(1, Math.ceil((askedMonth - anchorMonth) / months))
  if (n * months === askedMonth - anchorMonth && lastDay(askedMonth, wanted) < Number(onOrAfter.slice(8)))
    n += 1
  const month = anchorMonth + n * months
  const dayNumber = lastDay(month, wanted)
  const year = Math.floor(month / 12)
  const number = (month % 12) + 1
  return `${year}-${number < 10 ? '0' : ''}${number}-${dayNumber < 10 ? '0' : ''}${dayNumber}`
}

function lastDay(month: number, wanted: number): number {
  if (wanted <= 28) return wanted
  const year = Math.floor(month / 12)
  const number = (month % 12) + 1
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = number === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31
  return Math.min(wanted, length)
}
