import { replacementText as text } from '#messages/es-MX/replacements.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, replacePlace, type ScreenProps } from '../../state/place.ts'
import { useClientSerials } from '../../state/use-rented-systems.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { PickClient } from '../../ui/PickClient.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { RequestForm } from './RequestForm.tsx'
import desk from '../../ui/desk.module.css'
import styles from './replacements.module.css'

/** Client, system, and then whether it has the right to another before it is asked for (R121). */
export default function NewReplacement({ query }: ScreenProps) {
  const serialId = query.get('serie')
  const clientId = query.get('cliente')
  return (
    <div className={styles.page}>
      {serialId !== null ? (
        <OfSerial serialId={serialId} />
      ) : (
        <>
          <h1>{text.create}</h1>
          {clientId !== null ? (
            <ChooseSystem clientId={clientId} />
          ) : (
            <section aria-label={text.whichClient}>
              <PickClient onPick={(id) => replacePlace(`/reposicion/nueva?cliente=${id}`)} />
            </section>
          )}
        </>
      )}
    </div>
  )
}

function OfSerial({ serialId }: { readonly serialId: string }) {
  const { data, error } = useQueryOf('replacements.allowance', { serialId })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={12} />
  return (
    <>
      <div className={desk.title}>
        <h1>
          {text.create}: {data.system} · {data.serial}
        </h1>
        <button type="button" className={desk.link} onClick={() => go(`/clientes/${data.clientId}`)}>
          {data.client}
        </button>
      </div>
      <RequestForm key={serialId} of={data} />
    </>
  )
}

function ChooseSystem({ clientId }: { readonly clientId: string }) {
  const { client, systems, refusal } = useClientSerials(clientId)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (systems === undefined) return <LoadingRows rows={4} />
  const another = (
    <ActionButton label={text.back} keys="Ctrl+N" run={() => replacePlace('/reposicion/nueva')} />
  )
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
              onClick={() => replacePlace(`/reposicion/nueva?serie=${row.id}`)}
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
