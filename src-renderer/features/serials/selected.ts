import type { GridQuery, GridSelection } from '#contract/grid.ts'
import { serialSource, type SerialLine } from './source.ts'

const PAGE = 1000

/**
 * The rows that a choice names, most of which may never have been on the screen.
 * Chosen ids are looked for among what the question finds: a choice belongs to what was found.
 */
export async function selectedRows(query: GridQuery, selection: GridSelection): Promise<SerialLine[]> {
  const except = new Set(selection.except)
  const ids = new Set(selection.ids)
  const flat = { ...query, groupBy: [] }
  const rows: SerialLine[] = []
  for (let offset = 0; ; offset += PAGE) {
    const page = await serialSource.window(flat, { path: [], offset, limit: PAGE })
    rows.push(...page.rows.filter(({ id }) => (selection.all ? !except.has(id) : ids.has(id))))
    const all = offset + PAGE >= page.total || (!selection.all && rows.length === ids.size)
    if (all || page.rows.length === 0) return rows
  }
}

/** Only what has a clock can be confirmed: rented, activated and not gone (C7). */
export function hasClock({ nextCutoff, status }: SerialLine): boolean {
  return nextCutoff !== null && status !== 'baja'
}
