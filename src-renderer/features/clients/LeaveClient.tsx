import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { call, type Refused } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { offerUndo } from '../../state/undo.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { useClientSystems } from './systems.ts'
import { useSaving } from '../../state/use-saving.ts'

/** D13: a client that leaves; refused while the portal would go on charging any of its systems. */
export function LeaveClient({ client, opened, onClose }: LeaveClientProps) {
  const today = useToday()
  const [form, setForm, dropForm] = useDraft<{ on: Day | null; reason: string }>(
    `clients.leave ${client.id}`,
    { on: today, reason: '' },
  )
  const [tried, setTried] = useState(false)
  const saving = useSaving(
    'clients.leave',
    () => `${text.doneLeave}: ${client.name}`,
    () => {
      dropForm()
      onClose()
    },
  )
  const missing = form.reason.trim() === ''
  const save = () => {
    setTried(true)
    if (missing) return
    saving.save({ id: client.id, reason: form.reason, ...(form.on === null ? {} : { on: form.on }) })
  }
  return (
    <FormDialog
      opened={opened}
      title={text.leaveTitle}
      submitLabel={text.leave}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      refusal={saving.refusal}
      onSubmit={save}
      onClose={onClose}
    >
      <Text c="dimmed">{text.leaveDetail}</Text>
      <Textarea
        data-autofocus
        label={text.leaveReason}
        rows={2}
        maxLength={200}
        value={form.reason}
        error={tried && missing ? text.leaveMissing : undefined}
        onChange={({ currentTarget }) => setForm({ ...form, reason: currentTarget.value })}
      />
      <DayInput w={220} label={text.leaveOn} value={form.on} onChange={(on) => setForm({ ...form, on })} />
      {saving.refusal?.code === 'serial.autoChargeOn' && <StillCharged client={client} />}
    </FormDialog>
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
    const reply = await call('serials.update', { id, autoCharge: false })
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
