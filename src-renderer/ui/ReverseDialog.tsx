import type { OutputOf } from '#contract/index.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import {
  cutoffMoves,
  reopensSentence,
  reverseSentence,
  reverseText as text,
} from '#messages/es-MX/payments.ts'
import { refusalOf, useCommand, useQueryOf } from '../api.ts'
import { notify } from '../state/notices.tsx'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'
import { LoadingRows } from './LoadingRows.tsx'

type Preview = OutputOf<'payments.previewReverse'>

export interface ReverseDialogProps {
  readonly id: string
  /** In centavos, with IVA. */
  readonly amount: number
  readonly onClose: () => void
}

/** Cancelling a payment: what goes back is seen before it is done, and the reason is kept. */
export function ReverseDialog({ id, amount, onClose }: ReverseDialogProps) {
  const { data, error } = useQueryOf('payments.previewReverse', { id })
  const reverse = useCommand('payments.reverse')
  const pesos = formatPesos(amount as Centavos)
  const confirm = async (reason: string) => {
    const reply = await reverse.run({ id, reason })
    if (!reply.ok) return reply
    onClose()
    notify(`${text.done}: ${pesos}`)
    return reply
  }
  return (
    <ConfirmWithReason
      opened
      title={text.title}
      confirmLabel={text.confirm}
      draft={`payments.reverse ${id}`}
      pending={reverse.pending}
      refusal={reverse.refusal ?? refusalOf(error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        {reverseSentence(pesos)} {text.kept}
      </p>
      {data === undefined ? error === null && <LoadingRows rows={2} /> : <GoesBack preview={data} />}
    </ConfirmWithReason>
  )
}

function GoesBack({ preview: { order, reopens, systems } }: { readonly preview: Preview }) {
  return (
    <>
      {reopens && order !== null && <p>{reopensSentence(order.folio)}</p>}
      {systems.length > 0 && (
        <ul aria-label={text.goesBack}>
          {systems.map((system) => (
            <li key={system.serialId}>
              <b>{system.serial}</b> {cutoffMoves(system.cutoffBefore, system.cutoffAfter)}
              {system.back.map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
