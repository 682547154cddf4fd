import { useState } from 'react'
import { requestText } from '#messages/es-MX/requests.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { documentNames } from '#messages/es-MX/unlocks.ts'
import { call } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { usePastedCode } from '../../state/use-pasted-code.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PaperActions } from '../../ui/PaperActions.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ReceivePaperDialog } from '../../ui/ReceivePaperDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { RejectDialog } from './RejectDialog.tsx'
import type { UnlockData } from './Unlock.tsx'
import desk from '../../ui/desk.module.css'

type Open = 'receive' | 'reject' | 'grant' | 'refuse' | 'withdraw'

/** What can be done with it now, each with its key; what cannot be done now is not there. */
export function UnlockActions({ unlock }: { readonly unlock: UnlockData }) {
  const { id, state, serial, checklist, words } = unlock
  const [open, setOpen] = useState<Open | null>(null)
  const [answer, setAnswer] = useState('')
  const close = () => {
    setOpen(null)
    setAnswer('')
  }
  const send = useSaving('unlocks.send', () => `${text.doneSend}: ${serial}`, close)
  const accept = useSaving('unlocks.acceptDocuments', () => `${text.doneAccept}: ${serial}`, close)
  const isOpen = unlock.closedAt === null
  const lacking = checklist.some(({ state: stands }) => isLacking(stands))
  const received = checklist.some(({ state: stands }) => stands === 'received')
  const withVendor = state === 'withVendor'
  usePastedCode((_message, pasted) => {
    if (!withVendor || open !== null) return false
    setAnswer(pasted)
    setOpen('grant')
    return true
  })
  const copy = async () => {
    await navigator.clipboard.writeText(words)
    notify(text.copied)
  }
  return (
    <>
      <div className={desk.buttons}>
        {(state === 'requested' || (state === 'documentsMissing' && !lacking)) && (
          <ActionButton
            variant="filled"
            label={text.send}
            keys="E"
            loading={send.pending}
            run={() => send.save({ id })}
          />
        )}
        {state === 'documentsMissing' && (
          <ActionButton
            variant={lacking ? 'filled' : 'default'}
            label={requestText.receive}
            keys="D"
            run={() => setOpen('receive')}
          />
        )}
        {withVendor && received && (
          <ActionButton
            variant="filled"
            label={text.accept}
            keys="A"
            loading={accept.pending}
            run={() => accept.save({ id })}
          />
        )}
        {withVendor && (
          <ActionButton
            variant={received ? 'default' : 'filled'}
            label={text.grant}
            keys="G"
            run={() => setOpen('grant')}
          />
        )}
        {isOpen && received && <ActionButton label={text.reject} keys="R" run={() => setOpen('reject')} />}
        {withVendor && <ActionButton label={text.refuse} keys="N" run={() => setOpen('refuse')} />}
        {isOpen && <ActionButton label={text.withdraw} keys="B" run={() => setOpen('withdraw')} />}
        {words !== '' && <ActionButton label={text.copyWords} keys="M" run={() => void copy()} />}
      </div>
      <div className={desk.buttons} role="group" aria-label={requestText.letter}>
        <span className={desk.dim}>{requestText.letter}</span>
        <PaperActions make={() => call('unlocks.letter', { id })} />
      </div>
      <RefusalText refusal={send.refusal ?? accept.refusal} />
      {open === 'receive' && (
        <ReceivePaperDialog
          command="unlocks.receiveDocument"
          id={id}
          papers={checklist.map(({ document, state: stands }) => ({
            document,
            name: documentNames[document],
            lacking: isLacking(stands),
          }))}
          onClose={close}
        />
      )}
      {open === 'reject' && <RejectDialog unlock={unlock} onClose={close} />}
      {open === 'grant' && <GrantDialog unlock={unlock} pasted={answer} onClose={close} />}
      {(open === 'refuse' || open === 'withdraw') && <End unlock={unlock} act={open} onClose={close} />}
    </>
  )
}

/** It has not come yet, or what came would not do. */
function isLacking(stands: UnlockData['checklist'][number]['state']): boolean {
  return stands === 'missing' || stands === 'rejected'
}

interface EndProps {
  readonly unlock: UnlockData
  readonly act: 'refuse' | 'withdraw'
  readonly onClose: () => void
}

function End({ unlock: { id, serial }, act, onClose }: EndProps) {
  const refusing = act === 'refuse'
  const label = refusing ? text.refuse : text.withdraw
  return (
    <ReasonDialog
      command={`unlocks.${act}`}
      input={(reason) => ({ id, reason })}
      said={`${refusing ? text.doneRefuse : text.doneWithdraw}: ${serial}`}
      title={`${label}: ${serial}`}
      confirmLabel={label}
      onClose={onClose}
    >
      {refusing ? text.refuseHint : text.withdrawHint}
    </ReasonDialog>
  )
}
