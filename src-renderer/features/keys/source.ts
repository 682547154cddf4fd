import type { GridPosition, GridQuery, GridSelection } from '#contract/grid.ts'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { call, RefusalError } from '../../api.ts'
import type { GridSource } from '../../ui/Grid/types.ts'

export type KeyLine = OutputOf<'keys.list'>['keys'][number]
export type KeyFilter = Pick<InputOf<'keys.list'>, 'state' | 'productId' | 'batchId'>

/** The core hands out so many at once, and one command takes as many. */
export const MOST = 500
const SORTS = ['product', 'expiresOn', 'client', 'assignedOn', 'receivedOn'] as const

/** The grid's questions, put to `keys.list`: it is not grouped, and sorted by one column. */
export function keySource(filter: KeyFilter): GridSource<KeyLine> {
  return {
    window: async (query, at) => {
      if (query.sort[0]?.desc !== true) return pages(filter, query, at)
      // The core sorts upwards: downwards is the same list read from its end.
      const { total } = await pages(filter, query, { ...at, offset: 0, limit: 1 })
      const until = Math.max(0, total - at.offset)
      const offset = Math.max(0, until - at.limit)
      if (until === 0) return { total, rows: [] }
      const { rows } = await pages(filter, query, { ...at, offset, limit: until - offset })
      return { total, rows: rows.toReversed() }
    },
    groups: async () => ({ total: 0, groups: [] }),
  }
}

/** The chosen rows; null where they are more than one command takes. */
export async function chosenKeys(
  filter: KeyFilter,
  query: GridQuery,
  selection: GridSelection,
): Promise<readonly KeyLine[] | null> {
  const { total, rows } = await pages(filter, query, { path: [], offset: 0, limit: 20_000 })
  const chosen = rows.filter(({ id }) =>
    selection.all ? !selection.except.includes(id) : selection.ids.includes(id),
  )
  return chosen.length > MOST || (selection.all && total > rows.length) ? null : chosen
}

async function pages(filter: KeyFilter, query: GridQuery, at: GridPosition) {
  const rows: KeyLine[] = []
  let total = 0
  const sort = SORTS.find((one) => one === query.sort[0]?.column)
  for (let read = 0; read < at.limit; read += MOST) {
    const reply = await call('keys.list', {
      ...filter,
      offset: at.offset + read,
      limit: Math.min(MOST, at.limit - read),
      ...(query.search === '' ? {} : { search: query.search }),
      ...(sort === undefined ? {} : { sort }),
    })
    if (!reply.ok) throw new RefusalError(reply.refusal)
    total = reply.value.total
    rows.push(...reply.value.keys)
    if (at.offset + read + MOST >= total) break
  }
  return { total, rows }
}
