import type { GridQuery, GridPosition } from '#contract/grid.ts'
import type { InputOf, OutputOf } from '#contract/index.ts'
import { call, RefusalError } from '../../api.ts'
import type { GridSource } from '../../ui/Grid/types.ts'

export type ClientLine = OutputOf<'clients.list'>['clients'][number]
export type ClientStatus = NonNullable<InputOf<'clients.list'>['status']>

/** The core hands out so many at once. */
const MOST = 500

/** The grid's questions, put to `clients.list`: it is not grouped, and sorted by one column. */
export function clientSource(status: ClientStatus): GridSource<ClientLine> {
  return {
    window: async (query, at) => {
      const desc = query.sort[0]?.desc ?? false
      if (!desc) return pages(query, at, status)
      // The core sorts upwards: downwards is the same list read from its end.
      const { total } = await pages(query, { ...at, offset: 0, limit: 1 }, status)
      const until = Math.max(0, total - at.offset)
      const offset = Math.max(0, until - at.limit)
      if (until === 0) return { total, rows: [] }
      const { rows } = await pages(query, { ...at, offset, limit: until - offset }, status)
      return { total, rows: rows.toReversed() }
    },
    groups: async () => ({ total: 0, groups: [] }),
  }
}

async function pages(query: GridQuery, at: GridPosition, status: ClientStatus) {
  const rows: ClientLine[] = []
  let total = 0
  for (let read = 0; read < at.limit; read += MOST) {
    const reply = await call('clients.list', {
      status,
      offset: at.offset + read,
      limit: Math.min(MOST, at.limit - read),
      ...(query.search === '' ? {} : { search: query.search }),
      ...sortOf(query),
    })
    if (!reply.ok) throw new RefusalError(reply.refusal)
    total = reply.value.total
    rows.push(...reply.value.clients)
    if (at.offset + read + MOST >= total) break
  }
  return { total, rows }
}

function sortOf(query: GridQuery): Pick<InputOf<'clients.list'>, 'sort'> {
  const column = query.sort[0]?.column
  return column === 'nextCutoff' || column === 'serials' || column === 'name' ? { sort: column } : {}
}
