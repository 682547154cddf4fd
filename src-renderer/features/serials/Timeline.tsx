import { useElementSize } from '@mantine/hooks'
import { addDays, daysBetween, type Day } from '#domain/calendar.ts'
import { pointNames, pointState } from '#messages/es-MX/clocks.ts'
import { dayAndMonth, distance, shortDay } from '#messages/es-MX/dates.ts'
import { serialText as text } from '#messages/es-MX/serials.ts'
import { useToday } from '../../ui/surroundings.tsx'
import type { SerialPage } from './Serial.tsx'
import { monthTicks, timeScale } from './time-scale.ts'
import styles from './serials.module.css'

type Point = SerialPage['timeline'][number]
type Mark = Omit<Point, 'on' | 'state'> & {
  readonly on: Day
  readonly state: Point['state'] | 'unconfirmed'
}

const HEIGHT = 96
const LABELS = 84
/** For the day beside the last point. */
const LABEL_ROOM = 60
const PAY_Y = 28
const VALIDATION_Y = 58
const AXIS_Y = 76

/** The two clocks on one time line: what is paid above, the monthly validations below, and today across both. */
export function Timeline({ page }: { readonly page: SerialPage }) {
  const today = useToday()
  const { ref, width } = useElementSize()
  const marks = marksOf(page, today)
  if (marks.length === 0) return null
  return (
    <section aria-label={text.line} className={styles.timeline}>
      <div ref={ref} className={styles.drawing}>
        {width > 0 && <Drawing marks={marks} page={page} today={today} width={width} />}
      </div>
      <details className={styles.list}>
        <summary>{text.asList}</summary>
        <PointTable marks={marks} today={today} />
      </details>
    </section>
  )
}

function Drawing({ marks, page, today, width }: DrawingProps) {
  const days = [...marks.map(({ on }) => on), today].toSorted()
  const first = addDays(days[0]!, -6)
  const last = days.at(-1)!
  const x = timeScale({ first, last, from: LABELS, until: width - LABEL_ROOM })
  const works = page.paid?.worksThrough as Day | undefined
  const paidFrom = x(days[0]!)
  const todayX = x(today)
  // What comes next on each clock, where its day has room beside it.
  const labels = [
    { on: page.row.nextCutoff as Day | null, y: PAY_Y },
    { on: page.row.nextValidation as Day | null, y: VALIDATION_Y },
  ].flatMap(({ on, y }) => (on !== null && on >= first && x(on) + LABEL_ROOM <= width ? [{ on, y }] : []))
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`${text.line}: ${marks.length} fechas, de ${shortDay(days[0]!)} a ${shortDay(days.at(-1)!)}`}
    >
      <text x={0} y={PAY_Y + 4} className={styles.laneName}>
        {text.payLane}
      </text>
      <text x={0} y={VALIDATION_Y + 4} className={styles.laneName}>
        {text.validationLane}
      </text>
      {monthTicks(first, last, (width - LABELS - LABEL_ROOM) / daysBetween(first, last)).map(
        ({ on, label }) => (
          <g key={on}>
            <line x1={x(on)} x2={x(on)} y1={AXIS_Y - 4} y2={AXIS_Y} className={styles.tick} />
            {x(on) + 50 < width && (
              <text x={x(on) + 3} y={HEIGHT - 6} className={styles.tickLabel}>
                {label}
              </text>
            )}
          </g>
        ),
      )}
      <line x1={LABELS} x2={width} y1={AXIS_Y} y2={AXIS_Y} className={styles.axis} />
      <line x1={LABELS} x2={width} y1={PAY_Y} y2={PAY_Y} className={styles.ahead} />
      <line x1={LABELS} x2={width} y1={VALIDATION_Y} y2={VALIDATION_Y} className={styles.ahead} />
      {works !== undefined && (
        <line x1={paidFrom} x2={x(addDays(works, 1))} y1={PAY_Y} y2={PAY_Y} className={styles.paid} />
      )}
      <line x1={todayX} x2={todayX} y1={14} y2={AXIS_Y} className={styles.today} />
      <text x={todayX} y={10} textAnchor="middle" className={styles.todayLabel}>
        {text.today} {withoutWeekday(today)}
      </text>
      {marks.map((mark) => (
        <Shape key={`${mark.kind}-${mark.on}`} mark={mark} x={x(mark.on)} />
      ))}
      {labels.map(({ on, y }) => (
        <text key={y} x={x(on) + 11} y={y + 4} className={styles.pointLabel}>
          {withoutWeekday(on)}
        </text>
      ))}
      {marks[0]?.kind === 'activation' && todayX - paidFrom > 160 && (
        <text x={paidFrom - 5} y={10} className={styles.tickLabel}>
          {pointNames.activation} {withoutWeekday(marks[0].on)} {marks[0].on.slice(0, 4)}
        </text>
      )}
    </svg>
  )
}

interface DrawingProps {
  readonly marks: readonly Mark[]
  readonly page: SerialPage
  readonly today: Day
  readonly width: number
}

/** A square starts, a diamond is a cutoff, a circle a validation; filled is done, hollow is to come or only supposed. */
function Shape({ mark, x }: { readonly mark: Mark; readonly x: number }) {
  const title = `${pointNames[mark.kind]} ${shortDay(mark.on)}: ${stateOf(mark)}`
  const y = mark.kind === 'validation' ? VALIDATION_Y : PAY_Y
  return (
    <g className={styles.point} data-kind={mark.kind} data-state={mark.state}>
      <title>{title}</title>
      {mark.kind === 'activation' && <rect x={x - 5} y={y - 5} width={10} height={10} />}
      {mark.kind === 'cutoff' && <path d={`M${x} ${y - 7} l7 7 l-7 7 l-7 -7 Z`} />}
      {mark.kind === 'validation' &&
        (mark.state === 'failed' ? (
          <path d={`M${x} ${y - 6} l6.5 11 l-13 0 Z`} />
        ) : (
          <circle cx={x} cy={y} r={5} />
        ))}
    </g>
  )
}

/** The same in words, for who reads and does not look. */
function PointTable({ marks, today }: { readonly marks: readonly Mark[]; readonly today: Day }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{text.day}</th>
          <th scope="col">{text.what}</th>
          <th scope="col">{text.state}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <tr key={`${mark.kind}-${mark.on}`}>
            <td>
              {shortDay(mark.on)} ({distance(mark.on, today)})
            </td>
            <td>{pointNames[mark.kind]}</td>
            <td>{stateOf(mark)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf({ kind, state }: Mark): string {
  return state === 'unconfirmed' ? 'sin confirmar' : pointState(kind, state)
}

/** A cutoff that passed without a record is neither renewed nor stopped: it is unconfirmed (D4). */
function marksOf({ timeline, row }: SerialPage, today: Day): readonly Mark[] {
  const { nextCutoff } = row
  return timeline.map(({ on, kind, state }) => {
    const open = kind === 'cutoff' && nextCutoff !== null && on >= nextCutoff && on < today
    return { on: on as Day, kind, state: open ? 'unconfirmed' : state }
  })
}

function withoutWeekday(day: Day): string {
  return dayAndMonth(day).replace(/^\S+ /, '')
}
