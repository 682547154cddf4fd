import { useState } from 'react'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { pesos } from './days.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import type { OrderPage } from './Order.tsx'
import styles from './orders.module.css'
import { PayDialog } from './PayDialog.tsx'

export interface OrderActionsProps {
  readonly order: OrderPage
  /** The line that gets its serial. */
  readonly assigning: string | null
  readonly onAssign: (lineId: string | null) => void
}

/** What can be done with an order now, each with its key. */
export function OrderActions({ order, assigning, onAssign }: OrderActionsProps) {
  const [open, setOpen] = useState<'pay' | 'cancel' | 'close' | null>(null)
  const reviewing = useCommand('orders.review')
  const reopening = useCommand('orders.reopen')
  const applying = useCommand('payments.applyBalance')
  const takingBack = useCommand('payments.takeBackBalance')
  const closing = useCommand('orders.close')
  const { id, acts, money } = order
  const may = (act: (typeof acts)[number]) => acts.includes(act)
  const mayUseBalance = may('pay') && (money.balance > 0 || money.remaining === 0)
  const close = async (reason: string) => {
    const reply = await closing.run({ id, reason })
    if (reply.ok) setOpen(null)
    return reply
  }
  const apply = async () => {
    const reply = await applying.run({ orderId: id })
    if (reply.ok) notify(`${text.donePay}: ${order.folio}`)
  }
  const mayTakeBack = money.applied > 0 && order.state !== 'closed' && order.state !== 'cancelled'
  const takeBack = async () => {
    const reply = await takingBack.run({ orderId: id })
    if (reply.ok) notify(`${text.doneTakeBack}: ${pesos(reply.value.amount)}`)
  }
  return (
    <section className={styles.actions} aria-label={text.title}>
      {may('review') && (
        <ActionButton
          variant="filled"
          label={text.review}
          keys="Ctrl+Enter"
          loading={reviewing.pending}
          run={() => void reviewing.run({ id })}
        />
      )}
      {may('pay') && (
        <ActionButton
          variant={order.state === 'slip' ? 'filled' : 'default'}
          label={text.pay}
          keys="P"
          run={() => setOpen('pay')}
        />
      )}
      {mayUseBalance && (
        <ActionButton
          label={money.remaining === 0 ? text.settle : text.applyBalance}
          keys="S"
          loading={applying.pending}
          run={() => void apply()}
        />
      )}
      {mayTakeBack && (
        <ActionButton
          label={text.takeBack}
          keys="Q"
          loading={takingBack.pending}
          run={() => void takeBack()}
        />
      )}
      {may('reopen') && (
        <ActionButton
          label={text.reopen}
          keys="B"
          loading={reopening.pending}
          run={() => void reopening.run({ id })}
        />
      )}
      {may('close') && <ActionButton label={text.close} keys="C" run={() => setOpen('close')} />}
      {may('cancel') && <ActionButton label={text.cancel} keys="Delete" run={() => setOpen('cancel')} />}
      <RefusalText
        refusal={reviewing.refusal ?? reopening.refusal ?? applying.refusal ?? takingBack.refusal}
      />
      {open === 'pay' && <PayDialog order={order} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog order={order} onClose={() => setOpen(null)} />}
      {assigning !== null && <AssignDialog order={order} lineId={assigning} onClose={() => onAssign(null)} />}
      {open === 'close' && (
        <ConfirmWithReason
          opened
          title={`${text.close} ${order.folio}`}
          confirmLabel={text.close}
          draft={`orders.close ${id}`}
          pending={closing.pending}
          refusal={closing.refusal}
          onConfirm={close}
          onClose={() => setOpen(null)}
        >
          {text.closeHint}
        </ConfirmWithReason>
      )}
    </section>
  )
}
