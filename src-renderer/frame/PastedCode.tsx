import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CodeMessage } from '#domain/vendor-message.ts'
import { pastedCodeText as text } from '#messages/es-MX/pasted-code.ts'
import { useQueryOf } from '../api.ts'
import { go } from '../state/place.ts'
import { usePastedCode } from '../state/use-pasted-code.ts'
import { useSaving } from '../state/use-saving.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FactList } from '../ui/FactList.tsx'
import { DialogForm } from '../ui/FormDialog.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'

/**
 * The vendor's message with a code (R84, R85), pasted anywhere but in a field: whose it is, and whether to keep it. A
 * screen that has a use of its own for it takes it first.
 */
export function PastedCode() {
  const [message, setMessage] = useState<CodeMessage | null>(null)
  usePastedCode((found) => {
    setMessage(found)
    return true
  }, 'last')
  const close = () => setMessage(null)
  return (
    <Dialog opened={message !== null} title={text.title} onClose={close}>
      {message !== null && <Whose message={message} onClose={close} />}
    </Dialog>
  )
}

interface WhoseProps {
  readonly message: CodeMessage
  readonly onClose: () => void
}

function Whose({ message, onClose }: WhoseProps) {
  const { serial, code } = message
  const { data } = useQueryOf('serials.window', {
    query: { search: serial, filters: [], sort: [], groupBy: [] },
    at: { path: [], offset: 0, limit: 20 },
  })
  const row = data?.rows.find((one) => one.serial === serial)
  const facts = [
    [text.serial, serial],
    [text.code, code],
  ] as const
  if (data === undefined) return <LoadingRows rows={3} />
  if (row === undefined) {
    return (
      <>
        <FactList facts={facts} />
        <p>{text.unknown}</p>
        <Button
          onClick={() => {
            onClose()
            go('/sistemas')
          }}
        >
          {text.register}
        </Button>
      </>
    )
  }
  const system = `${row.system} ${row.version}`
  return <Keep {...{ message, onClose, system }} serialId={row.id} client={row.client} />
}

interface KeepProps extends WhoseProps {
  readonly serialId: string
  readonly client: string
  readonly system: string
}

/** Kept with the codes that the serial had; where an unlock waits for it, the unlock is where it belongs (R53). */
function Keep({ message: { serial, code }, serialId, client, system, onClose }: KeepProps) {
  const unlock = useQueryOf('unlocks.list', { serialId, show: 'open', limit: 1 }).data
  const codes = useQueryOf('codes.of', { serialId }).data
  const { save, ...saving } = useSaving('serials.addCode', () => `${text.saved}: ${serial}`, onClose)
  if (codes === undefined || unlock === undefined) return <LoadingRows rows={3} />
  const known = codes.codes.some((one) => one.code === code)
  const isAsked = codes.request !== null
  // A code that is known is none of an unlock's.
  const waiting = known ? undefined : unlock.unlocks[0]
  const submit = () => {
    if (waiting !== undefined) {
      onClose()
      go(`/desbloqueos/${waiting.id}`)
    } else save({ id: serialId, code, source: 'vendor' })
  }
  return (
    <DialogForm
      {...saving}
      submitLabel={waiting !== undefined ? text.toUnlock : known && isAsked ? text.close : text.save}
      ready={!known || isAsked}
      onSubmit={submit}
      onClose={onClose}
    >
      <FactList
        facts={[
          [text.client, client],
          [text.system, system],
          [text.serial, serial],
          [text.code, code],
        ]}
      />
      {known && !isAsked && <p role="status">{text.known}</p>}
      {isAsked && waiting === undefined && <p role="status">{text.answers}</p>}
      {waiting !== undefined && <p role="status">{text.unlock}</p>}
    </DialogForm>
  )
}
