import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { batchText as text } from '#messages/es-MX/keys-screen.ts'
import { useQueryOf } from '../../api.ts'
import styles from './keys.module.css'

/** The batch that the list is of: what came against its invoice, what it cost and what it leaves. */
export function BatchSummary({ id }: { readonly id: string }) {
  const batch = useQueryOf('keys.batches', { id }).data?.batches[0]
  if (batch === undefined) return null
  const pesos = (amount: number) => formatPesos(amount as Centavos)
  return (
    <p className={styles.summary}>
      <b>
        {batch.supplier} {batch.invoice}
      </b>{' '}
      {text.summary({
        receivedOn: shortDay(batch.receivedOn as Day),
        receivedBy: batch.receivedBy,
        loaded: batch.loaded,
        quantity: batch.quantity,
      })}{' '}
      {text.money(pesos(batch.cost), pesos(batch.sold), pesos(batch.margin))}
    </p>
  )
}
