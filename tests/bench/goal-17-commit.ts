import type Database from 'better-sqlite3'
import type { Bench, SeededLedger } from './bench.ts'
import { inTurn, repeated } from './pairs.ts'

const COMMITS = 50

/**
 * A commit for which somebody waits: a payment with its renewal, what is recorded of it and what follows from it, on
 * disk when the answer comes. The floor is one row of one table, as durable.
 */
export async function commits(bench: Bench): Promise<void> {
  const ledgers: SeededLedger[] = []
  const sizes = bench.sizes(1_000_000)
  for (const size of sizes) {
    const ledger = await bench.ledger(size)
    ledgers.push(ledger)
    const row = repeated(COMMITS, oneRow(ledger.raw))
    bench.report(
      17,
      'a payment registered',
      size,
      6,
      await inTurn(bench.pairs, row, repeated(COMMITS, payments(ledger))),
    )
  }
  const [small, large] = [ledgers[0]!, ledgers.at(-1)!]
  const grown = await inTurn(
    bench.pairs,
    repeated(COMMITS, payments(small)),
    repeated(COMMITS, payments(large)),
  )
  bench.report(17, 'growth', sizes.at(-1)!, 1.5, grown)
  for (const ledger of ledgers) ledger.close()
}

/** Each of another system, so that none is paid for years ahead. */
function payments({ raw, call }: SeededLedger): () => Promise<unknown> {
  const serials = raw
    .prepare(`SELECT serial_id FROM rentals WHERE months = 12 ORDER BY serial_id LIMIT 200`)
    .pluck()
    .all() as string[]
  let next = 0
  return () =>
    call('payments.register', { serialId: serials[next++ % serials.length], months: 12, method: 'transfer' })
}

function oneRow(raw: Database.Database): () => unknown {
  raw.exec('CREATE TABLE IF NOT EXISTS bench_floor (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = raw.prepare('INSERT INTO bench_floor (text) VALUES (?)')
  return () => insert.run('a row of the size of a payment: reference, method, amount and day')
}
