import { addWeights, digestOf } from '#wire/digest.ts'
import type { StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { weightOf } from './row-weight.ts'

/** The sums of a ledger's confirmed rows, read once, changed in memory, and written back in the same transaction. */
export interface Sums {
  /** A row that stood as `before` stands now as `after`; rows without a revision do not count. */
  replace(table: string, key: string, before: StoredRow | null, after: StoredRow | null): void
  digest(): string
  /** The tables whose sum is another than the one given here. */
  differing(found: ReadonlyMap<string, bigint>): string[]
  save(db: WriteDb): void
}

export function readSums(from: ReadDb): Sums {
  const rows = from.all<{ readonly tbl: string; readonly sum: string }>(sql`SELECT tbl, sum FROM digest_sums`)
  const sums = new Map(rows.map(({ tbl, sum }) => [tbl, BigInt(`0x${sum}`)]))
  const changed = new Set<string>()
  return {
    replace: (table, key, before, after) => {
      const weight = confirmedWeight(from, table, key, after) - confirmedWeight(from, table, key, before)
      if (weight === 0n) return
      sums.set(table, addWeights(sums.get(table) ?? 0n, weight))
      changed.add(table)
    },
    digest: () => digestOf(sums),
    differing: (found) =>
      [...new Set([...sums.keys(), ...found.keys()])].filter(
        (table) => (sums.get(table) ?? 0n) !== (found.get(table) ?? 0n),
      ),
    save: (db) => {
      for (const table of changed) {
        const sum = sums.get(table)!.toString(16).padStart(32, '0')
        db.runOne(sql`
          INSERT INTO digest_sums (tbl, sum) VALUES (${table}, ${sum}) ON CONFLICT (tbl) DO UPDATE SET sum = excluded.sum
        `)
      }
      changed.clear()
    },
  }
}

export function clearSums(db: WriteDb): void {
  db.run(sql`DELETE FROM digest_sums`)
}

function confirmedWeight(db: ReadDb, table: string, key: string, row: StoredRow | null): bigint {
  return row === null || row['rev'] === 0 ? 0n : weightOf(db, table, key, row)
}
