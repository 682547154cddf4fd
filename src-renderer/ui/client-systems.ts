import type { OutputOf } from '#contract/index.ts'
import { useQueryOf } from '../api.ts'

export type SystemLine = OutputOf<'serials.window'>['rows'][number]

/** The systems of a client: the group of its name in the list of all; another client may be called the same. */
export function useClientSystems(client: {
  readonly id: string
  readonly name: string
}): readonly SystemLine[] | undefined {
  const { data } = useQueryOf('serials.window', {
    query: { search: '', filters: [], sort: [{ column: 'nextCutoff', desc: false }], groupBy: ['client'] },
    at: { path: [client.name], offset: 0, limit: 1000 },
  })
  return data?.rows.filter(({ clientId }) => clientId === client.id)
}
