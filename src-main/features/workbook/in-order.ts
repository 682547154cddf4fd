import type { StoredRow } from '#db/rows.ts'
import type { TravellingTable } from './tables.ts'

/** A row, and the line of its sheet that it stands in. */
export interface LinedRow {
  readonly line: number
  readonly row: StoredRow
}

/** What a row refers to that is not there when it comes. */
export interface Join {
  readonly line: number
  readonly key: string
  readonly columns: StoredRow
}

/**
 * The rows of a table, each after the rows of the table that it refers to. What refers to a later table, or to each other
 * in a ring, comes without that, and goes into `later`.
 */
export async function* inOrder(
  rows: AsyncIterable<LinedRow>,
  table: TravellingTable,
  later: Join[],
): AsyncGenerator<LinedRow> {
  const came = new Set<string>()
  const keyOf = ({ row }: LinedRow) => String(row[table.key])
  const waitsFor = ({ row }: LinedRow) =>
    table.own.filter((column) => row[column] !== null && !came.has(String(row[column])))
  const without = (lined: LinedRow, columns: readonly string[]): LinedRow => {
    if (table.own.length > 0) came.add(keyOf(lined))
    if (columns.length === 0) return lined
    const { line, row } = lined
    const told = Object.fromEntries(columns.map((column) => [column, row[column]!]))
    later.push({ line, key: keyOf(lined), columns: told })
    return { line, row: { ...row, ...Object.fromEntries(columns.map((column) => [column, null])) } }
  }
  const lateOf = ({ row }: LinedRow) => table.late.filter((column) => row[column] !== null)

  let held: LinedRow[] = []
  for await (const lined of rows) {
    if (waitsFor(lined).length > 0) held.push(lined)
    else yield without(lined, lateOf(lined))
  }
  while (held.length > 0) {
    const free = held.filter((lined) => waitsFor(lined).length === 0)
    if (free.length === 0) break
    for (const lined of free) yield without(lined, lateOf(lined))
    held = held.filter((lined) => !free.includes(lined))
  }
  for (const lined of held) yield without(lined, [...lateOf(lined), ...waitsFor(lined)])
}
