import type Database from 'better-sqlite3'
import { databaseDoor } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { boundsOf, countSections, SECTIONS, sectionWhere, type DayBounds } from '#features/today/sections.ts'
import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, repeated } from './pairs.ts'

/**
 * The counts of Hoy's nine lists with their clients and their money. Through the door they are kept until the ledger
 * changes; the floor of that counts and sums what is due this week off the covering index. After a change they are
 * counted again; the floor of that asks for the same nine lists by statements that are prepared.
 */
export async function counters(bench: Bench): Promise<void> {
  const bounds = boundsOf(BENCH_DAY, addDays(BENCH_DAY, 1))
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    const db = databaseDoor(ledger.raw)
    const kept = await inTurn(
      bench.pairs,
      repeated(50, dueOf(ledger.raw, bounds.endOfWeek)),
      repeated(50, () => ledger.call('today.list', { section: 'reported' })),
    )
    bench.report(5, 'counters through the door', size, 1.5, kept)
    const calls = Math.max(5, 200_000 / size)
    const again = await inTurn(
      bench.pairs,
      repeated(calls, listsOf(ledger.raw, bounds)),
      repeated(calls, () => countSections(db, bounds)),
    )
    bench.report(5, 'counters again after a change', size, 1.5, again)
    ledger.close()
  }
}

function dueOf(raw: Database.Database, until: Day): () => unknown {
  const due = raw.prepare(
    `SELECT count(*), sum(amount) FROM board WHERE state = 'due' AND loss_on >= ? AND loss_on <= ?`,
  )
  return () => due.get(BENCH_DAY, until)
}

function listsOf(raw: Database.Database, bounds: DayBounds): () => unknown {
  const lists = SECTIONS.map((section) => {
    const { text, values } = sectionWhere(section, bounds)
    const statement = raw.prepare(
      `SELECT count(*), count(DISTINCT client_id), sum(amount) FROM board WHERE ${text}`,
    )
    return () => statement.get(...values)
  })
  return () => lists.map((list) => list())
}
