import { Fragment, useEffect, useEffectEvent, useRef } from 'react'
import type { TodaySection } from '#contract/today.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Day } from '#domain/calendar.ts'
import {
  countText,
  sectionAdvice,
  sectionTitle,
  shortSectionTitle,
  todayText,
} from '#messages/es-MX/today.ts'
import type { Channel } from './useActions.ts'
import type { Chosen } from './useChosen.ts'
import type { DayHead, Worklist as Work } from './useWorklist.ts'
import { ClientGroup } from './ClientGroup.tsx'
import styles from './Worklist.module.css'

export interface WorklistProps {
  readonly head: DayHead
  readonly work: Work
  readonly chosen: Chosen
  readonly whyOpen: string | null
  readonly onWhy: (key: string | null) => void
  readonly onMain: (key: string) => void
  readonly onReached: (key: string, channel: Channel) => void
}

/** One list in the order in which something is lost, a client's systems together. */
export function Worklist({ head, work, chosen, ...line }: WorklistProps) {
  let before: TodaySection | null = null
  return (
    <div className={styles.scroller} tabIndex={-1}>
      <div role="list" aria-label={todayText.worklist}>
        {work.groups.map((group) => {
          const isFirst = group.section !== before
          before = group.section
          return (
            <Fragment key={group.key}>
              {isFirst && <Heading section={group.section} head={head} />}
              <ClientGroup group={group} day={head.today as Day} chosen={chosen} {...line} />
            </Fragment>
          )
        })}
      </div>
      {work.hasMore && <More onSeen={work.loadMore} read={work.lines.length} />}
    </div>
  )
}

function Heading({ section, head }: { readonly section: TodaySection; readonly head: DayHead }) {
  const found = head.sections.find((one) => one.section === section)
  const short = shortSectionTitle(section, head.today as Day, head.nextWorkingDay as Day)
  const title = section === 'cutTomorrow' ? short.replace(/^Hasta/, 'Corte hasta') : sectionTitle(section)
  return (
    <div role="presentation" className={styles.heading}>
      <h2 className={styles.title}>{title}</h2>
      {found && <span>{countText(found.count, found.clients)}</span>}
      <span className={styles.advice}>{sectionAdvice(section)}</span>
      {found && found.amount > 0 && (
        <span className={styles.amount}>{formatPesos(found.amount as Centavos)}</span>
      )}
    </div>
  )
}

/** At the end of what was read: coming near reads on. */
function More({ onSeen, read }: { readonly onSeen: () => void; readonly read: number }) {
  const end = useRef<HTMLDivElement>(null)
  const seen = useEffectEvent(onSeen)
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) seen()
      },
      { root: end.current?.parentElement ?? null, rootMargin: '0px 0px 800px 0px' },
    )
    if (end.current) observer.observe(end.current)
    return () => observer.disconnect()
    // Observed anew after each page, or a page that does not fill the screen would be the last.
  }, [read])
  return (
    <div ref={end} className={styles.more} role="status">
      {todayText.loadingMore}
    </div>
  )
}
