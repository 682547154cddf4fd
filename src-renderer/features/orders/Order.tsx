import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { cancelReasonNames, orderStateNames, priceChangeSentence } from '#messages/es-MX/orders.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import type { CancelReason } from '#domain/order.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { refusalOf, useCommand, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import { momentText, dayText, pesos } from './days.ts'
import { IssueForm } from './IssueForm.tsx'
import { OrderActions } from './OrderActions.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderPayments } from './OrderPayments.tsx'
import desk from '../../ui/desk.module.css'
import styles from './orders.module.css'

export type OrderPage = OutputOf<'orders.get'>

/** One order: its lines, by when it must be paid, what was paid, and the next thing to do with it. */
export default function Order({ params }: ScreenProps) {
  const { data, error } = useQueryOf('orders.get', { id: params.id! })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (!data) return <LoadingRows rows={12} />
  return <Shown key={data.id} order={data} />
}

function Shown({ order }: { readonly order: OrderPage }) {
  const [assigning, setAssigning] = useState<string | null>(null)
  return (
    <div className={desk.fill}>
      <div className={desk.title}>
        <h1>
          {text.title} {order.folio}
        </h1>
        <span className={desk.state}>{orderStateNames[order.state]}</span>
        <button type="button" className={styles.link} onClick={() => go(`/clientes/${order.client.id}`)}>
          {order.client.name}
        </button>
        <span className={styles.dim}>{order.client.rfc ?? ''}</span>
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Changed order={order} />
          <OrderLines order={order} onAssign={setAssigning} />
          {order.acts.includes('issue') && order.state === 'final' && <IssueForm order={order} />}
          {order.portalNote !== null && (
            <p className={styles.notice} data-note>
              {order.portalNote}
            </p>
          )}
          <OrderPayments order={order} />
        </div>
        <div className={styles.side}>
          <OrderActions order={order} assigning={assigning} onAssign={setAssigning} />
          <Facts order={order} />
        </div>
      </div>
    </div>
  )
}

/** A price that is not the cart's any more is shown old → new, and accepted (R36's last look). */
function Changed({ order }: { readonly order: OrderPage }) {
  const accepting = useCommand('orders.acceptPrices')
  if (order.priceChanges.length === 0) return null
  return (
    <div className={styles.notice} role="alert">
      <p>{text.priceChanged}</p>
      <ul>
        {order.priceChanges.map((change) => (
          <li key={change.lineId}>{priceChangeSentence(change)}</li>
        ))}
      </ul>
      <RefusalText refusal={accepting.refusal} />
      <ActionButton
        size="xs"
        label={text.acceptPrices}
        keys="A"
        loading={accepting.pending}
        run={() => void accepting.run({ id: order.id })}
      />
    </div>
  )
}

function Facts({ order }: { readonly order: OrderPage }) {
  const { money, payBy, slip, cancelled, closed } = order
  return (
    <FactList
      facts={[
        ...order.tasks.map(
          ({ what, dueOn, dueTime }) =>
            [text.next, `${what} · ${momentText({ day: dueOn, time: dueTime })}`] as const,
        ),
        [
          text.payBy,
          payBy === null ? (
            ''
          ) : (
            <>
              <b>{momentText(payBy)}</b> {payBy.why !== '' && <WhyThisDate because={[payBy.why]} />}
            </>
          ),
        ],
        [text.cutoff, dayText(order.cutoff)],
        [text.method, order.method === null ? '' : methodNames[order.method]],
        [
          text.slip,
          slip === null ? (
            ''
          ) : (
            <button type="button" className={styles.link} onClick={() => go(`/fichas/${slip.id}`)}>
              {slip.folio}
            </button>
          ),
        ],
        [text.paid, money.paid === 0 ? '' : pesos(money.paid)],
        [text.remaining, money.paid > 0 && (money.remaining ?? 0) > 0 ? pesos(money.remaining) : ''],
        [text.balance, money.balance === 0 ? '' : pesos(money.balance)],
        [text.beneficiary, order.beneficiary],
        [text.createdOn, `${dayText(order.createdOn)} · ${order.operator}`],
        [text.doneCancel, cancelled === null ? '' : cancelledText(cancelled)],
        [text.close, closed === null ? '' : `${dayText(closed.on)} ${closed.reason}`],
      ]}
    />
  )
}

function cancelledText({ reason, text: words, on }: NonNullable<OrderPage['cancelled']>): string {
  const named = cancelReasonNames[reason as CancelReason]
  return [dayText(on), named, words].filter(Boolean).join(' · ')
}
