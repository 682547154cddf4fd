import type { z } from 'zod'
import type { GridGroups, GridPosition, GridQuery, GridValues } from '#contract/grid.ts'
import type { serialRow } from '#contract/serials.ts'
import { keptAnswers } from '#db/kept.ts'
import { join, sql, type ReadDb, type Sql } from '#db/sql.ts'
import { duplicateKey, foldForSearch } from '#domain/company-name.ts'
import { notCases } from '#features/search/query.ts'
import { questionOf } from '#features/search/sql.ts'

export type SerialRow = z.output<typeof serialRow>

const ROW = sql`
  serial_id AS id, serial, client_id AS clientId, client_name AS client, rfc, city, product_id AS productId, system,
  version, users, mode, months, method, auto_charge AS autoCharge, activated_on AS activatedOn,
  next_cutoff AS nextCutoff, next_validation AS nextValidation, status, amount
`

/** Column of the grid → what it is in the board. The only identifiers that a query can name. */
interface Column {
  readonly value: Sql
  readonly sort: Sql
  readonly number: boolean
}

const COLUMNS: Readonly<Record<string, Column>> = {
  client: { value: sql`client_name`, sort: sql`client_key`, number: false },
  rfc: same(sql`rfc`),
  city: same(sql`city`),
  system: same(sql`system`),
  version: same(sql`version`),
  users: same(sql`users`, true),
  serial: same(sql`serial`),
  mode: same(sql`mode`),
  months: same(sql`months`, true),
  method: same(sql`method`),
  autoCharge: same(sql`auto_charge`, true),
  activatedOn: same(sql`activated_on`),
  nextCutoff: same(sql`next_cutoff`),
  nextValidation: same(sql`next_validation`),
  status: same(sql`status`),
  amount: same(sql`amount`, true),
}

const EMPTY: GridQuery = { search: '', filters: [], sort: [], groupBy: [] }
const FIRST_PAGE: GridPosition = { path: [], offset: 0, limit: 200 }

/**
 * Rows of a window: near the start straight from an index that has their order, else from the order kept for this
 * question, so that the last window costs what the first does.
 */
export function windowOf(
  db: ReadDb,
  boardVersion: number,
  query: GridQuery = EMPTY,
  at: GridPosition = FIRST_PAGE,
): { total: number; rows: SerialRow[] } {
  const where = conditions(db, query, at.path)
  if (where === null) return { total: 0, rows: [] }
  const order = orderBy(query)
  const { search, filters, sort, groupBy } = query
  const question = JSON.stringify([search, filters, sort, groupBy.slice(0, at.path.length), at.path])
  if (at.offset + at.limit <= NEAR && isIndexed(sort)) {
    const total = keptCounts(db, boardVersion, question, () =>
      db.value<number>(sql`SELECT count(*) FROM board ${where}`)!,
    )
    const rows = db.all<RawRow>(
      sql`SELECT ${ROW} FROM board ${where} ${order} LIMIT ${at.limit} OFFSET ${at.offset}`,
    )
    return { total, rows: shown(rows) }
  }
  const numbers = keptOrders(db, boardVersion, question, () =>
    Float64Array.from(db.column<number>(sql`SELECT n FROM board ${where} ${order}`)),
  )
  const wanted = [...numbers.subarray(at.offset, at.offset + at.limit)]
  return { total: numbers.length, rows: rowsInOrder(db, wanted) }
}

/** A row that is gone meanwhile, under a long export, is left out. */
function rowsInOrder(db: ReadDb, numbers: readonly number[]): SerialRow[] {
  const wanted = sql`WHERE n IN (SELECT value FROM json_each(${JSON.stringify(numbers)})) ORDER BY n`
  const rows = db.all<RawRow>(sql`SELECT ${ROW} FROM board ${wanted}`)
  const found =
    rows.length === numbers.length
      ? numbers.toSorted((a, b) => a - b)
      : db.column<number>(sql`SELECT n FROM board ${wanted}`)
  const byNumber = new Map(found.map((n, i) => [n, rows[i]!]))
  return shown(numbers.flatMap((n) => byNumber.get(n) ?? []))
}

/** One level of groups with their counts, in the order of their values. */
export function groupsOf(
  db: ReadDb,
  boardVersion: number,
  query: GridQuery,
  at: GridPosition = FIRST_PAGE,
): GridGroups {
  const name = query.groupBy[at.path.length]
  const column = name === undefined ? undefined : COLUMNS[name]
  const where = conditions(db, query, at.path)
  if (!column || where === null) return { total: 0, groups: [] }
  const desc = query.sort.some((sort) => sort.column === name && sort.desc)
  const question = JSON.stringify([
    query.search,
    query.filters,
    query.groupBy.slice(0, at.path.length + 1),
    at.path,
    desc,
  ])
  const groups = keptGroups(db, boardVersion, question, () =>
    db.all(sql`
      SELECT CAST(coalesce(${column.value}, '') AS TEXT) AS value, count(*) AS count FROM board ${where}
      GROUP BY ${column.value} ORDER BY min(${column.sort}) ${desc ? sql`DESC` : sql``}
    `),
  )
  return {
    total: groups.length,
    groups: groups.slice(at.offset, at.offset + at.limit).map((group) => ({ ...group, label: group.value })),
  }
}

export function valuesOf(db: ReadDb, name: string, search: string): GridValues {
  const column = COLUMNS[name]
  if (!column) return []
  return db.all<{ value: string; count: number }>(sql`
    SELECT CAST(coalesce(${column.value}, '') AS TEXT) AS value, count(*) AS count FROM board
    WHERE ${search} = '' OR instr(fold(CAST(${column.value} AS TEXT)), ${foldForSearch(search)}) > 0
    GROUP BY ${column.value} ORDER BY min(${column.sort}) LIMIT 500
  `)
}

export interface BoardRow extends SerialRow {
  readonly state: string
  readonly lossOn: string | null
  readonly validationState: string
  readonly toleranceUntil: string | null
}

export function boardRow(db: ReadDb, serialId: string): BoardRow & Record<string, unknown> {
  const row = db.get<RawRow & Record<string, unknown>>(sql`
    SELECT ${ROW}, state, loss_on AS lossOn, validation_state AS validationState, tolerance_until AS toleranceUntil
    FROM board WHERE serial_id = ${serialId}
  `)!
  return shown([row])[0] as BoardRow & Record<string, unknown>
}

/** All rows that a question and a selection name, in order, for a spreadsheet or the clipboard. */
export function* selectedRows(
  db: ReadDb,
  query: GridQuery,
  selection: { readonly all: boolean; readonly except: readonly string[]; readonly ids: readonly string[] },
): Generator<SerialRow[]> {
  const chosen = selection.all
    ? sql`serial_id NOT IN (SELECT value FROM json_each(${JSON.stringify(selection.except)}))`
    : sql`serial_id IN (SELECT value FROM json_each(${JSON.stringify(selection.ids)}))`
  const where = conditions(db, query, [], chosen)
  if (where === null) return
  const numbers = db.column<number>(sql`SELECT n FROM board ${where} ${orderBy(query)}`)
  for (let from = 0; from < numbers.length; from += 1000) {
    yield rowsInOrder(db, numbers.slice(from, from + 1000))
  }
}

/** Rows before this one are cheap to skip. */
const NEAR = 2_000
const keptCounts = keptAnswers<number>(32)
const keptOrders = keptAnswers<Float64Array>(4)
const keptGroups = keptAnswers<readonly { readonly value: string; readonly count: number }[]>(8)

/** Columns by which the board has an index with the row's number behind it. */
const INDEXED: readonly string[] = ['client', 'serial', 'activatedOn', 'nextCutoff']

function isIndexed(sort: GridQuery['sort']): boolean {
  return sort.length === 0 || (sort.length === 1 && INDEXED.includes(sort[0]!.column))
}

/** Null where nothing can match. */
function conditions(db: ReadDb, query: GridQuery, path: readonly string[], also?: Sql): Sql | null {
  const all: Sql[] = also ? [also] : []
  if (query.search.trim() !== '') {
    const text = questionOf(db, query.search)
    if (text === null) return null
    const matches = sql`SELECT rowid FROM search_index WHERE search_index MATCH ${notCases(text)}`
    all.push(sql`(
      serial_id IN (SELECT ref FROM search_docs WHERE kind = 'serial' AND n IN (${matches}))
      OR client_id IN (SELECT client_id FROM search_docs WHERE kind <> 'serial' AND n IN (${matches}))
    )`)
  }
  for (const filter of query.filters) {
    const column = COLUMNS[filter.column]
    if (!column) return null
    if (filter.kind === 'text') {
      all.push(sql`instr(fold(CAST(${column.value} AS TEXT)), ${foldForSearch(filter.contains)}) > 0`)
    } else if (filter.kind === 'oneOf') {
      all.push(
        sql`CAST(coalesce(${column.value}, '') AS TEXT) IN (SELECT value FROM json_each(${JSON.stringify(filter.values)}))`,
      )
    } else {
      if (filter.from !== null) all.push(sql`${column.value} >= ${filter.from}`)
      if (filter.until !== null) all.push(sql`${column.value} <= ${filter.until}`)
    }
  }
  for (const [level, value] of path.entries()) {
    const column = COLUMNS[query.groupBy[level] ?? '']
    if (!column) return null
    all.push(equals(column, value))
  }
  return all.length === 0 ? sql`` : sql`WHERE ${join(all, sql` AND `)}`
}

/** As the index can use it: text as text, numbers as numbers, nothing as nothing. */
function equals(column: Column, value: string): Sql {
  if (value === '') return sql`(${column.value} IS NULL OR ${column.value} = '')`
  if (column.number) return sql`${column.value} = ${Number(value)}`
  if (column === COLUMNS['client']) return sql`client_key = ${duplicateKey(value)} AND client_name = ${value}`
  return sql`${column.value} = ${value}`
}

function orderBy(query: GridQuery): Sql {
  const by = query.sort.filter((sort) => Object.hasOwn(COLUMNS, sort.column))
  if (by.length === 0) return sql`ORDER BY client_key, n`
  const terms = by.map((sort) => sql`${COLUMNS[sort.column]!.sort} ${sort.desc ? sql`DESC` : sql``}`)
  return sql`ORDER BY ${join(terms, sql`, `)}, n ${by[0]!.desc ? sql`DESC` : sql``}`
}

type RawRow = Omit<SerialRow, 'autoCharge'> & { readonly autoCharge: number }

function shown(rows: readonly RawRow[]): SerialRow[] {
  return rows.map((row) => ({ ...row, autoCharge: row.autoCharge === 1 }))
}

function same(column: Sql, number = false): Column {
  return { value: column, sort: column, number }
}
