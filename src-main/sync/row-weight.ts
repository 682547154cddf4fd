import type { StoredRow } from '#db/rows.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { rowWeight } from '#wire/digest.ts'

type Value = StoredRow[string]

/**
 * What a confirmed row weighs. A column that holds its default weighs nothing, as if it were not there: one that a migration
 * adds changes the weight of no row until something is said in it, on no PC and no endpoint.
 */
export function weightOf(db: ReadDb, table: string, key: string, row: StoredRow): bigint {
  const defaults = defaultsOf(db, table)
  const said: Record<string, Value> = {}
  for (const name in row) if (defaults.get(name) !== row[name]) said[name] = row[name]!
  return rowWeight(table, key, said)
}

/** Of each ledger that is open, by table. Its tables do not change while it is. */
const known = new WeakMap<ReadDb, Map<string, ReadonlyMap<string, Value>>>()

function defaultsOf(db: ReadDb, table: string): ReadonlyMap<string, Value> {
  let tables = known.get(db)
  if (tables === undefined) known.set(db, (tables = new Map<string, ReadonlyMap<string, Value>>()))
  let defaults = tables.get(table)
  if (defaults === undefined) {
    const columns = db.all<{ name: string; mayLack: number; written: string | null }>(sql`
      SELECT name, "notnull" = 0 AS mayLack, dflt_value AS written FROM pragma_table_info(${table})
    `)
    defaults = new Map(
      columns
        .filter(({ mayLack, written }) => mayLack === 1 || written !== null)
        .map(({ name, written }) => [name, valueOf(written)]),
    )
    tables.set(table, defaults)
  }
  return defaults
}

/** As a default is written in a table: `'it''s'`, `0`, NULL. */
function valueOf(written: string | null): Value {
  if (written === null || written === 'NULL') return null
  if (/^-?\d+$/.test(written)) return Number(written)
  const text = /^'(.*)'$/s.exec(written)?.[1]
  if (text === undefined) throw new Error(`a default that is no plain value: ${written}`)
  return text.replaceAll("''", "'")
}
