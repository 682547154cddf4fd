import type { Day } from '#domain/calendar.ts'
import { caseStateNames, supportText as text } from '#messages/es-MX/support.ts'
import { useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { DayText } from '../../ui/DayText.tsx'
import styles from './clients.module.css'

/** The client's cases that are not closed, what is owed first; none takes no room. */
export function OpenCases({ clientId }: { readonly clientId: string }) {
  const { data } = useQueryOf('support.list', { clientId })
  if (data === undefined || data.total === 0) return null
  return (
    <section aria-labelledby="open-cases">
      <h2 id="open-cases">
        {text.casesOf} <span className={styles.count}>{data.total}</span>
      </h2>
      <table className={styles.table} aria-labelledby="open-cases">
        <tbody>
          {data.cases.map(({ id, folio, subject, state, due }) => (
            <tr key={id}>
              <td>
                <button type="button" className={styles.link} onClick={() => go(`/soporte/${id}`)}>
                  {folio}
                </button>
              </td>
              <td>{subject}</td>
              <td>{caseStateNames[state]}</td>
              <td>{due !== null && <DayText day={due.day as Day} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
