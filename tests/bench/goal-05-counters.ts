import type Database from 'better-sqlite3'
import { databaseDoor } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { boundsOf, countSections } from '#features/today/sections.ts'
import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, repeated } from './pairs.ts'

/**
 * The counts of Hoy's nine lists with their money, computed as after a change; the door keeps them until the next one.
 * The floor counts and sums what is due this week off the covering index.
 */
export async function counters(bench: Bench): Promise<void> {
  const bounds = boundsOf(BENCH_DAY, addDays(BENCH_DAY, 1))
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    const db = databaseDoor(ledger.raw)
    const calls = Math.max(5, 200_000 / size)
    const measured = await inTurn(
      bench.pairs,
      repeated(calls, dueOf(ledger.raw, bounds.endOfWeek)),
      repeated(calls, () => countSections(db, bounds)),
    )
    bench.report(5, 'counters after a change', size, 1.5, measured)
    const kept = await inTurn(
      bench.pairs,
      repeated(50, dueOf(ledger.raw, bounds.endOfWeek)),
      repeated(50, () => ledger.call('today.list', { section: 'reported' })),
    )
    bench.report(5, 'counters through the door, kept', size, 1.5, kept)
    ledger.close()
  }
}

function dueOf(raw: Database.Database, until: Day): () => unknown {
  const due = raw.prepare(
    `SELECT count(*), sum(amount) FROM board WHERE state = 'due' AND loss_on >= ? AND loss_on <= ?`,
  )
  return () => due.get(BENCH_DAY, until)
}
