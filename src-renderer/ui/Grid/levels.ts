import type { GridGroup } from '#contract/grid.ts'

/**
 * What is known of the answer: a level of groups or of rows, and below each opened group another level.
 * The grid's lines are these levels flattened; nothing is ever flattened in memory, since a level may hold
 * a million rows of which some hundreds are loaded.
 */
export interface Level<Row> {
  readonly path: readonly string[]
  readonly kind: 'groups' | 'rows'
  /** null until the first answer: the level is then one line that loads. */
  total: number | null
  readonly rows: Map<number, readonly Row[]>
  readonly groups: Map<number, readonly GridGroup[]>
  /** In the order of their index. */
  opened: readonly OpenGroup<Row>[]
  /** Lines of this level with everything opened below it; `measure` keeps it. */
  lines: number
}

export interface OpenGroup<Row> {
  readonly index: number
  readonly group: GridGroup
  readonly level: Level<Row>
}

interface LinePlace<Row> {
  /** Position among all lines. */
  readonly at: number
  readonly level: Level<Row>
  readonly index: number
}

export interface RowLine<Row> extends LinePlace<Row> {
  readonly kind: 'row'
  /** null while it loads. */
  readonly row: Row | null
}

export interface GroupLine<Row> extends LinePlace<Row> {
  readonly kind: 'group'
  readonly group: GridGroup | null
  readonly open: boolean
}

export type Line<Row> = RowLine<Row> | GroupLine<Row>

export const PAGE = 200

export function newLevel<Row>(
  path: readonly string[],
  groupLevels: number,
  total: number | null,
): Level<Row> {
  const kind = path.length < groupLevels ? 'groups' : 'rows'
  return { path, kind, total, rows: new Map(), groups: new Map(), opened: [], lines: total ?? 1 }
}

/** Counts the lines again, after an answer came or a group was opened or closed. */
export function measure<Row>(level: Level<Row>): number {
  level.lines = level.total ?? 1
  for (const open of level.opened) level.lines += measure(open.level)
  return level.lines
}

/** The lines `from` … `until - 1`. */
export function linesBetween<Row>(root: Level<Row>, from: number, until: number): Line<Row>[] {
  const lines: Line<Row>[] = []
  collect(root, 0, Math.max(0, from), Math.min(until, root.lines), lines)
  return lines
}

export function lineAt<Row>(root: Level<Row>, at: number): Line<Row> | null {
  return linesBetween(root, at, at + 1)[0] ?? null
}

/** Where the line of the group with this path stands, or null when a group above it is closed. */
export function positionOfGroup<Row>(root: Level<Row>, path: readonly string[]): number | null {
  let level = root
  let start = 0
  for (const [depth, value] of path.entries()) {
    const open = level.opened.find((candidate) => candidate.group.value === value)
    if (!open) return null
    const at = positionInLevel(level, start, open.index)
    if (depth === path.length - 1) return at
    start = at + 1
    level = open.level
  }
  return null
}

/** Where the first line that `fits` stands, among the loaded ones. */
export function findLoaded<Row>(
  root: Level<Row>,
  fits: (line: { row: Row } | { group: GridGroup; path: readonly string[] }) => boolean,
): number | null {
  return findIn(root, 0)

  function findIn(level: Level<Row>, start: number): number | null {
    for (const [page, rows] of level.rows) {
      const found = rows.findIndex((row) => fits({ row }))
      if (found >= 0) return positionInLevel(level, start, page * PAGE + found)
    }
    for (const [page, groups] of level.groups) {
      const found = groups.findIndex((group) => fits({ group, path: [...level.path, group.value] }))
      if (found >= 0) return positionInLevel(level, start, page * PAGE + found)
    }
    for (const open of level.opened) {
      const found = findIn(open.level, positionInLevel(level, start, open.index) + 1)
      if (found !== null) return found
    }
    return null
  }
}

/** Opens the group of a line; the level below starts with what the count already says. */
export function openGroup<Row>(line: GroupLine<Row>, groupLevels: number): Level<Row> | null {
  if (!line.group || line.open) return null
  const path = [...line.level.path, line.group.value]
  const below = newLevel<Row>(path, groupLevels, path.length === groupLevels ? line.group.count : null)
  line.level.opened = [...line.level.opened, { index: line.index, group: line.group, level: below }].sort(
    (a, b) => a.index - b.index,
  )
  return below
}

export function closeGroup<Row>(line: GroupLine<Row>): void {
  line.level.opened = line.level.opened.filter((open) => open.index !== line.index)
}

function collect<Row>(
  level: Level<Row>,
  start: number,
  from: number,
  until: number,
  lines: Line<Row>[],
): void {
  let at = start
  let index = 0
  for (const open of level.opened) {
    if (at >= until) return
    const groupAt = at + open.index - index
    plain(level, at, index, from, Math.min(until, groupAt), lines)
    if (groupAt >= from && groupAt < until)
      lines.push({ kind: 'group', at: groupAt, level, index: open.index, group: open.group, open: true })
    if (groupAt + 1 < until && groupAt + 1 + open.level.lines > from)
      collect(open.level, groupAt + 1, from, until, lines)
    at = groupAt + 1 + open.level.lines
    index = open.index + 1
  }
  plain(level, at, index, from, Math.min(until, at + (level.total ?? 1) - index), lines)
}

/** Closed groups or rows: the line at `at` has `index`, and so on without a gap. */
function plain<Row>(
  level: Level<Row>,
  at: number,
  index: number,
  from: number,
  until: number,
  lines: Line<Row>[],
): void {
  for (let line = Math.max(at, from); line < until; line += 1) {
    const item = index + line - at
    const page = Math.floor(item / PAGE)
    if (level.kind === 'rows')
      lines.push({
        kind: 'row',
        at: line,
        level,
        index: item,
        row: level.rows.get(page)?.[item % PAGE] ?? null,
      })
    else {
      const group = level.groups.get(page)?.[item % PAGE] ?? null
      lines.push({ kind: 'group', at: line, level, index: item, group, open: false })
    }
  }
}

function positionInLevel<Row>(level: Level<Row>, start: number, index: number): number {
  let at = start + index
  for (const open of level.opened) if (open.index < index) at += open.level.lines
  return at
}
