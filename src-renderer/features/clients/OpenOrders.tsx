import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { orderStateNames } from '#messages/es-MX/orders.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { DayText } from '../../ui/DayText.tsx'
import styles from './clients.module.css'

/** The orders that still ask for something, that to be paid first before; none takes no room. */
export function OpenOrders({ clientId }: { readonly clientId: string }) {
  const { data } = useQueryOf('orders.list', { clientId, states: ['cart', 'final', 'slip', 'paid'] })
  if (data === undefined || data.total === 0) return null
  return (
    <section aria-labelledby="open-orders">
      <h2 id="open-orders">
        {text.openOrders} <span className={styles.count}>{data.total}</span>
      </h2>
      <table className={styles.table} aria-labelledby="open-orders">
        <tbody>
          {data.orders.map(({ id, folio, state, total, paid, payByDay }) => (
            <tr key={id}>
              <td>
                <button type="button" className={styles.link} onClick={() => go(`/pedidos/${id}`)}>
                  {folio}
                </button>
              </td>
              <td>{orderStateNames[state]}</td>
              <td className="amount">{total === null ? '' : formatPesos((total - paid) as Centavos)}</td>
              <td>{payByDay !== null && <DayText day={payByDay as Day} withDistance />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
