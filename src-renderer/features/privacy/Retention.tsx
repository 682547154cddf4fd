import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { privacyText as text } from '#messages/es-MX/privacy.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './privacy.module.css'

type Former = OutputOf<'privacy.retention'>['clients'][number]

/** Whose data nobody has to keep any more: each leads to its client, where a person decides. */
export function Retention() {
  const { data, error } = useQueryOf('privacy.retention', { limit: PAGE_ROWS }, { keepPrevious: true })
  const usePage = (page: number) =>
    useQueryOf('privacy.retention', { offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.clients
  const refusal = refusalOf(error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (data === undefined) return <LoadingRows rows={6} />
  return (
    <>
      <p className={desk.none}>{text.retentionDetail}</p>
      {data.total === 0 ? (
        <EmptyState title={text.noneOver} />
      ) : (
        <LongList<Former>
          label={text.retention}
          total={data.total}
          usePage={usePage}
          head={
            <>
              <span>{text.client}</span>
              <span>{text.leftOn}</span>
              <span>{text.lastActivity}</span>
              <span>{text.keptUntil}</span>
              <span>{text.people}</span>
            </>
          }
          row={({ name, leftOn, lastActivityOn, keptUntil, contacts }) => (
            <>
              <span>{name}</span>
              <span>{shortDay(leftOn as Day)}</span>
              <span>{shortDay(lastActivityOn as Day)}</span>
              <span>{shortDay(keptUntil as Day)}</span>
              <span>{contacts}</span>
            </>
          )}
          className={styles.former!}
          onOpen={({ id }) => go(`/clientes/${id}`)}
        />
      )}
    </>
  )
}
