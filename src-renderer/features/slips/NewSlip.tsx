import { slipText as text } from '#messages/es-MX/slips.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { IssueForm } from './IssueForm.tsx'
import { firstWish, replacingWish } from './first-wish.ts'
import { PickClient } from './PickClient.tsx'
import styles from './slips.module.css'

/** A new slip: for which client, for which systems, and how it will be paid. */
export default function NewSlip({ query }: ScreenProps) {
  const clientId = query.get('cliente')
  if (clientId === null) {
    return (
      <div className={styles.page}>
        <h1>{text.create}</h1>
        <PickClient onPick={(id) => replacePlace(`/ficha/nueva?cliente=${id}`)} />
      </div>
    )
  }
  return <OfClient key={query.toString()} clientId={clientId} query={query} />
}

function OfClient({ clientId, query }: { readonly clientId: string; readonly query: URLSearchParams }) {
  const today = useToday()
  const replacing = query.get('sustituye')
  const client = useQueryOf('clients.get', { id: clientId })
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
  const replaced = useQueryOf('slips.get', { id: replacing ?? '' }, { enabled: replacing !== null })
  const refusal = refusalOf(client.error) ?? refusalOf(serials.error) ?? refusalOf(replaced.error)
  if (refusal !== null) {
    return (
      <div className={styles.page}>
        <h1>{text.create}</h1>
        <RefusalText refusal={refusal} />
      </div>
    )
  }
  if (!client.data || !serials.data || (replacing !== null && !replaced.data))
    return <LoadingRows rows={12} />
  const rented = serials.data.rows.filter(
    // Two clients may have the same name.
    (row) => row.clientId === clientId && row.months !== null && row.status !== 'baja',
  )
  return (
    <>
      <div className={styles.title}>
        <h1>{text.create}</h1>
        <button type="button" className={styles.link} onClick={() => go(`/clientes/${clientId}`)}>
          {name}
        </button>
        <span className={styles.dim}>{client.data.client.rfc ?? text.noRfc}</span>
        {replaced.data && (
          <span>
            {text.replaces} <b>{replaced.data.folio}</b>
          </span>
        )}
      </div>
      <IssueForm
        draft={`slip.new.${query.toString()}`}
        serials={rented}
        billedBy={client.data.client.billedBy}
        initial={replaced.data ? replacingWish(replaced.data) : firstWish(rented, query, today)}
      />
    </>
  )
}
