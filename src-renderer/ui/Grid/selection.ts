import type { GridSelection } from '#contract/grid.ts'

/** The chosen rows: with `all`, `ids` are the exceptions. Most chosen rows may never have been loaded. */
export interface Chosen {
  readonly all: boolean
  readonly ids: ReadonlySet<string>
}

export const NOTHING: Chosen = { all: false, ids: new Set() }
export const EVERYTHING: Chosen = { all: true, ids: new Set() }

export function isChosen(chosen: Chosen, id: string): boolean {
  return chosen.ids.has(id) !== chosen.all
}

/** `total` is the number of rows of the list; null while it is unknown. */
export function countChosen(chosen: Chosen, total: number | null): number {
  return chosen.all ? Math.max(0, (total ?? 0) - chosen.ids.size) : chosen.ids.size
}

export function toggled(chosen: Chosen, id: string): Chosen {
  const ids = new Set(chosen.ids)
  if (!ids.delete(id)) ids.add(id)
  return { all: chosen.all, ids }
}

/** Adds rows to the choice or takes them out, whichever way the choice is kept. */
export function withRows(chosen: Chosen, rows: Iterable<string>, choose: boolean): Chosen {
  const ids = new Set(chosen.ids)
  for (const id of rows) {
    if (choose === chosen.all) ids.delete(id)
    else ids.add(id)
  }
  return { all: chosen.all, ids }
}

export function only(rows: Iterable<string>): Chosen {
  return { all: false, ids: new Set(rows) }
}

export function toSelection(chosen: Chosen): GridSelection {
  const ids = [...chosen.ids]
  return chosen.all ? { all: true, except: ids, ids: [] } : { all: false, except: [], ids }
}
