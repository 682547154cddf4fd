import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { quoteText } from '#messages/es-MX/quotes.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { DayText } from '../../ui/DayText.tsx'
import styles from './clients.module.css'

/** The quotes that the client may still say yes to, with the day until which their prices hold; none takes no room. */
export function OpenQuotes({ clientId }: { readonly clientId: string }) {
  const { data } = useQueryOf('quotes.list', { clientId, state: 'open' })
  if (data === undefined || data.total === 0) return null
  return (
    <section aria-labelledby="open-quotes">
      <h2 id="open-quotes">
        {text.openQuotes} <span className={styles.count}>{data.total}</span>
      </h2>
      <table className={styles.table} aria-labelledby="open-quotes">
        <tbody>
          {data.quotes.map((quote) => (
            <tr key={quote.id}>
              <td>
                <button type="button" className={styles.link} onClick={() => go(`/cotizaciones/${quote.id}`)}>
                  {quote.folio}
                </button>
              </td>
              <td className="amount">{formatPesos(quote.total as Centavos)}</td>
              <td>
                {quoteText.validUntil} <DayText day={quote.validUntil as Day} withDistance />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
