import { linesBetween } from './levels.ts'
import type { GridSource } from './types.ts'
import type { Range, Tree } from './pages.ts'

/** More than this is not fetched row by row: the operator takes all and leaves some out. */
export const RANGE_LIMIT = 10_000
const PER_REQUEST = 1000

/** The ids of the rows on a range of lines; what is not loaded is asked for, group lines have none. */
export async function idsOnLines<Row>(
  source: GridSource<Row>,
  tree: Tree<Row>,
  range: Range,
  rowId: (row: Row) => string,
): Promise<string[]> {
  const runs: { path: readonly string[]; from: number; rows: (Row | null)[] }[] = []
  for (const line of linesBetween(tree.root, range.from, range.until)) {
    if (line.kind !== 'row') continue
    const run = runs.at(-1)
    if (run && run.path === line.level.path && run.from + run.rows.length === line.index)
      run.rows.push(line.row)
    else runs.push({ path: line.level.path, from: line.index, rows: [line.row] })
  }
  const parts = await Promise.all(
    runs.map((run) => {
      const loaded = run.rows.filter((row) => row !== null)
      return loaded.length === run.rows.length
        ? loaded.map(rowId)
        : idsBelow(source, tree, run.path, { from: run.from, until: run.from + run.rows.length }, rowId)
    }),
  )
  return parts.flat()
}

/** The ids of the rows under a group, from one index to another. */
export async function idsBelow<Row>(
  source: GridSource<Row>,
  tree: Tree<Row>,
  path: readonly string[],
  range: Range,
  rowId: (row: Row) => string,
): Promise<string[]> {
  const offsets: number[] = []
  for (let offset = range.from; offset < range.until; offset += PER_REQUEST) offsets.push(offset)
  const answers = await Promise.all(
    offsets.map((offset) =>
      source.window(tree.query, { path, offset, limit: Math.min(PER_REQUEST, range.until - offset) }),
    ),
  )
  return answers.flatMap((answer) => answer.rows.map(rowId))
}
