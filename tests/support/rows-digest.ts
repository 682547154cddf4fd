import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows } from '#db/rows.ts'
import type { ReadDb } from '#db/sql.ts'
import { weightOf } from '#sync/row-weight.ts'
import { addWeights, digestOf } from '#wire/digest.ts'

/** Of the confirmed rows as they stand, and not by the sums that are kept of them. */
export function digestOfRows(db: ReadDb): string {
  const sums = new Map<string, bigint>()
  for (const [table, key] of Object.entries(LEDGER_TABLES)) {
    for (const row of allRows(db, table)) {
      if (row['rev'] === 0) continue
      sums.set(table, addWeights(sums.get(table) ?? 0n, weightOf(db, table, String(row[key]), row)))
    }
  }
  return digestOf(sums)
}
