import { NativeSelect, TextInput } from '@mantine/core'
import { useRef } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { METHODS, type Method } from '#domain/payment-method.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { MoneyInput } from '../../ui/MoneyInput.tsx'
import { useToday } from '../../ui/surroundings.tsx'
import { useIssueWish } from './IssueForm.tsx'
import type { OrderPage } from './Order.tsx'
import styles from './orders.module.css'
import { Outcome } from './Outcome.tsx'
import { Receipts, type Receipt } from './Receipts.tsx'

interface Wish {
  readonly amount: Centavos | null
  readonly method: Method
  readonly paidOn: Day | null
  readonly reference: string
  readonly receipts: readonly Receipt[]
}

/** The money that came; before it is saved, the new cutoff of each line (D19) or why it stays in favour (D20). */
export function PayDialog({ order, onClose }: { readonly order: OrderPage; readonly onClose: () => void }) {
  const today = useToday()
  const { method: chosen } = useIssueWish(order)
  // Before the slip, the choice stands behind the dialog.
  const usual = (order.state === 'final' ? null : order.method) ?? chosen ?? 'transfer'
  const [wish, setWish, dropWish] = useDraft<Wish>(`order.pay.${order.id}`, {
    amount: null,
    method: usual,
    paidOn: null,
    reference: '',
    receipts: [],
  })
  const input = {
    orderId: order.id,
    method: wish.method,
    ...(wish.amount === null ? {} : { amount: wish.amount }),
    ...(wish.paidOn === null ? {} : { paidOn: wish.paidOn }),
  }
  const preview = useQueryOf('payments.previewOrder', input, { keepPrevious: true })
  const paying = useCommand('payments.payOrder')
  // At once, not when it is drawn: two presses must not be two payments.
  const busy = useRef(false)
  const unready = refusalOf(preview.error)
  const change = (part: Partial<Wish>) => {
    paying.reset()
    setWish({ ...wish, ...part })
  }
  const pay = async () => {
    if (busy.current) return
    busy.current = true
    const reply = await paying.run({
      ...input,
      ...(wish.reference.trim() === '' ? {} : { reference: wish.reference }),
      ...(wish.receipts.length === 0 ? {} : { receipts: wish.receipts.map(({ id }) => id) }),
    })
    busy.current = false
    if (!reply.ok) return
    dropWish()
    notify(`${text.donePay}: ${order.folio}`)
    onClose()
  }
  return (
    <FormDialog
      opened
      size="lg"
      title={`${text.payTitle} ${order.folio}`}
      submitLabel={text.pay}
      pending={paying.pending}
      ready={unready === null && preview.data !== undefined}
      needs="payments.payOrder"
      refusal={paying.refusal ?? unready}
      onSubmit={() => void pay()}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <MoneyInput
          data-autofocus
          label={text.amountPaid}
          value={wish.amount ?? ((order.money.remaining ?? null) as Centavos | null)}
          onChange={(amount) => change({ amount })}
        />
        <NativeSelect
          label={text.method}
          value={wish.method}
          data={METHODS.map((method) => ({
            value: method,
            label: methodNames[method],
            disabled: order.methods.find((one) => one.method === method)?.allowed === false,
          }))}
          onChange={({ currentTarget }) => change({ method: currentTarget.value as Method })}
        />
        <DayInput
          label={text.paidOn}
          value={wish.paidOn ?? today}
          onChange={(paidOn) => change({ paidOn: paidOn === today ? null : paidOn })}
        />
      </div>
      <TextInput
        label={text.reference}
        description={text.referenceHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        value={wish.reference}
        onChange={({ currentTarget }) => change({ reference: currentTarget.value })}
      />
      <Receipts receipts={wish.receipts} onChange={(receipts) => change({ receipts })} />
      {preview.data && unready === null && <Outcome money={preview.data} />}
    </FormDialog>
  )
}
