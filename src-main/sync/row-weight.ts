import type { StoredRow } from '#db/rows.ts'
import type { ReadDb } from '#db/sql.ts'
import { rowWeight } from '#wire/digest.ts'
import { saidOf } from './wire-rows.ts'

/**
 * What a confirmed row weighs: what is said of it. A column that a migration adds changes the weight of no row until
 * something stands in it, on no PC and no endpoint.
 */
export function weightOf(db: ReadDb, table: string, key: string, row: StoredRow): bigint {
  return rowWeight(table, key, saidOf(db, table, row))
}
