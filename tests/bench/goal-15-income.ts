import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openLedgerFile } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import { rebuildMonthTotals } from '#db/month-totals.ts'
import { addDays } from '#domain/calendar.ts'
import { totalsBy } from '#features/reports/totals.ts'
import type { Bench } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, repeated, timed } from './pairs.ts'

const MONTHS = ['2024-12', '2026-11'] as const
/** Payments of each serial, over the last two years. */
const EACH = 10
const CALLS = 200

/**
 * The income of 24 months off the kept rows, whose floor reads those 24 rows; and the kept rows made anew, whose floor
 * sums the same payments by the same columns in one scan and keeps nothing.
 */
export async function income(bench: Bench): Promise<void> {
  const each: number[] = []
  for (const size of bench.sizes(100_000)) {
    const raw = openLedgerFile(join(await bench.copyOf(size), 'ledger.db'))
    raw.pragma('synchronous = OFF')
    insertPayments(raw, size)
    const db = databaseDoor(raw)
    const rebuilt = await inTurn(
      bench.pairs,
      timed(() => raw.prepare(ONE_SCAN).all()),
      timed(() => raw.transaction(() => rebuildMonthTotals(db))()),
    )
    bench.report(15, 'the kept months made anew', size * EACH, 1.5, rebuilt)
    const kept = raw.prepare(KEPT_ROWS)
    const report = await inTurn(
      bench.pairs,
      repeated(CALLS, () => kept.all(...MONTHS)),
      repeated(CALLS, () => totalsBy(db, 'all', ...MONTHS)),
    )
    bench.report(15, 'income of 24 months', size * EACH, 5, report)
    each.push(report.programMs)
    raw.close()
  }
  const [floorMs, programMs] = [each[0]!, each.at(-1)!]
  const largest = bench.sizes(100_000).at(-1)! * EACH
  bench.report(15, 'growth', largest, 1.5, { ratio: programMs / floorMs, floorMs, programMs })
}

const KEPT_ROWS = `
  SELECT month, payments, income, net, renewals, late, first_rentals FROM month_totals
  WHERE part = 'all' AND value = '' AND month BETWEEN ? AND ?`

const ONE_SCAN = `
  SELECT substr(p.paid_on, 1, 7), s.product_id, c.city, p.billed_by, p.operator_id, p.method, count(*), sum(p.amount)
  FROM payments p JOIN clients c ON c.id = p.client_id LEFT JOIN serials s ON s.id = p.serial_id
  GROUP BY 1, 2, 3, 4, 5, 6`

/** The kept rows are made afterwards, by what is measured: row by row they would take longer than all the rest. */
function insertPayments(raw: Database.Database, serials: number): void {
  const triggers = raw
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'payments'`)
    .pluck()
    .all() as string[]
  for (const name of triggers) raw.exec(`DROP TRIGGER ${name}`)
  const insert = raw.prepare(`
    INSERT INTO payments (id, client_id, serial_id, kind, amount, vat_basis_points, method, paid_on, registered_on,
      registered_at, operator_id)
    SELECT ?, client_id, id, 'payment', ?, 1600, ?, ?, ?, '', 'consola' FROM serials WHERE id = ?`)
  const ids = raw.prepare('SELECT id FROM serials ORDER BY rowid').pluck().all() as string[]
  raw.transaction(() => {
    for (let i = 0; i < serials * EACH; i++) {
      const day = addDays(BENCH_DAY, -((i * 7) % 720))
      const method = (['card', 'transfer', 'counter'] as const)[i % 3]
      insert.run(`bench-${i}`, 100_000 + (i % 9_000), method, day, day, ids[i % ids.length])
    }
  })()
}
