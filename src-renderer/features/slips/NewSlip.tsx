import { slipText as text } from '#messages/es-MX/slips.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useRentedSystems } from '../../state/use-rented-systems.ts'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { IssueForm } from './IssueForm.tsx'
import { firstWish, replacingWish } from './first-wish.ts'
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
  const { client, rented, refusal: unread } = useRentedSystems(clientId)
  const replaced = useQueryOf('slips.get', { id: replacing ?? '' }, { enabled: replacing !== null })
  const refusal = unread ?? refusalOf(replaced.error)
  if (refusal !== null) {
    return (
      <div className={styles.page}>
        <h1>{text.create}</h1>
        <RefusalText refusal={refusal} />
      </div>
    )
  }
  if (!client || !rented || (replacing !== null && !replaced.data)) return <LoadingRows rows={12} />
  return (
    <>
      <div className={styles.title}>
        <h1>{text.create}</h1>
        <button type="button" className={styles.link} onClick={() => go(`/clientes/${clientId}`)}>
          {client.name}
        </button>
        <span className={styles.dim}>{client.rfc ?? text.noRfc}</span>
        {replaced.data && (
          <span>
            {text.replaces} <b>{replaced.data.folio}</b>
          </span>
        )}
      </div>
      <IssueForm
        draft={`slip.new.${query.toString()}`}
        serials={rented}
        billedBy={client.billedBy}
        initial={replaced.data ? replacingWish(replaced.data) : firstWish(rented, query, today)}
      />
    </>
  )
}
