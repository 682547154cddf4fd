import type { Bench, SeededLedger } from './bench.ts'
import { inTurn, repeated } from './pairs.ts'

const WINDOW = 200
const CALLS = 100

/** A window of the grid far from the start, in three orders: as long with a million rows as with a thousand. */
export async function gridWindows(bench: Bench): Promise<void> {
  const sizes = bench.sizes(1_000_000)
  const [small, large] = [sizes[0]!, sizes.at(-1)!]
  const ledgers = [await bench.ledger(small), await bench.ledger(large)] as const
  const orders = [
    ['by client', []],
    ['by cutoff', [{ column: 'nextCutoff', desc: false }]],
    ['by city, descending', [{ column: 'city', desc: true }]],
  ] as const
  for (const [name, sort] of orders) {
    const measured = await inTurn(
      bench.pairs,
      repeated(CALLS, windowsOf(ledgers[0], small, sort)),
      repeated(CALLS, windowsOf(ledgers[1], large, sort)),
    )
    bench.report(12, `growth: window of ${WINDOW} deep inside, ${name}`, large, 1.3, measured)
  }
  for (const ledger of ledgers) ledger.close()
}

function windowsOf(ledger: SeededLedger, size: number, sort: readonly unknown[]) {
  return (call: number) => {
    const offset = Math.floor((((call * 37) % CALLS) / CALLS) * (size - WINDOW))
    return ledger.call('serials.window', {
      query: { search: '', filters: [], sort, groupBy: [] },
      at: { path: [], offset, limit: WINDOW },
    })
  }
}
