import type Database from 'better-sqlite3'
import type { Bench, SeededLedger } from './bench.ts'
import { inTurn, repeated } from './pairs.ts'

const CALLS = 400

/** A common word, accents left out, two words, a beginning, an RFC, a serial, a telephone, a person. */
const TERMS = [
  'hotel',
  'nunez',
  'hotel ceiba',
  'ferr',
  'AAB',
  'SAES70000',
  '99810000',
  'maria perez',
] as const

/** Twenty results while typing. The floor is the full-text index alone: the first 20 of the same words. */
export async function search(bench: Bench): Promise<void> {
  const ledgers = new Map<number, SeededLedger>()
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    ledgers.set(size, ledger)
    const floor = firstMatches(ledger.raw)
    const measured = await inTurn(
      bench.pairs,
      repeated(CALLS, (call) => floor(TERMS[call % TERMS.length]!)),
      repeated(CALLS, find(ledger, TERMS)),
    )
    bench.report(6, 'search as you type, 20 results', size, 3, measured)
  }
  const [first, second, largest] = [1_000, 10_000, Math.max(...ledgers.keys())]
  await growth('growth of a rare word, from 1,000', first, largest, 10, ['AAB', 'SAES7000000', '9981000001'])
  await growth('growth of a common word, from 10,000', second, largest, 3, ['hotel', 'nunez', 'maria perez'])
  for (const ledger of ledgers.values()) ledger.close()

  async function growth(what: string, from: number, to: number, limit: number, terms: readonly string[]) {
    const measured = await inTurn(
      bench.pairs,
      repeated(CALLS, find(ledgers.get(from)!, terms)),
      repeated(CALLS, find(ledgers.get(to)!, terms)),
    )
    bench.report(6, `growth: ${what}`, to, limit, measured)
  }
}

function find(ledger: SeededLedger, terms: readonly string[]): (call: number) => Promise<unknown> {
  return (call) => ledger.call('search.everywhere', { text: terms[call % terms.length]!, limit: 20 })
}

function firstMatches(raw: Database.Database): (text: string) => unknown {
  const matches = raw.prepare(`
    SELECT d.kind, d.ref, d.client_id, d.text FROM search_index i JOIN search_docs d ON d.n = i.rowid
    WHERE search_index MATCH ? LIMIT 20
  `)
  return (text) =>
    matches.all(
      text
        .split(' ')
        .map((word) => `"${word}"*`)
        .join(' '),
    )
}
