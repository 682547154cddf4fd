import { useState } from 'react'
import { reasonWords } from '#messages/es-MX/backups.ts'
import { backupsText as text, sizeWords } from '#messages/es-MX/backups-screen.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { refusalOf, useQueryOf } from '../../api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { LongList, PAGE_ROWS } from '../../ui/LongList.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import desk from '../../ui/desk.module.css'
import styles from './backups.module.css'
import type { Point } from './use-backups.ts'

export interface PointsProps {
  readonly zone: string
  readonly mayRestore: boolean
  readonly onOpen: (point: Point) => void
}

/** The points that this PC can go back to, the newest first. */
export function Points({ zone, mayRestore, onOpen }: PointsProps) {
  const [active, setActive] = useState<number | null>(null)
  const { data, error } = useQueryOf('backups.list', {}, { ofToday: true, fresh: true })
  const refusal = refusalOf(error)
  if (data === undefined) return refusal ? <RefusalText refusal={refusal} /> : <LoadingRows rows={6} />
  const { points, likeliest } = data
  const usePage = (page: number) => points.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS)
  const first = points.findIndex(({ n }) => n === likeliest)
  const at = Math.max(0, Math.min(active ?? first, points.length - 1))
  const chosen = points[at]
  return (
    <section className={styles.part} aria-label={text.points}>
      <div className={desk.title}>
        <h2 className={desk.heading}>{text.points}</h2>
        <span className={desk.grow} />
        {mayRestore && chosen !== undefined && (
          <ActionButton size="xs" label={text.restore} keys="R" run={() => onOpen(chosen)} />
        )}
      </div>
      {points.length === 0 ? (
        <EmptyState title={text.noPoints}>{text.noPointsHint}</EmptyState>
      ) : (
        <LongList<Point>
          label={text.points}
          total={points.length}
          usePage={usePage}
          row={(point) => <Row point={point} zone={zone} />}
          head={head}
          className={styles.points!}
          active={at}
          onActive={setActive}
          {...(mayRestore ? { onOpen } : {})}
        />
      )}
      {!mayRestore && <p className={desk.dim}>{text.onlyAdministration}</p>}
    </section>
  )
}

const head = (
  <>
    <span>{text.number}</span>
    <span>{text.when}</span>
    <span>{text.changed}</span>
    <span>{text.why}</span>
    <span>{text.clients}</span>
    <span>{text.size}</span>
  </>
)

function Row({ point, zone }: { readonly point: Point; readonly zone: string }) {
  return (
    <>
      <span>{point.n}</span>
      <span>{momentIn(point.madeAt, zone)}</span>
      <span>{point.since === 0 ? text.nothing : text.operations(point.since)}</span>
      <span>{reasonWords[point.why]}</span>
      <span>
        {point.holdsLittle ? (
          <strong className={styles.little}>{text.holdsLittle}</strong>
        ) : (
          point.clients.toLocaleString('es-MX')
        )}
      </span>
      <span>{sizeWords(point.bytes)}</span>
    </>
  )
}
