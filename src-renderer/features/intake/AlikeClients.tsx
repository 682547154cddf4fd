import { Anchor, Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { intakeText as text } from '#messages/es-MX/intake.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { offerUndo } from '../../state/undo.ts'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './intake.module.css'

const WHY = { sameRfc: text.whySameRfc, rfc: text.whyRfc, name: text.whyName } as const

/** Clients that may be this company (beyond.md 15); a person says whether one is, and nothing is merged by name. */
export function AlikeClients({ id, name, rfc }: AlikeClientsProps) {
  const [settled] = useDebouncedValue(`${rfc}\n${name}`, 200)
  const [settledRfc = '', settledName = ''] = settled.split('\n')
  const { data } = useQueryOf(
    'intake.alike',
    { name: settledName.slice(0, 200), rfc: settledRfc.slice(0, 200) },
    { enabled: settled.trim() !== '', keepPrevious: true },
  )
  const joining = useCommand('intake.join')
  if (data === undefined || data.clients.length === 0) return null
  // One that is not kept yet has nothing to be joined: the client's own page is what is wanted.
  const same = async (client: { readonly id: string; readonly name: string }) => {
    if (id === null) return go(`/clientes/${client.id}`)
    const reply = await joining.run({ id, clientId: client.id })
    if (reply.ok) offerUndo(`${text.doneJoin} ${client.name}`, reply.command)
  }
  return (
    <div className={styles.note} role="status">
      {text.alike}
      <ul className={styles.alike}>
        {data.clients.map((client) => (
          <li key={client.id}>
            <Anchor href={`#/clientes/${client.id}`}>{client.name}</Anchor>
            <span>{[client.rfc, WHY[client.why], ...client.portals].filter(Boolean).join(' · ')}</span>
            <Button size="compact-xs" variant="default" onClick={() => void same(client)}>
              {text.same}
            </Button>
          </li>
        ))}
      </ul>
      <RefusalText refusal={joining.refusal} />
    </div>
  )
}

interface AlikeClientsProps {
  /** Null while the intake is not kept yet. */
  readonly id: string | null
  readonly name: string
  readonly rfc: string
}
