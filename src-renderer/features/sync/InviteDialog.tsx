import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { localMoment } from '#domain/zoned.ts'
import { syncText as text } from '#messages/es-MX/sync-screen.ts'
import { useCommand } from '../../api.ts'
import { copySecret } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import styles from './sync.module.css'

const COPIED_SECONDS = 30

interface InviteDialogProps {
  readonly zone: string
  readonly onClose: () => void
}

type Made = OutputOf<'sync.invite'>

/** A code for one more PC, as a text to send and as a QR to photograph. */
export function InviteDialog({ zone, onClose }: InviteDialogProps) {
  const inviting = useCommand('sync.invite')
  const [made, setMade] = useState<Made | null>(null)
  const make = async () => {
    const reply = await inviting.run({})
    setMade(reply.ok ? reply.value : null)
  }
  const copy = () => {
    void copySecret(made!.invitation, COPIED_SECONDS)
    notify(text.invitationCopied)
  }
  return (
    <Dialog opened title={text.inviteTitle} onClose={onClose}>
      {made === null ? (
        <p className={styles.means}>{text.inviteMeans}</p>
      ) : (
        <Invitation made={made} zone={zone} />
      )}
      <RefusalText refusal={inviting.refusal} />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button
          data-autofocus
          variant={made === null ? 'filled' : 'default'}
          loading={inviting.pending}
          onClick={() => void make()}
        >
          {made === null ? text.makeCode : text.anotherCode}
        </Button>
        {made !== null && (
          <Button autoFocus onClick={copy}>
            {text.copyInvitation}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function Invitation({ made, zone }: { readonly made: Made; readonly zone: string }) {
  const { url, code, qr, until, hereOnly } = made
  return (
    <>
      <ol className={styles.steps}>
        {text.inviteSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <svg
        className={styles.qr}
        role="img"
        aria-label={text.inviteQr}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="white" />
        <path d={qr.path} fill="black" />
      </svg>
      <p className={styles.code}>
        {url}
        <br />
        {code}
      </p>
      <p className={styles.means}>{text.inviteHolds(localMoment(until, zone).slice(11, 16))}</p>
      {hereOnly && <p className={styles.warning}>{text.inviteHere}</p>}
    </>
  )
}
