import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { historyText as text, historyKinds, historyLine, type HistoryEntry } from '#messages/es-MX/history.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { LoadingRows } from './LoadingRows.tsx'
import { chooses } from './adrift.ts'
import styles from './History.module.css'

export interface HistoryProps {
  /** Newest first; undefined while it is read. */
  readonly entries: readonly HistoryEntry[] | undefined
  readonly total: number
  /** False where all of it is about one system. */
  readonly withSerial?: boolean
  readonly onMore: () => void
}

type Kind = HistoryEntry['kind']

/** One thread of everything that happened, with a filter by kind. */
export function History({ entries, total, withSerial = true, onMore }: HistoryProps) {
  const [kind, setKind] = useState<Kind | null>(null)
  if (entries === undefined) return <LoadingRows rows={4} />
  const kinds = [...new Set(entries.map((entry) => entry.kind))]
  const shown = kind === null ? entries : entries.filter((entry) => entry.kind === kind)
  return (
    <section aria-labelledby="history">
      <div className={styles.head}>
        <h2 id="history" className={styles.title}>
          {text.title}
        </h2>
        {kinds.length > 1 && (
          <div role="group" aria-label={text.filter} className={styles.filters}>
            {[null, ...kinds].map((one) => (
              <button
                key={one ?? 'all'}
                type="button"
                className={styles.filter}
                aria-pressed={one === kind}
                onClick={chooses(() => setKind(one))}
              >
                {one === null ? text.all : historyKinds[one].many}
              </button>
            ))}
          </div>
        )}
      </div>
      {entries.length === 0 ? (
        <p className={styles.empty}>{text.empty}</p>
      ) : (
        <ol className={styles.thread} aria-label={text.title}>
          {shown.map((entry) => (
            <li key={`${entry.kind}-${entry.id}`} className={styles.entry}>
              <time dateTime={entry.onDay} className={styles.day}>
                {shortDay(entry.onDay as Day)}
              </time>
              <span className={styles.kind}>{historyKinds[entry.kind].one}</span>
              <span className={styles.text}>{historyLine(entry)}</span>
              <span className={styles.who}>
                {[withSerial ? entry.serial : null, entry.operator].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
      {entries.length < total && (
        <button type="button" className={styles.more} onClick={onMore}>
          {text.more(total - entries.length)}
        </button>
      )}
    </section>
  )
}
