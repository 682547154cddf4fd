import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { dayText, pesos } from './days.ts'
import type { OrderPage } from './Order.tsx'
import styles from './orders.module.css'

/** The money of the order, newest first; each opens its page with its receipts. */
export function OrderPayments({ order }: { readonly order: OrderPage }) {
  const { data } = useQueryOf('payments.list', { orderId: order.id })
  if (data === undefined || data.total === 0) return null
  return (
    <section aria-labelledby="order-payments">
      <h2 id="order-payments">{text.payments}</h2>
      <table className={styles.table} aria-labelledby="order-payments">
        <tbody>
          {data.payments.map((payment) => (
            <tr
              key={payment.id}
              className={payment.reversed || payment.kind === 'reversal' ? styles.gone : undefined}
            >
              <td>
                <button type="button" className={styles.link} onClick={() => go(`/pagos/${payment.id}`)}>
                  {dayText(payment.paidOn)}
                </button>
              </td>
              <td className="amount">{pesos(payment.amount)}</td>
              <td>{methodNames[payment.method]}</td>
              <td>{payment.reference}</td>
              <td>{payment.inFavour > 0 && `${pesos(payment.inFavour)} ${text.balance.toLowerCase()}`}</td>
              <td>{payment.receipts > 0 && `${text.receipts}: ${payment.receipts}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
