import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { orderStateNames } from '#messages/es-MX/orders.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { PickClient } from '../../ui/PickClient.tsx'

export interface MoveDialogProps {
  readonly payment: OutputOf<'payments.get'>['payment']
  readonly onClose: () => void
}

/** Money in the wrong place, put where it belongs in one act: to an order of a client, or to its balance. */
export function MoveDialog({ payment, onClose }: MoveDialogProps) {
  const [clientId, setClientId] = useState<string | null>(null)
  const [orderId, setOrderId] = useState('')
  const [reason, setReason] = useState('')
  const moving = useCommand('payments.move')
  const client = useQueryOf('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const orders = useQueryOf(
    'orders.list',
    { clientId: clientId ?? '', states: ['final', 'slip'] },
    { enabled: clientId !== null },
  )
  const move = async () => {
    if (clientId === null) return
    const to = orderId === '' ? { clientId } : { orderId }
    const reply = await moving.run({ id: payment.id, reason, to })
    if (!reply.ok) return
    notify(`${text.move}: ${reply.value.client}`)
    onClose()
    go(`/pagos/${reply.value.id}`)
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={text.moveTitle}
      submitLabel={text.move}
      submitKeys="Ctrl+Enter"
      pending={moving.pending}
      ready={clientId !== null && reason.trim() !== ''}
      refusal={moving.refusal}
      onSubmit={() => void move()}
      onClose={onClose}
    >
      <div>{text.moveHint}</div>
      {clientId === null ? (
        <PickClient onPick={setClientId} />
      ) : (
        <>
          <b>{client.data?.client.name ?? '…'}</b>
          <NativeSelect
            label={text.moveTo}
            value={orderId}
            data={[
              { value: '', label: text.moveToBalance },
              ...(orders.data?.orders ?? []).map(({ id, folio, state }) => ({
                value: id,
                label: `${text.moveToOrder}: ${folio} (${orderStateNames[state]})`,
              })),
            ]}
            onChange={({ currentTarget }) => setOrderId(currentTarget.value)}
          />
        </>
      )}
      <Textarea
        label={text.reason}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDialog>
  )
}
