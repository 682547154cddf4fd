import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { reportText as text } from '#messages/es-MX/reports.ts'
import styles from './reports.module.css'

export interface PanelProps {
  readonly title: string
  readonly note?: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** One report: what it is called, what it says of itself, and what can be done with it. */
export function Panel({ title, note, tools, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-labelledby="report">
      <div className={styles.head}>
        <h2 id="report">{title}</h2>
        {tools}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  )
}

export const SPANS = [6, 12, 24, 36] as const

export function SpanChoice({
  months,
  onChange,
}: {
  readonly months: number
  readonly onChange: (months: number) => void
}) {
  return (
    <NativeSelect
      size="xs"
      aria-label={text.months}
      value={String(months)}
      data={SPANS.map((span) => ({ value: String(span), label: text.lastMonths(span) }))}
      onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
    />
  )
}
