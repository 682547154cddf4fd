import { createHash, hash } from 'node:crypto'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { tablesOfRows } from '#db/row-digests.ts'
import { identifier, join, sql, VALUE, type ReadDb, type Sql } from '#db/sql.ts'

export type RowValue = string | number | null

/** A row as it is hashed: its key, and every value in the order of its columns. */
export interface HashedRow {
  readonly key: string
  /** The values of the key, from which the next row is looked for. */
  readonly at: readonly RowValue[]
  readonly hash: Buffer
}

/** A table whose rows are hashed, and how its rows are found. */
export interface HashedTable {
  readonly name: string
  /**
   * `ledger`: each command keeps what it writes in before_images. `chain`: only grows, but for what syncing settles.
   * `local`: this PC's own, of whose changes nothing tells after a kill. `schema`: only a migration writes it.
   */
  readonly kind: 'ledger' | 'chain' | 'local' | 'schema'
  /** The key as text, of NEW or OLD. */
  keyOf(row: 'NEW' | 'OLD'): string
  /** Columns of the key. */
  readonly keys: readonly string[]
  next(db: ReadDb, after: readonly RowValue[] | null, most: number): HashedRow[]
  find(db: ReadDb, key: string): HashedRow | null
}

/** What grows with each command: its new rows are those above the last that was seen. */
const CHAINS: ReadonlySet<string> = new Set(['before_images', 'audit', 'outbox'])

export function hashedTables(db: ReadDb): HashedTable[] {
  return [...tablesOfRows(db).map((name) => tableOf(db, name)), SCHEMA]
}

/** What the tables are and what their triggers do, as SQLite keeps it: text that nothing else compares. */
const SCHEMA: HashedTable = {
  name: 'sqlite_schema',
  kind: 'schema',
  keyOf: () => '',
  keys: ['name'],
  next: (db, after, most) =>
    db
      .all<{ key: string; row: string }>(
        sql`
          SELECT name AS key, json_array(type, tbl_name, sql) AS row FROM sqlite_schema
          WHERE name > ${after?.[0] ?? ''} AND tbl_name NOT LIKE 'sqlite_stat%' ORDER BY name LIMIT ${most}
        `,
      )
      .map(({ key, row }) => ({ key, at: [key], hash: hashOf(row) })),
  find: (db, key) => {
    const row = db.value<string>(sql`
      SELECT json_array(type, tbl_name, sql) FROM sqlite_schema WHERE name = ${key} AND tbl_name NOT LIKE 'sqlite_stat%'
    `)
    return row === null ? null : { key, at: [key], hash: hashOf(row) }
  },
}

function tableOf(db: ReadDb, name: string): HashedTable {
  const columns = db.all<{ name: string; pk: number }>(sql`SELECT name, pk FROM pragma_table_info(${name})`)
  const keys = columns
    .filter(({ pk }) => pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => column.name)
  const [tbl, ids] = [identifier(name), keys.map(identifier)]
  const [keyList, values] = [join(ids, sql`, `), columns.map((column) => identifier(column.name))]
  const all = sql`SELECT json_array(${keyList}) AS at, json_array(${join(values, sql`, `)}) AS row FROM ${tbl}`
  const marks: Sql = { text: keys.map(() => VALUE).join(', '), values: [] }
  const rowOf = ({ at, row }: { readonly at: string; readonly row: string }): HashedRow => {
    const parts = JSON.parse(at) as RowValue[]
    return { key: parts.length === 1 ? String(parts[0]) : at, at: parts, hash: hashOf(row) }
  }
  return {
    name,
    kind: Object.hasOwn(LEDGER_TABLES, name) ? 'ledger' : CHAINS.has(name) ? 'chain' : 'local',
    keys,
    keyOf: (row) =>
      keys.length === 1
        ? `CAST(${row}.${ids[0]!.text} AS TEXT)`
        : `json_array(${ids.map(({ text }) => `${row}.${text}`).join(', ')})`,
    next: (db, after, most) => {
      const beyond = after === null ? sql`` : sql`WHERE (${keyList}) > (${{ ...marks, values: after }})`
      return db
        .all<{ at: string; row: string }>(sql`${all} ${beyond} ORDER BY ${keyList} LIMIT ${most}`)
        .map(rowOf)
    },
    find: (db, key) => {
      const parts = keys.length === 1 ? [key] : (JSON.parse(key) as RowValue[])
      const found = db.get<{ at: string; row: string }>(
        sql`${all} WHERE (${keyList}) = (${{ ...marks, values: parts }})`,
      )
      return found === null ? null : rowOf(found)
    },
  }
}

/** Tables that no trigger can be set on: what the planner reckons with, and the index of the search. */
const PLANNER = ['sqlite_stat1']
const UNWATCHED = [
  ...PLANNER,
  'search_index_data',
  'search_index_idx',
  'search_index_docsize',
  'search_index_config',
]

/** One digest of each, as they lie in a closed ledger. */
export function digestsOfUnwatched(db: ReadDb, plannerAlone = false): Record<string, string> {
  const names = JSON.stringify(plannerAlone ? PLANNER : UNWATCHED)
  const there = db.column<string>(sql`
    SELECT name FROM sqlite_schema
    WHERE type = 'table' AND name IN (SELECT value FROM json_each(${names}))
  `)
  return Object.fromEntries(there.map((name) => [name, digestOfTable(db, name)]))
}

function digestOfTable(db: ReadDb, name: string): string {
  const columns = db.column<string>(sql`SELECT name FROM pragma_table_info(${name})`).map(identifier)
  const row = join(
    columns.map((column) => sql`quote(${column})`),
    sql` || ' ' || `,
  )
  const digest = createHash('sha256')
  for (let skip = 0; ; skip += ROWS_AT_ONCE) {
    const rows = db.column<string>(
      sql`SELECT ${row} FROM ${identifier(name)} ORDER BY 1 LIMIT ${ROWS_AT_ONCE} OFFSET ${skip}`,
    )
    for (const text of rows) digest.update(text)
    if (rows.length < ROWS_AT_ONCE) return digest.digest('hex')
  }
}

const ROWS_AT_ONCE = 100_000

/** Half of a digest is enough to tell that one bit is another. */
function hashOf(row: string): Buffer {
  return hash('sha256', row, 'buffer').subarray(0, 8)
}
