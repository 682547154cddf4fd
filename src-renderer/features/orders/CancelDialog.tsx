import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CANCEL_REASONS, type CancelReason } from '#domain/order.ts'
import { cancelReasonNames } from '#messages/es-MX/orders.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { OrderPage } from './Order.tsx'

/** An order that comes to nothing, with its reason; its slip goes with it, its money stays in favour. */
export function CancelDialog({
  order,
  onClose,
}: {
  readonly order: OrderPage
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState<CancelReason>('changedMind')
  const [words, setWords] = useState('')
  const cancelling = useCommand('orders.cancel')
  const cancel = async () => {
    const reply = await cancelling.run({
      id: order.id,
      reason,
      ...(words.trim() === '' ? {} : { text: words }),
    })
    if (!reply.ok) return
    notify(`${text.doneCancel}: ${order.folio}`)
    onClose()
  }
  return (
    <FormDialog
      opened
      title={`${text.cancel} ${order.folio}`}
      submitLabel={text.cancel}
      pending={cancelling.pending}
      needs="orders.cancel"
      refusal={cancelling.refusal}
      onSubmit={() => void cancel()}
      onClose={onClose}
    >
      {(order.slip !== null || order.money.paid > 0) && (
        <div>
          {order.slip !== null && <div>{text.cancelSlip}</div>}
          {order.money.paid > 0 && <div>{text.cancelMoney}</div>}
        </div>
      )}
      <NativeSelect
        data-autofocus
        label={text.cancelReason}
        value={reason}
        data={CANCEL_REASONS.map((value) => ({ value, label: cancelReasonNames[value] }))}
        onChange={({ currentTarget }) => setReason(currentTarget.value as CancelReason)}
      />
      <TextInput
        label={text.cancelText}
        required={reason === 'other'}
        maxLength={200}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
    </FormDialog>
  )
}
