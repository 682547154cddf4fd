import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { reverseText } from '#messages/es-MX/payments.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { call, refusalOf, useCommand, useQueryOf, type Refused } from '../../api.ts'
import { putFile, saveFile } from '../../host.ts'
import { notify } from '../../state/notices.tsx'
import { go, type ScreenProps } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { ReverseDialog } from '../../ui/ReverseDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import desk from '../../ui/desk.module.css'
import styles from './payments.module.css'

type PaymentPage = OutputOf<'payments.get'>

/** A payment with its receipts, what it renewed, and the way to where it belongs. */
export default function Payment({ params }: ScreenProps) {
  const { data, error } = useQueryOf('payments.get', { id: params.id! })
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  return data ? <Shown key={data.payment.id} page={data} /> : <LoadingRows rows={8} />
}

function Shown({ page }: { readonly page: PaymentPage }) {
  const [moving, setMoving] = useState(false)
  const [reversing, setReversing] = useState(false)
  const { payment, counterpart, slip } = page
  const standing = payment.kind === 'payment' && !payment.reversed
  const link = (path: string, label: string) => (
    <button type="button" className={styles.link} onClick={() => go(path)}>
      {label}
    </button>
  )
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>
          {payment.kind === 'reversal' ? text.reversal : text.pageTitle} {pesos(payment.amount)}
        </h1>
        {link(`/clientes/${payment.clientId}`, payment.client)}
        <span className={desk.grow} />
        {standing && (
          <ActionButton label={text.move} keys="M" needs="payments.move" run={() => setMoving(true)} />
        )}
        {standing && (
          <ActionButton
            label={reverseText.confirm}
            keys="Delete"
            needs="payments.reverse"
            run={() => setReversing(true)}
          />
        )}
      </div>
      <FactList
        facts={[
          [text.paidOn, dayText(payment.paidOn)],
          [text.method, methodNames[payment.method]],
          [text.reference, payment.reference],
          [
            text.title,
            payment.order === null ? '' : link(`/pedidos/${payment.order.id}`, payment.order.folio),
          ],
          [text.slip, slip === null ? '' : link(`/fichas/${slip.id}`, slip.folio)],
          [text.balance, payment.inFavour === 0 ? '' : pesos(payment.inFavour)],
          [
            payment.kind === 'reversal' ? text.reverses : text.reversedBy,
            counterpart === null
              ? ''
              : link(`/pagos/${counterpart.id}`, counterpart.reason || text.pageTitle),
          ],
          ...page.renewals.map(
            ({ serialId, serial, cutoff }) =>
              [
                text.renewed,
                <span key={serialId}>
                  {link(`/sistemas/${serialId}`, serial)}{' '}
                  {cutoff !== null && `${text.cutoff} ${dayText(cutoff)}`}
                </span>,
              ] as const,
          ),
          [text.operator, payment.operator],
        ]}
      />
      <ReceiptList page={page} addable={standing} />
      {moving && <MoveDialog payment={payment} onClose={() => setMoving(false)} />}
      {reversing && (
        <ReverseDialog id={payment.id} amount={payment.amount} onClose={() => setReversing(false)} />
      )}
    </div>
  )
}

/** The proofs of the payment; each opens as the file that it is. */
function ReceiptList({ page, addable }: { readonly page: PaymentPage; readonly addable: boolean }) {
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const adding = useCommand('payments.addReceipts')
  const add = async (file: File) => {
    const put = await putFile(file)
    const kept = put.ok ? await call('attachments.add', { file: put.value.file }) : put
    if (!kept.ok) return setRefusal(kept.refusal)
    setRefusal(null)
    const reply = await adding.run({ id: page.payment.id, receipts: [kept.value.id] })
    if (reply.ok) notify(`${text.addReceipt}: ${kept.value.name}`)
  }
  const open = async (id: string) => {
    const reply = await call('attachments.open', { id })
    setRefusal(reply.ok ? null : reply.refusal)
    if (reply.ok) await saveFile(reply.value.file, reply.value.name)
  }
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{text.receipts}</h2>
      {page.receipts.length === 0 && <p className={desk.dim}>{text.noReceipts}</p>}
      <ul className={styles.receipts}>
        {page.receipts.map(({ id, name }) => (
          <li key={id}>
            <Button size="compact-sm" variant="subtle" onClick={() => void open(id)}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {addable && (
        <FileDrop accept=".pdf,.jpg,.jpeg,.png" disabled={adding.pending} onFile={(file) => void add(file)}>
          {text.dropReceipt}
        </FileDrop>
      )}
      <RefusalText refusal={refusal ?? adding.refusal} />
    </section>
  )
}

function dayText(day: string): string {
  const parsed = parseDay(day)
  return parsed === null ? '' : shortDay(parsed)
}

function pesos(amount: number): string {
  return formatPesos(amount as Centavos)
}
