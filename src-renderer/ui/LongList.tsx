import { useUncontrolled } from '@mantine/hooks'
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react'
import { isAdrift } from './adrift.ts'
import styles from './LongList.module.css'

export interface LongListProps<Row> {
  readonly label: string
  readonly total: number
  /** A hook: the rows of one page, undefined while they are read. */
  readonly usePage: (page: number) => readonly Row[] | undefined
  readonly row: (row: Row) => ReactNode
  /** Names of the columns, drawn over the rows in the same grid. */
  readonly head: ReactNode
  /** `grid-template-columns` of head and rows. */
  readonly className: string
  /** The row that the keyboard is on, for a screen that has to know it; others leave it to the list. */
  readonly active?: number
  readonly onActive?: (index: number) => void
  readonly onOpen?: (row: Row) => void
}

export const PAGE_ROWS = 100
const ROW_HEIGHT = 28

/** A list of any length: rows of one height, of which only the pages that are seen are read and drawn. */
export function LongList<Row>({
  label,
  total,
  head,
  active: at,
  onActive: onAt,
  ...rest
}: LongListProps<Row>) {
  const id = useId()
  const [chosen, onActive] = useUncontrolled({ value: at, defaultValue: 0, onChange: onAt })
  const active = Math.min(chosen, total - 1)
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      // It may still tell of a list that is gone.
      if (entry?.target.isConnected) setSeen(sightOf(entry.target))
    })
    watch.observe(scroller.current!)
    return () => watch.disconnect()
  }, [])
  useEffect(() => keepInSight(scroller.current!, active), [active])

  const move = (event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'preventDefault'>) => {
    if (event.key === 'Enter') {
      scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.click()
      return
    }
    const to = target(event.key, active, Math.floor(seen.height / ROW_HEIGHT) - 1)
    if (to === null || event.ctrlKey || event.altKey) return
    event.preventDefault()
    onActive(Math.max(0, Math.min(total - 1, to)))
  }
  // A screen that has just opened has the keyboard nowhere in particular: its arrows are the list's.
  const moveFromAfar = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.key === 'Enter' || !isAdrift() || isAsked()) return
    move(event)
    if (event.defaultPrevented) scroller.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => moveFromAfar(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])

  return (
    <div className={styles.frame}>
      <div className={`${styles.head} ${rest.className}`} aria-hidden="true">
        {head}
      </div>
      <div
        ref={scroller}
        role="listbox"
        aria-label={label}
        aria-activedescendant={`${id}-${active}`}
        tabIndex={0}
        className={styles.scroller}
        onScroll={({ currentTarget }) => setSeen(sightOf(currentTarget))}
        onKeyDown={move}
      >
        <div role="presentation" className={styles.canvas} style={{ height: total * ROW_HEIGHT }}>
          {pagesIn(seen, total).map((page) => (
            <PageOfRows
              key={page}
              {...rest}
              id={id}
              page={page}
              total={total}
              active={active}
              onActive={onActive}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

interface PageProps<Row> extends Omit<LongListProps<Row>, 'label' | 'head'> {
  readonly id: string
  readonly page: number
  readonly active: number
  readonly onActive: (index: number) => void
}

function PageOfRows<Row>({
  id,
  page,
  total,
  usePage,
  row,
  className,
  active,
  onActive,
  onOpen,
}: PageProps<Row>) {
  const rows = usePage(page)
  const first = page * PAGE_ROWS
  const count = Math.min(PAGE_ROWS, total - first)
  return (
    <div role="presentation" className={styles.page} style={{ top: first * ROW_HEIGHT }}>
      {Array.from({ length: count }, (_, at) => {
        const index = first + at
        const data = rows?.[at]
        return (
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            aria-setsize={total}
            aria-posinset={index + 1}
            aria-busy={data === undefined || undefined}
            className={`${styles.row} ${className}`}
            onClick={() => {
              onActive(index)
              if (data !== undefined) onOpen?.(data)
            }}
          >
            {data === undefined ? <span>…</span> : row(data)}
          </div>
        )
      })}
    </div>
  )
}

/** A dialog has the keys, also where none of its fields has. */
function isAsked(): boolean {
  return document.querySelector('[role="dialog"]') !== null
}

function sightOf({ scrollTop, clientHeight }: Element) {
  return { top: scrollTop, height: clientHeight }
}

function pagesIn({ top, height }: { top: number; height: number }, total: number): readonly number[] {
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT / PAGE_ROWS))
  const last = Math.floor((top + height) / ROW_HEIGHT / PAGE_ROWS)
  const most = Math.ceil(total / PAGE_ROWS) - 1
  return Array.from({ length: Math.max(0, Math.min(last, most) - first + 1) }, (_, at) => first + at)
}

function keepInSight(scroller: HTMLElement, active: number): void {
  const top = active * ROW_HEIGHT
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + ROW_HEIGHT > scroller.scrollTop + scroller.clientHeight)
    scroller.scrollTop = top + ROW_HEIGHT - scroller.clientHeight
}

function target(key: string, active: number, screenful: number): number | null {
  if (key === 'ArrowDown') return active + 1
  if (key === 'ArrowUp') return active - 1
  if (key === 'PageDown') return active + screenful
  if (key === 'PageUp') return active - screenful
  if (key === 'Home') return 0
  return key === 'End' ? Number.MAX_SAFE_INTEGER : null
}
