import type { GridQuery } from '#contract/grid.ts'
import { linesBetween, PAGE, type Level } from './levels.ts'
import type { GridSource } from './types.ts'

/** Lines `from` … `until - 1`, or indexes in the same manner. */
export interface Range {
  readonly from: number
  readonly until: number
}

/** One question with what is known of its answer. */
export interface Tree<Row> {
  readonly query: GridQuery
  readonly root: Level<Row>
  /** Rows under the query, whatever the grouping; null while unknown. */
  rowTotal: number | null
  failure: { readonly cause: unknown } | null
}

export interface PagePlace<Row> {
  readonly level: Level<Row>
  readonly page: number
}

/** The pages that hold the lines of a range, each once, in the order of the lines. */
export function pagesIn<Row>(root: Level<Row>, range: Range): PagePlace<Row>[] {
  const pages = new Map<string, PagePlace<Row>>()
  for (const line of linesBetween(root, range.from, range.until)) {
    const place = { level: line.level, page: Math.floor(line.index / PAGE) }
    pages.set(keyOf(place), place)
  }
  return [...pages.values()]
}

export function isLoaded<Row>({ level, page }: PagePlace<Row>): boolean {
  return level.kind === 'rows' ? level.rows.has(page) : level.groups.has(page)
}

export async function load<Row>(
  source: GridSource<Row>,
  tree: Tree<Row>,
  { level, page }: PagePlace<Row>,
): Promise<void> {
  const at = { path: level.path, offset: page * PAGE, limit: PAGE }
  if (level.kind === 'rows') {
    const answer = await source.window(tree.query, at)
    level.rows.set(page, answer.rows)
    level.total = answer.total
    if (tree.query.groupBy.length === 0) tree.rowTotal = answer.total
  } else {
    const answer = await source.groups(tree.query, at)
    level.groups.set(page, answer.groups)
    level.total = answer.total
  }
}

export function keyOf<Row>({ level, page }: PagePlace<Row>): string {
  return JSON.stringify([level.path, page])
}
