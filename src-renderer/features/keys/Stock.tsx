import type { Day } from '#domain/calendar.ts'
import { longDay, shortDay } from '#messages/es-MX/dates.ts'
import { stockText as text } from '#messages/es-MX/keys-screen.ts'
import { kindName } from '#messages/es-MX/keys.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExportList } from '../../ui/ExportList.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import { WhyThisDate } from '../../ui/WhyThisDate.tsx'
import desk from '../../ui/desk.module.css'
import styles from './keys.module.css'

/** Keys on hand against the renewals of the next 60 days: what to ask the supplier for, by when, and why. */
export default function Stock() {
  const { data, error } = useQueryOf('keys.stock', {})
  return (
    <div className={styles.page}>
      <div className={desk.title}>
        <h1>{text.title}</h1>
        <span className={desk.grow} />
        <ExportList name={text.title} wanted={{ list: 'keyStock' }} />
        <ActionButton label={text.list} keys="C" run={() => go('/claves')} />
      </div>
      <RefusalText refusal={refusalOf(error)} />
      {data === undefined ? (
        <LoadingRows rows={8} />
      ) : data.kinds.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.emptyHint}</EmptyState>
      ) : (
        <>
          <p className={desk.dim}>{text.until(longDay(data.until as Day))}</p>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text.what}</th>
                <th scope="col" className="amount">
                  {text.available}
                </th>
                <th scope="col" className="amount">
                  {text.received}
                </th>
                <th scope="col" className="amount">
                  {text.needed}
                </th>
                <th scope="col" className="amount">
                  {text.lacking}
                </th>
                <th scope="col">{text.order}</th>
              </tr>
            </thead>
            <tbody>
              {data.kinds.map((kind) => (
                <tr key={`${kind.productId} ${kind.months} ${kind.users}`}>
                  <th scope="row">{kindName(kind.product, kind.months, kind.users)}</th>
                  <td className="amount">{kind.available}</td>
                  <td className="amount">{kind.received}</td>
                  <td className="amount">{kind.needed}</td>
                  <td className="amount">{kind.lacking}</td>
                  <td>
                    {kind.reorder === null ? (
                      text.enough
                    ) : (
                      <>
                        {shortDay(kind.reorder.by as Day)}{' '}
                        <WhyThisDate label={text.why} because={kind.reorder.why} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.expiring.length > 0 && (
            <section aria-label={text.expiring}>
              <h2>{text.expiring}</h2>
              <ul className={styles.list}>
                {data.expiring.map((key) => (
                  <li key={key.id}>
                    <button type="button" className={desk.link} onClick={() => go(`/claves/${key.id}`)}>
                      {key.masked}
                    </button>{' '}
                    {kindName(key.product, key.months, key.users)} · {text.expires.toLowerCase()}{' '}
                    {shortDay(key.expiresOn as Day)} <WhyThisDate label={text.why} because={key.why} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  )
}
