import { useState } from 'react'
import { keyPageText as text } from '#messages/es-MX/keys-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { offerUndo } from '../../state/undo.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { ChargeDialog } from './ChargeDialog.tsx'
import type { KeyPage } from './Key.tsx'
import { RevealDialog } from './RevealDialog.tsx'
import styles from './keys.module.css'

type Open = 'assign' | 'charge' | 'reveal' | 'takeBack' | 'void' | null

/** What may be done with a key as it stands. */
export function KeyActions({ page }: { readonly page: KeyPage }) {
  const { key } = page
  const [open, setOpen] = useState<Open>(null)
  const takingBack = useCommand('keys.takeBack')
  const using = useCommand('keys.markUsed')
  const close = () => setOpen(null)
  const asSeen = key.serialId === null ? {} : { serialId: key.serialId }
  const takeBack = async (reason: string) => {
    const reply = await takingBack.run({ id: key.id, ...asSeen, reason })
    if (!reply.ok) return reply
    close()
    notify(text.tookBack)
    return reply
  }
  const markUsed = async () => {
    const reply = await using.run({ ids: [key.id] })
    if (reply.ok) offerUndo(text.markUsed, reply.command)
  }
  const { state } = key
  const unpaid = key.serialId !== null && !key.paid && key.price !== 0
  return (
    <>
      <div className={styles.actions}>
        {state === 'available' && (
          <ActionButton
            variant="filled"
            label={text.assign}
            keys="A"
            needs="keys.assign"
            run={() => setOpen('assign')}
          />
        )}
        {unpaid && (
          <ActionButton label={text.charge} keys="P" needs="keys.charge" run={() => setOpen('charge')} />
        )}
        <ActionButton label={text.reveal} keys="V" needs="keys.reveal" run={() => setOpen('reveal')} />
        {(state === 'available' || state === 'assigned') && (
          <ActionButton
            label={text.markUsed}
            keys="U"
            needs="keys.markUsed"
            loading={using.pending}
            run={() => void markUsed()}
          />
        )}
        {state === 'assigned' && (
          <ActionButton
            label={text.takeBack}
            keys="R"
            needs="keys.takeBack"
            run={() => setOpen('takeBack')}
          />
        )}
        {(state === 'received' || state === 'available') && (
          <ActionButton label={text.void} keys="Ctrl+Delete" needs="keys.void" run={() => setOpen('void')} />
        )}
      </div>
      <RefusalText refusal={using.refusal} />
      {open === 'assign' && <AssignDialog page={page} onClose={close} />}
      {open === 'charge' && <ChargeDialog page={page} onClose={close} />}
      {open === 'reveal' && <RevealDialog page={page} onClose={close} />}
      <ConfirmWithReason
        opened={open === 'takeBack'}
        title={`${text.takeBack}: ${key.client}`}
        confirmLabel={text.takeBack}
        draft={`keys.takeBack ${key.id}`}
        pending={takingBack.pending}
        refusal={takingBack.refusal}
        onConfirm={takeBack}
        onClose={close}
      >
        {text.takeBackDetail}
      </ConfirmWithReason>
      {open === 'void' && (
        <ReasonDialog
          command="keys.void"
          input={(reason) => ({ id: key.id, reason })}
          said={text.doneVoid}
          title={`${text.void} ${key.masked}`}
          confirmLabel={text.void}
          onClose={close}
        >
          {text.voidDetail}
        </ReasonDialog>
      )}
    </>
  )
}
