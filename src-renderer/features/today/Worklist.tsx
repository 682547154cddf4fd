import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, type ReactNode } from 'react'
import type { TaskSection } from '#contract/today.ts'
import type { TodaySection } from '#contract/today-sections.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Day } from '#domain/calendar.ts'
import {
  countText,
  sectionAdvice,
  sectionTitle,
  shortSectionTitle,
  todayText,
} from '#messages/es-MX/today.ts'
import { taskSectionTitles, tasksOwed } from '#messages/es-MX/today-tasks.ts'
import { useActBy } from './useActBy.ts'
import type { Chosen } from './useChosen.ts'
import type { DayHead, Worklist as Work } from './useWorklist.ts'
import { ClientGroup, type LineHandlers } from './ClientGroup.tsx'
import { keyOf, type Group } from './lines.ts'
import styles from './Worklist.module.css'

export interface WorklistProps {
  readonly head: DayHead
  readonly work: Work
  /** The list of a key alone holds systems, and nothing that a desk owes. */
  readonly withTasks: boolean
  readonly chosen: Chosen
  readonly whyOpen: string | null
  readonly on: LineHandlers
  /** What stands as one line at the end. */
  readonly quiet: ReactNode
}

/** Of a client with one system, in pixels. */
const LEAST_HEIGHT = 46
/** Pixels of the window above the list: its day, the days ahead, the lists and the actions. */
const LEAST_ABOVE = 220

/** One list in the order in which something is lost, a client's systems together. */
export function Worklist({ head, work, withTasks, chosen, whyOpen, on, quiet }: WorklistProps) {
  const day = head.today as Day
  const actBy = useActBy(day)
  const steady = useSteady(on)
  // The first screen does not wait for what is below it.
  const isWhole = useDeferredValue(true, false)
  const groups = isWhole ? work.groups : work.groups.slice(0, groupsInSight())
  const within = ({ lines }: Group, key: string | null) =>
    key !== null && lines.some((line) => keyOf(line) === key) ? key : ''
  return (
    <div className={styles.scroller} role="region" aria-label={todayText.worklist} tabIndex={-1}>
      {sectionsOf(groups).map(({ section, groups: run }) => (
        <section key={section}>
          <Heading section={section} head={head} withTasks={withTasks} />
          <div role="list" aria-label={sectionTitle(section)}>
            {run.map((group) => (
              <ClientGroup
                key={group.key}
                group={group}
                day={day}
                actBy={actBy}
                activeKey={within(group, chosen.activeKey)}
                enter={chosen.chosen.size < 2}
                whyKey={within(group, whyOpen)}
                chosenKeys={chosenWithin(group, chosen.chosen)}
                on={steady}
              />
            ))}
          </div>
        </section>
      ))}
      {isWhole && quiet}
      {isWhole && work.hasMore && <More onSeen={work.loadMore} read={work.lines.length} />}
    </div>
  )
}

function groupsInSight(): number {
  return Math.ceil(Math.max(0, window.innerHeight - LEAST_ABOVE) / LEAST_HEIGHT)
}

function chosenWithin({ lines }: Group, chosen: Chosen['chosen']): string {
  return chosen.size === 0
    ? ''
    : lines
        .map(keyOf)
        .filter((key) => chosen.has(key))
        .join('|')
}

/** The handlers of the moment behind an object that stays the same. */
function useSteady(handlers: LineHandlers): LineHandlers {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  return useMemo(
    () => ({
      activate: (key) => latest.current.activate(key),
      focus: (key) => latest.current.focus(key),
      toggle: (key, extend) => latest.current.toggle(key, extend),
      main: (key) => latest.current.main(key),
      why: (key) => latest.current.why(key),
      reached: (key, channel) => latest.current.reached(key, channel),
    }),
    [],
  )
}

/** The groups come in the order of the lists, so each list is one run of them. */
function sectionsOf(
  groups: readonly Group[],
): readonly { section: TodaySection; groups: readonly Group[] }[] {
  return [...Map.groupBy(groups, (group) => group.section)].map(([section, run]) => ({
    section,
    groups: run,
  }))
}

interface HeadingProps {
  readonly section: TodaySection
  readonly head: DayHead
  readonly withTasks: boolean
}

function Heading({ section, head, withTasks }: HeadingProps) {
  const found = head.sections.find((one) => one.section === section)
  const owed = withTasks ? (head.tasks.sections.find((one) => one.section === section)?.count ?? 0) : 0
  const short = shortSectionTitle(section, head.today as Day, head.nextWorkingDay as Day)
  const systems = found !== undefined && found.count > 0
  const title =
    !systems && section in taskSectionTitles
      ? taskSectionTitles[section as TaskSection]
      : section === 'cutTomorrow'
        ? short.replace(/^Hasta/, 'Corte hasta')
        : sectionTitle(section)
  return (
    <div className={styles.heading}>
      <h2 className={styles.title}>{title}</h2>
      {systems && <span>{countText(found.count, found.clients)}</span>}
      {owed > 0 && <span>{tasksOwed(owed)}</span>}
      <span className={styles.advice}>{systems && sectionAdvice(section)}</span>
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
