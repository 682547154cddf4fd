import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { rentalWord, serialText as text, usersWord } from '#messages/es-MX/serials.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { go, type ScreenProps } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { History } from '../../ui/History.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { SerialStatus } from '../../ui/SerialStatus.tsx'
import { Changes } from './Changes.tsx'
import { Clocks } from './Clocks.tsx'
import { Bought } from './Bought.tsx'
import { Codes } from './Codes.tsx'
import { Facts } from './Facts.tsx'
import { Life } from './Life.tsx'
import { OtherComputer } from './OtherComputer.tsx'
import { SerialActions } from './SerialActions.tsx'
import { Timeline } from './Timeline.tsx'
import styles from './serials.module.css'

export type SerialPage = OutputOf<'serials.get'>

/** Everything of one system: its two clocks on one line, what stops it first and why, and what can be done. */
export default function Serial({ params, query }: ScreenProps) {
  const { data, error } = useQueryOf('serials.get', { id: params['id'] ?? '' })
  const refusal = refusalOf(error)
  // What was shown before may be gone since, taken back or by somebody else.
  if (refusal !== null) {
    return (
      <EmptyState
        title={refusal.message}
        action={<Button onClick={() => go('/sistemas')}>{text.back}</Button>}
      />
    )
  }
  if (data === undefined) return <LoadingRows rows={12} />
  return <Page page={data} todo={query.get('hacer')} />
}

function Page({ page, todo }: { readonly page: SerialPage; readonly todo: string | null }) {
  const { row } = page
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.name}>
          {row.system} {row.version} · {row.serial} · {usersWord(row.users)} ·{' '}
          {rentalWord(row.mode, row.months)}
        </h1>
        <SerialStatus status={row.status} nextCutoff={row.nextCutoff} />
        <Anchor href={`#/clientes/${row.clientId}`} className={styles.client}>
          {row.client}
        </Anchor>
      </header>
      {page.stopped && (
        <p className={styles.stopped}>
          Reportó falla el {shortDay(page.stopped.reportedOn as Day)}: «{page.stopped.message}»
        </p>
      )}
      {page.confirming && <p role="status">{text.confirming}</p>}
      {page.channel === 'other' && <p className={styles.left}>{text.otherChannelNote}</p>}
      {page.leftOn !== null && (
        <p className={styles.left}>
          De baja desde el {shortDay(page.leftOn as Day)}: {page.leftReason}
        </p>
      )}
      <Timeline page={page} />
      <SerialActions key={todo ?? ''} page={page} todo={todo} />
      <div className={styles.columns}>
        <div>
          <Clocks page={page} />
          <Changes page={page} />
          <OtherComputer page={page} />
          <Codes page={page} />
          <Life page={page} />
          <Thread page={page} />
        </div>
        <aside aria-label={text.details}>
          <Facts page={page} />
          {page.row.mode !== 'subscription' && <Bought page={page} />}
        </aside>
      </div>
    </div>
  )
}

const FIRST_ENTRIES = 50

function Thread({ page }: { readonly page: SerialPage }) {
  const [limit, setLimit] = useState(FIRST_ENTRIES)
  const { data } = useQueryOf(
    'contacts.history',
    { clientId: page.row.clientId, serialId: page.row.id, limit },
    { keepPrevious: true },
  )
  return (
    <History
      entries={data?.entries}
      total={data?.total ?? 0}
      withSerial={false}
      onMore={() => setLimit(Math.min(500, limit * 4))}
    />
  )
}
