import type Database from 'better-sqlite3'
import type { Bench, SeededLedger } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, repeated } from './pairs.ts'

const CALLS = 300

/**
 * Hoy's first page of 50, whole: the lines with company, person, telephone and amount, every list's counts and the
 * days ahead. The floor is the page alone, one prepared statement.
 */
export async function dueList(bench: Bench): Promise<void> {
  const ledgers = new Map<number, SeededLedger>()
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    ledgers.set(size, ledger)
    const page = floorPage(ledger.raw)
    const measured = await inTurn(bench.pairs, repeated(CALLS, page), repeated(CALLS, hoy(ledger)))
    bench.report(4, 'Hoy, first page of 50', size, 3, measured)
  }
  const sizes = [...ledgers.keys()]
  const [small, large] = [ledgers.get(sizes[0]!)!, ledgers.get(sizes.at(-1)!)!]
  bench.report(
    4,
    'growth',
    sizes.at(-1)!,
    1.5,
    await inTurn(bench.pairs, repeated(CALLS, hoy(small)), repeated(CALLS, hoy(large))),
  )
  for (const ledger of ledgers.values()) ledger.close()
}

function hoy(ledger: SeededLedger): () => Promise<unknown> {
  return () => ledger.call('today.list', {})
}

function floorPage(raw: Database.Database): () => unknown {
  const page = raw.prepare(`
    SELECT b.serial_id, b.serial, b.client_id, b.client_name, p.name, p.phone, p.email, c.note, b.system, b.version,
      b.users, b.mode, b.months, b.method, b.auto_charge, b.activated_on, b.loss_on, b.next_cutoff,
      b.next_validation, b.tolerance_until, b.until_day, b.state, b.amount
    FROM board b
    JOIN clients c ON c.id = b.client_id
    LEFT JOIN contacts p ON p.client_id = b.client_id AND p.position = 0
    WHERE b.state = 'due' AND b.loss_on >= ? ORDER BY b.loss_on, b.client_key, b.client_id, b.serial LIMIT 50
  `)
  return () => page.all(BENCH_DAY)
}
