import { Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { vaultText as text } from '#messages/es-MX/vault.ts'
import { call, type Refused } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { ShownSecrets, type Secrets } from './ShownSecrets.tsx'
import styles from './vault.module.css'

export type Entry = OutputOf<'vault.list'>['entries'][number]

export interface EntryDialogProps {
  readonly entry: Entry
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** One access: why it is needed, then user and password for half a minute. */
export function EntryDialog({ entry, onEdit, onRemove, onClose }: EntryDialogProps) {
  const [reason, setReason] = useState('')
  const [secrets, setSecrets] = useState<Secrets | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)

  // Not through the queries' cache: what was shown is held by this dialog alone, and goes with it.
  const reveal = async () => {
    setPending(true)
    const reply = await call('vault.reveal', { id: entry.id, reason: reason.trim() })
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) setSecrets(reply.value)
  }
  return (
    <Dialog opened title={`${entry.client ?? text.office} · ${entry.portal}`} onClose={onClose} size="lg">
      <Stack gap="md">
        {entry.note !== '' && <p className={styles.small}>{entry.note}</p>}
        {secrets !== null ? (
          <ShownSecrets secrets={secrets} onHide={() => setSecrets(null)} />
        ) : (
          <DialogForm
            submitLabel={text.reveal}
            pending={pending}
            ready={reason.trim() !== ''}
            refusal={refusal}
            onSubmit={() => void reveal()}
            onClose={onClose}
          >
            <TextInput
              data-autofocus
              autoFocus
              label={text.reason}
              placeholder={text.reasonHint}
              description={text.onRecord}
              maxLength={200}
              value={reason}
              onChange={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </DialogForm>
        )}
        <Group gap="sm">
          <ActionButton size="xs" label={text.change} keys="F2" needs="vault.save" run={onEdit} />
          <ActionButton
            size="xs"
            label={text.remove}
            keys="Ctrl+Delete"
            needs="vault.remove"
            run={onRemove}
          />
        </Group>
      </Stack>
    </Dialog>
  )
}
