import { Button, Group, TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { REVEAL_SECONDS } from '#domain/vault.ts'
import { keyPageText as text } from '#messages/es-MX/keys-screen.ts'
import { call, type Refused } from '../../api.ts'
import { copySecret } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import type { KeyPage } from './Key.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

/** Why the key is needed, and then the key for half a minute (C17). */
export function RevealDialog({ page, onClose }: { readonly page: KeyPage; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  // Not through the queries' cache: what was shown is held by this dialog alone, and goes with it.
  const reveal = async () => {
    setPending(true)
    const reply = await call('keys.reveal', { id: page.key.id, reason: reason.trim() })
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) setShown(reply.value.key)
  }
  return (
    <Dialog opened title={`${text.reveal} ${page.key.masked}`} onClose={onClose} size="lg">
      {shown !== null ? (
        <Shown secret={shown} onHide={() => setShown(null)} />
      ) : (
        <DialogForm
          needs="keys.reveal"
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
            description={text.onRecord}
            maxLength={200}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        </DialogForm>
      )}
    </Dialog>
  )
}

function Shown({ secret, onHide }: { readonly secret: string; readonly onHide: () => void }) {
  const [left, setLeft] = useState(REVEAL_SECONDS)
  const hide = useEffectEvent(onHide)
  useEffect(() => {
    const until = performance.now() + REVEAL_SECONDS * 1000
    const tick = setInterval(() => {
      const seconds = Math.ceil((until - performance.now()) / 1000)
      if (seconds > 0) setLeft(seconds)
      else hide()
    }, 250)
    return () => clearInterval(tick)
  }, [])
  const copy = () => {
    void copySecret(secret, REVEAL_SECONDS)
    notify(text.copied)
  }
  return (
    <>
      <p className={styles.secret}>{secret}</p>
      <Group justify="space-between">
        <span className={desk.dim}>{text.secondsLeft(left)}</span>
        <Group gap="xs">
          <Button size="xs" variant="default" autoFocus onClick={copy}>
            {text.copy}
          </Button>
          <Button size="xs" variant="default" onClick={onHide}>
            {text.hide}
          </Button>
        </Group>
      </Group>
    </>
  )
}
