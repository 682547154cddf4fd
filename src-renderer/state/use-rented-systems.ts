import { refusalOf, useQueryOf } from '../api.ts'

/** A client and its rented systems that have not left, the one that stops first before. */
export function useRentedSystems(clientId: string, enabled = true) {
  const { client, systems, refusal } = useClientSerials(clientId, enabled)
  return { client, rented: systems?.filter((row) => row.months !== null), refusal }
}

/** A client and all its systems that have not left, bought ones too. */
export function useClientSerials(clientId: string, enabled = true) {
  const client = useQueryOf('clients.get', { id: clientId }, { enabled })
  const name = client.data?.client.name ?? ''
  const serials = useQueryOf(
    'serials.window',
    {
      query: {
        search: '',
        filters: [{ column: 'client', kind: 'oneOf', values: [name] }],
        sort: [{ column: 'nextCutoff', desc: false }],
        groupBy: [],
      },
      at: { path: [], offset: 0, limit: 1000 },
    },
    { enabled: name !== '' },
  )
  return {
    client: client.data?.client,
    systems: serials.data?.rows.filter(
      // Two clients may have the same name.
      (row) => row.clientId === clientId && row.status !== 'baja',
    ),
    refusal: refusalOf(client.error) ?? refusalOf(serials.error),
  }
}
