import type { GridQuery } from '#contract/grid.ts'
import { measure, newLevel, PAGE, type Level, type OpenGroup } from './levels.ts'
import type { GridSource } from './types.ts'
import { isLoaded, load, pagesIn, type Range, type Tree } from './pages.ts'

/**
 * Asks a question anew, beside what is shown, and resolves once everything that will be seen is there: the
 * lines are exchanged in one step, without a row turning grey. Groups that were open stay open where the
 * grouping is the same; they are looked for by value where they stood, one page before and one after.
 */
export async function regrow<Row>(
  source: GridSource<Row>,
  query: GridQuery,
  oldRoot: Level<Row> | null,
  oldQuery: GridQuery | null,
  range: Range,
): Promise<Tree<Row>> {
  const root = newLevel<Row>([], query.groupBy.length, null)
  const tree: Tree<Row> = { query, root, rowTotal: null, failure: null }
  const firstPage = root.kind === 'rows' ? Math.max(0, Math.floor(range.from / PAGE)) : 0
  await Promise.all([load(source, tree, { level: root, page: firstPage }), countRows(source, tree)])
  if (oldRoot && oldQuery && sameGroups(oldQuery, query)) await reopen(source, tree, root, oldRoot)
  measure(root)
  const seen = withinLines(range, root.lines)
  await loadMissing(source, tree, seen)
  measure(root)
  return tree
}

async function countRows<Row>(source: GridSource<Row>, tree: Tree<Row>): Promise<void> {
  if (tree.query.groupBy.length === 0) return
  const answer = await source.window(tree.query, { path: [], offset: 0, limit: 1 })
  tree.rowTotal = answer.total
}

async function reopen<Row>(
  source: GridSource<Row>,
  tree: Tree<Row>,
  level: Level<Row>,
  old: Level<Row>,
): Promise<void> {
  const stood = new Set(old.opened.map((open) => Math.floor(open.index / PAGE)))
  await Promise.all(
    [...stood]
      .filter((page) => page * PAGE < (level.total ?? 1) && !isLoaded({ level, page }))
      .map((page) => load(source, tree, { level, page })),
  )
  const found = await Promise.all(old.opened.map((open) => reopenOne(source, tree, level, open)))
  level.opened = found.filter((open) => open !== null).sort((a, b) => a.index - b.index)
}

async function reopenOne<Row>(
  source: GridSource<Row>,
  tree: Tree<Row>,
  level: Level<Row>,
  old: OpenGroup<Row>,
): Promise<OpenGroup<Row> | null> {
  const stood = Math.floor(old.index / PAGE)
  for (const page of [stood, stood - 1, stood + 1]) {
    if (page < 0 || page * PAGE >= (level.total ?? 1)) continue
    if (!isLoaded({ level, page })) await load(source, tree, { level, page })
    const within = level.groups.get(page)?.findIndex((group) => group.value === old.group.value) ?? -1
    const group = level.groups.get(page)?.[within]
    if (!group) continue
    const path = [...level.path, group.value]
    const groupLevels = tree.query.groupBy.length
    const below = newLevel<Row>(path, groupLevels, path.length === groupLevels ? group.count : null)
    if (below.kind === 'groups') {
      await load(source, tree, { level: below, page: 0 })
      await reopen(source, tree, below, old.level)
    }
    return { index: page * PAGE + within, group, level: below }
  }
  return null
}

async function loadMissing<Row>(source: GridSource<Row>, tree: Tree<Row>, range: Range): Promise<void> {
  const missing = pagesIn(tree.root, range).filter((place) => !isLoaded(place))
  await Promise.all(missing.map((place) => load(source, tree, place)))
}

/** The list may have become shorter than where the view stands. */
function withinLines(range: Range, lines: number): Range {
  const until = Math.min(range.until, lines)
  return { from: Math.max(0, Math.min(range.from, until - (range.until - range.from))), until }
}

function sameGroups(a: GridQuery, b: GridQuery): boolean {
  return a.groupBy.length > 0 && JSON.stringify(a.groupBy) === JSON.stringify(b.groupBy)
}
