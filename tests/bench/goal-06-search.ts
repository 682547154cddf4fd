import type Database from 'better-sqlite3'
import type { Bench, SeededLedger } from './bench.ts'
import { rfcOf } from './invented.ts'
import { inTurn, repeated } from './pairs.ts'

const CALLS = 400

/** Words that many have, accents left out, two words, a beginning, a person: ranked. */
const COMMON = ['hotel', 'nunez', 'hotel ceiba', 'ferr', 'maria perez'] as const
/** An RFC, a serial, a telephone: of one client. */
const RARE = [rfcOf(7), '7000007', '9981000007'] as const

/**
 * Twenty results while typing, through the door. The floors are the full-text index alone with the same titles: the
 * best twenty by its own rank for common words, the first twenty it meets for what one client has.
 */
export async function search(bench: Bench): Promise<void> {
  const ledgers = new Map<number, SeededLedger>()
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    ledgers.set(size, ledger)
    for (const [what, terms, order] of [
      ['common words, ranked', COMMON, 'ORDER BY rank'],
      ['RFC, serial, telephone', RARE, ''],
    ] as const) {
      const floor = bestMatches(ledger.raw, order)
      const calls = size >= 100_000 ? CALLS / 10 : CALLS
      const measured = await inTurn(
        bench.pairs,
        repeated(calls, (call) => floor(terms[call % terms.length]!)),
        repeated(calls, find(ledger, terms)),
      )
      bench.report(6, `search: ${what}`, size, 3, measured)
    }
  }
  const largest = Math.max(...ledgers.keys())
  await growth('RFC, serial, telephone, from 1,000', 1_000, largest, 10, RARE)
  await growth('common words, from 10,000', 10_000, largest, 3, COMMON)
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

function bestMatches(raw: Database.Database, order: 'ORDER BY rank' | ''): (text: string) => unknown {
  const matches = raw.prepare(`
    SELECT d.kind, d.ref, d.client_id, c.name, c.rfc, c.city, p.name, p.phone, s.serial, b.system, b.version
    FROM (SELECT rowid AS n FROM search_index WHERE search_index MATCH ? ${order} LIMIT 20) hit
    CROSS JOIN search_docs d ON d.n = hit.n
    JOIN clients c ON c.id = d.client_id
    LEFT JOIN contacts p ON d.kind = 'contact' AND p.id = d.ref
    LEFT JOIN serials s ON d.kind = 'serial' AND s.id = d.ref
    LEFT JOIN board b ON d.kind = 'serial' AND b.serial_id = d.ref
  `)
  return (text) =>
    matches.all(
      text
        .split(' ')
        .map((word) => `"${word}"*`)
        .join(' '),
    )
}
