import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { DayText } from '../../ui/DayText.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { useMayNot } from '../../ui/use-may-not.ts'
import { ReverseDialog } from '../../ui/ReverseDialog.tsx'
import styles from './clients.module.css'

type Payment = OutputOf<'payments.list'>['payments'][number]

const FIRST = 10

/** What came in, newest first. A mistake is reversed with its reason; nothing is removed. */
export function Payments({ clientId }: { readonly clientId: string }) {
  const [limit, setLimit] = useState(FIRST)
  const { data } = useQueryOf('payments.list', { clientId, limit }, { keepPrevious: true })
  const [reversing, setReversing] = useState<Payment | null>(null)
  const payments = data?.payments ?? []
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">
        {text.payments} {data && data.total > 0 && <span className={styles.count}>{data.total}</span>}
      </h2>
      {payments.length > 0 && (
        <ExportList size="compact-xs" name={text.payments} wanted={{ list: 'payments', clientId }} />
      )}
      {data !== undefined && payments.length === 0 && <p className={styles.quiet}>{text.noPayments}</p>}
      {payments.length > 0 && (
        <table className={styles.table} aria-labelledby="payments">
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.paidFor}</th>
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
        <ReverseDialog id={reversing.id} amount={reversing.amount} onClose={() => setReversing(null)} />
      )}
    </section>
  )
}

function Line({ payment, onReverse }: { readonly payment: Payment; readonly onReverse: () => void }) {
  const mayNot = useMayNot('payments.reverse')
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
            {...(mayNot === null ? {} : { disabled: true, title: mayNot })}
            onClick={onReverse}
          >
            {text.reverse}
          </Button>
        )}
      </td>
    </tr>
  )
}
