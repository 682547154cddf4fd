import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { call, type Refused } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { LeaveDialog } from '../../ui/LeaveDialog.tsx'
import { useClientSystems } from '../../ui/client-systems.ts'

/** D13: a client that leaves; refused while the portal would go on charging any of its systems. */
export function LeaveClient({ client, opened, onClose }: LeaveClientProps) {
  return (
    <LeaveDialog
      command="clients.leave"
      id={client.id}
      name={client.name}
      words={text}
      opened={opened}
      onClose={onClose}
      stillCharged={<StillCharged client={client} />}
    />
  )
}

interface LeaveClientProps {
  readonly client: OutputOf<'clients.get'>['client']
  readonly opened: boolean
  readonly onClose: () => void
}

/** One button for each system that the portal still charges: each is switched off there by itself. */
function StillCharged({ client }: Pick<LeaveClientProps, 'client'>) {
  const charged =
    useClientSystems(client)?.filter(({ autoCharge, status }) => autoCharge && status !== 'baja') ?? []
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const switchOff = async (id: string, serial: string) => {
    const reply = await call('charges.switchOff', { serialId: id, reason: text.leaveTitle })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) offerUndo(`${text.doneSwitchedOff}: ${serial}`, reply.command)
  }
  return (
    <Group gap="xs">
      {charged.map(({ id, serial }) => (
        <Button key={id} size="xs" variant="default" onClick={() => void switchOff(id, serial)}>
          {text.switchedOff(serial)}
        </Button>
      ))}
      {refusal && <Text>{refusal.message}</Text>}
    </Group>
  )
}
