import { Button } from '@mantine/core'
import { refusalOf, useQueryOf } from '../api.ts'
import { replacePlace } from '../state/place.ts'
import { RefusalText } from './RefusalText.tsx'
import desk from './desk.module.css'

export interface OfClientProps {
  /** Null where the list is everybody's. */
  readonly id: string | null
  /** "Pedidos de", "Ver los de todos". */
  readonly words: { readonly ofClient: string; readonly allClients: string }
  /** Where everybody's stand: '/pedidos'. */
  readonly all: string
}

/** Whose list it is, where it is one client's, and the way to everybody's. */
export function OfClient({ id, words, all }: OfClientProps) {
  const client = useQueryOf('clients.get', { id: id ?? '' }, { enabled: id !== null })
  if (id === null) return null
  return (
    <>
      <div className={desk.buttons}>
        <span>
          {words.ofClient} <b>{client.data?.client.name ?? '…'}</b>
        </span>
        <Button size="xs" variant="subtle" onClick={() => replacePlace(all)}>
          {words.allClients}
        </Button>
      </div>
      <RefusalText refusal={refusalOf(client.error)} />
    </>
  )
}
