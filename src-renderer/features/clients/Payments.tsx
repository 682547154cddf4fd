import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { clientText as text, reverseSentence } from '#messages/es-MX/clients.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { useCommand, useQueryOf } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { go } from '../../state/place.ts'
import { ConfirmWithReason } from '../../ui/ConfirmWithReason.tsx'
import { DayText } from '../../ui/DayText.tsx'
import styles from './clients.module.css'

type Payment = OutputOf<'payments.list'>['payments'][number]

const FIRST = 10

/** What came in, newest first. A mistake is reversed with its reason; nothing is removed. */
export function Payments({ clientId }: { readonly clientId: string }) {
  const [limit, setLimit] = useState(FIRST)
  const { data } = useQueryOf('payments.list', { clientId, limit }, { keepPrevious: true })
  const [reversing, setReversing] = useState<Payment | null>(null)
  const reverse = useCommand('payments.reverse')
  const close = () => {
    setReversing(null)
    reverse.reset()
  }
  const confirm = async (reason: string) => {
    if (reversing === null) return
    const reply = await reverse.run({ id: reversing.id, reason })
    if (!reply.ok) return
    close()
    notify(`${text.doneReverse}: ${formatPesos(reversing.amount as Centavos)}`)
  }
  const payments = data?.payments ?? []
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">
        {text.payments} {data && data.total > 0 && <span className={styles.count}>{data.total}</span>}
      </h2>
      {data !== undefined && payments.length === 0 && <p className={styles.quiet}>{text.noPayments}</p>}
      {payments.length > 0 && (
        <table className={styles.table} aria-labelledby="payments">
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.serial}</th>
              <th scope="col" className="amount">
                {text.amount}
              </th>
              <th scope="col">{text.method}</th>
              <th scope="col">{text.reference}</th>
              <th scope="col">{text.operator}</th>
              <th scope="col">
                <span className="visually-hidden">{text.reverse}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {payments.map((payment) => (
              <Line key={payment.id} payment={payment} onReverse={() => setReversing(payment)} />
            ))}
          </tbody>
        </table>
      )}
      {data !== undefined && payments.length < data.total && (
        <Button variant="subtle" size="xs" onClick={() => setLimit(Math.min(500, limit * 10))}>
          {text.olderPayments(data.total - payments.length)}
        </Button>
      )}
      {reversing && (
        <ConfirmWithReason
          opened
          title={text.reverseTitle}
          confirmLabel={text.reverse}
          pending={reverse.pending}
          refusal={reverse.refusal}
          onConfirm={(reason) => void confirm(reason)}
          onClose={close}
        >
          {reverseSentence(formatPesos(reversing.amount as Centavos), reversing.serial)}
        </ConfirmWithReason>
      )}
    </section>
  )
}

function Line({ payment, onReverse }: { readonly payment: Payment; readonly onReverse: () => void }) {
  const amount = formatPesos(payment.amount as Centavos)
  const gone = payment.reversed || payment.kind === 'reversal'
  return (
    <tr className={gone ? styles.gone : undefined}>
      <td>
        <Button
          size="compact-xs"
          variant="subtle"
          title={text.paymentPage}
          onClick={() => go(`/pagos/${payment.id}`)}
        >
          <DayText day={payment.paidOn as Day} withDistance={false} />
        </Button>
      </td>
      <td>{payment.serial ?? payment.order?.folio ?? ''}</td>
      <td className="amount">
        {amount}
        {payment.inFavour > 0 && ` (${text.inFavour})`}
      </td>
      <td>{methodNames[payment.method]}</td>
      <td>{payment.reference}</td>
      <td>{payment.operator}</td>
      <td className={styles.end}>
        {payment.kind === 'reversal' ? (
          text.reversal
        ) : payment.reversed ? (
          text.reversed
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${text.reverse} ${amount}`}
            onClick={onReverse}
          >
            {text.reverse}
          </Button>
        )}
      </td>
    </tr>
  )
}
