import { useState } from 'react'
import { replacementDocumentNames as names, replacementText as text } from '#messages/es-MX/replacements.ts'
import { requestText } from '#messages/es-MX/requests.ts'
import { call } from '../../api.ts'
import { usePastedCode } from '../../state/use-pasted-code.ts'
import { useSaving } from '../../state/use-saving.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PaperActions } from '../../ui/PaperActions.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { ReceivePaperDialog } from '../../ui/ReceivePaperDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ReplaceDialog } from './ReplaceDialog.tsx'
import type { ReplacementData } from './Replacement.tsx'
import desk from '../../ui/desk.module.css'

type Open = 'receive' | 'replace' | 'refuse' | 'cancel'

/** What can be done with it now, each with its key; what cannot be done now is not there. */
export function ReplacementActions({ replacement }: { readonly replacement: ReplacementData }) {
  const { id, state, serial, checklist } = replacement
  const [open, setOpen] = useState<Open | null>(null)
  const [answer, setAnswer] = useState('')
  const close = () => {
    setOpen(null)
    setAnswer('')
  }
  const send = useSaving('replacements.send', () => `${text.doneSend}: ${serial}`, close)
  const lacking = checklist.some(({ received }) => !received)
  const asked = state === 'asked'
  const withVendor = state === 'withVendor'
  usePastedCode((_message, pasted) => {
    if (!withVendor || open !== null) return false
    setAnswer(pasted)
    setOpen('replace')
    return true
  })
  return (
    <>
      <div className={desk.buttons}>
        {asked && !lacking && (
          <ActionButton
            variant="filled"
            label={text.send}
            keys="E"
            loading={send.pending}
            run={() => send.save({ id })}
          />
        )}
        {asked && (
          <ActionButton
            variant={lacking ? 'filled' : 'default'}
            label={requestText.receive}
            keys="D"
            run={() => setOpen('receive')}
          />
        )}
        {withVendor && (
          <ActionButton variant="filled" label={text.replace} keys="G" run={() => setOpen('replace')} />
        )}
        {withVendor && <ActionButton label={text.refuse} keys="N" run={() => setOpen('refuse')} />}
        {(asked || withVendor) && <ActionButton label={text.cancel} keys="B" run={() => setOpen('cancel')} />}
      </div>
      <div className={desk.buttons} role="group" aria-label={requestText.letter}>
        <span className={desk.dim}>{requestText.letter}</span>
        <PaperActions make={() => call('replacements.letter', { id })} />
      </div>
      <RefusalText refusal={send.refusal} />
      {open === 'receive' && (
        <ReceivePaperDialog
          command="replacements.receiveDocument"
          id={id}
          papers={checklist.map(({ document, received }) => ({
            document,
            name: names[document],
            lacking: !received,
          }))}
          onClose={close}
        />
      )}
      {open === 'replace' && <ReplaceDialog replacement={replacement} pasted={answer} onClose={close} />}
      {(open === 'refuse' || open === 'cancel') && (
        <End replacement={replacement} act={open} onClose={close} />
      )}
    </>
  )
}

interface EndProps {
  readonly replacement: ReplacementData
  readonly act: 'refuse' | 'cancel'
  readonly onClose: () => void
}

function End({ replacement: { id, serial }, act, onClose }: EndProps) {
  const refusing = act === 'refuse'
  const label = refusing ? text.refuse : text.cancel
  return (
    <ReasonDialog
      command={`replacements.${act}`}
      input={(reason) => ({ id, reason })}
      said={`${refusing ? text.doneRefuse : text.doneCancel}: ${serial}`}
      title={`${label}: ${serial}`}
      confirmLabel={label}
      onClose={onClose}
    >
      {refusing ? text.refuseHint : text.cancelHint}
    </ReasonDialog>
  )
}
