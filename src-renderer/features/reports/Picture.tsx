import '@mantine/charts/styles.layer.css'
import { BarChart } from '@mantine/charts'
import { useId } from 'react'
import { reportText as text } from '#messages/es-MX/reports.ts'
import styles from './reports.module.css'

export interface Series {
  readonly name: string
  /** One for each label. */
  readonly values: readonly number[]
}

export interface PictureProps {
  /** What it shows, in words. */
  readonly title: string
  readonly labels: readonly string[]
  /** Stacked, the first at the foot. At most three: each has a pattern of its own beside its name. */
  readonly series: readonly Series[]
  readonly format: (value: number) => string
}

/** A picture of figures that the table under it has too: one ink, told apart by patterns and names, and still. */
export function Picture({ title, labels, series, format }: PictureProps) {
  const id = useId().replaceAll(':', '')
  const data = labels.map((label, i) => ({
    label,
    ...Object.fromEntries(series.map(({ name, values }) => [name, values[i] ?? 0])),
  }))
  return (
    <figure role="img" aria-label={text.picture(title)} className={styles.picture}>
      <BarChart
        h={200}
        data={data}
        dataKey="label"
        type="stacked"
        series={series.map(({ name }, i) => ({ name, color: `url(#${id}-${i})` }))}
        valueFormatter={format}
        yAxisProps={{ width: 84 }}
        maxBarWidth={36}
        tickLine="none"
        tooltipAnimationDuration={0}
        barProps={{ isAnimationActive: false, stroke: 'var(--mantine-color-anchor)' }}
      >
        <defs>
          <Pattern id={`${id}-0`} marks={null} />
          <Pattern id={`${id}-1`} marks="M0 6 L6 0" />
          <Pattern id={`${id}-2`} marks="M1 1 h2 v2 h-2 z" />
        </defs>
      </BarChart>
      {series.length > 1 && (
        <figcaption className={styles.legend}>
          {series.map(({ name }, i) => (
            <span key={name}>
              <svg width="14" height="14" aria-hidden="true">
                <rect
                  x="0.5"
                  y="0.5"
                  width="13"
                  height="13"
                  fill={`url(#${id}-${i})`}
                  stroke="var(--mantine-color-anchor)"
                />
              </svg>
              {name}
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  )
}

function Pattern({ id, marks }: { readonly id: string; readonly marks: string | null }) {
  const ink = 'var(--mantine-color-anchor)'
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" fill={marks === null ? ink : 'var(--mantine-color-body)'} />
      {marks !== null && <path d={marks} stroke={ink} strokeWidth="1.5" fill={ink} />}
    </pattern>
  )
}
