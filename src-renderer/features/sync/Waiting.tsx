import type { OutputOf } from '#contract/index.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { heldText, syncText as text } from '#messages/es-MX/sync-screen.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { PartProps } from './Enrolled.tsx'
import styles from './sync.module.css'

type Waits = OutputOf<'sync.outbox'>['commands'][number]

/** What was done here and the endpoint does not have yet, oldest first. */
export function Waiting({ zone, papers }: Pick<PartProps, 'zone' | 'papers'>) {
  const first = useQueryOf('sync.outbox', { offset: 0, limit: PAGE_ROWS })
  const usePage = (page: number) =>
    useQueryOf('sync.outbox', { offset: page * PAGE_ROWS, limit: PAGE_ROWS }).data?.commands
  const refusal = refusalOf(first.error)
  if (refusal !== null) return <RefusalText refusal={refusal} />
  if (first.data === undefined) return <LoadingRows rows={8} />
  const { total } = first.data
  if (total === 0 && papers > 0)
    return <EmptyState title={text.papersWait(papers)}>{text.papersWaitHint}</EmptyState>
  if (total === 0) return <EmptyState title={text.nothingWaits}>{text.nothingWaitsHint}</EmptyState>
  return (
    <LongList<Waits>
      label={text.waiting}
      total={total}
      usePage={usePage}
      row={({ type, operator, at, held }) => (
        <>
          <span>{commandWord(type)}</span>
          <span>{operator}</span>
          <span>{momentIn(at, zone)}</span>
          <span>{held === null ? text.forTheNetwork : heldText(held)}</span>
        </>
      )}
      head={head}
      className={styles.waits!}
    />
  )
}

const head = (
  <>
    <span>{text.what}</span>
    <span>{text.who}</span>
    <span>{text.when}</span>
    <span>{text.why}</span>
  </>
)
