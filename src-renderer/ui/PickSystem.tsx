import { requestText as text } from '#messages/es-MX/requests.ts'
import { replacePlace } from '../state/place.ts'
import { useClientSerials } from '../state/use-rented-systems.ts'
import { ActionButton } from './ActionButton.tsx'
import { EmptyState } from './EmptyState.tsx'
import { LoadingRows } from './LoadingRows.tsx'
import { PickClient } from './PickClient.tsx'
import { RefusalText } from './RefusalText.tsx'
import desk from './desk.module.css'
import styles from './PickSystem.module.css'

export interface PickSystemProps {
  /** The form that asks for something of one system; it is opened again with `?cliente=` and then with `?serie=`. */
  readonly place: string
  readonly clientId: string | null
}

/** First the client, then one of its systems, bought ones too. */
export function PickSystem({ place, clientId }: PickSystemProps) {
  if (clientId !== null) return <OfClient place={place} clientId={clientId} />
  return (
    <section aria-label={text.whichClient}>
      <PickClient onPick={(id) => replacePlace(`${place}?cliente=${id}`)} />
    </section>
  )
}

function OfClient({ place, clientId }: { readonly place: string; readonly clientId: string }) {
  const { client, systems, refusal } = useClientSerials(clientId)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (systems === undefined) return <LoadingRows rows={4} />
  const another = <ActionButton label={text.otherClient} keys="Ctrl+N" run={() => replacePlace(place)} />
  if (systems.length === 0) return <EmptyState title={text.noSystems} action={another} />
  return (
    <section aria-label={text.whichSystem}>
      <div className={desk.title}>
        <b>{client?.name}</b> {another}
      </div>
      <ul className={styles.systems} aria-label={text.whichSystem}>
        {systems.map((row, at) => (
          <li key={row.id}>
            <button
              type="button"
              autoFocus={at === 0}
              onClick={() => replacePlace(`${place}?serie=${row.id}`)}
            >
              <b>
                {row.system} {row.version}
              </b>
              <span>{row.serial}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
