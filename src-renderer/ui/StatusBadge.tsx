import type { ReactNode } from 'react'
import styles from './StatusBadge.module.css'
import type { Urgency } from './urgency-of.ts'
import urgencies from './urgency.module.css'

export interface StatusBadgeProps {
  readonly urgency: Urgency
  /** The word: "Reportó falla", "Corte mañana". The colour never stands alone. */
  readonly children: ReactNode
}

export function StatusBadge({ urgency, children }: StatusBadgeProps) {
  return (
    <span className={`${styles.badge} ${urgencies[urgency]}`}>
      <UrgencyShape urgency={urgency} />
      {children}
    </span>
  )
}

/** The shape alone, for a row whose words stand beside it. */
export function UrgencyShape({ urgency }: { readonly urgency: Urgency }) {
  return (
    <svg className={styles.shape} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      <path d={SHAPES[urgency].path} fill={SHAPES[urgency].filled ? 'currentColor' : 'none'} />
    </svg>
  )
}

const SHAPES: Readonly<Record<Urgency, { path: string; filled: boolean }>> = {
  stopped: { path: 'M5 1 L9.3 9 L0.7 9 Z', filled: true },
  tomorrow: { path: 'M5 0.7 L9.3 5 L5 9.3 L0.7 5 Z', filled: true },
  week: { path: 'M5 1 L9 5 L5 9 L1 5 Z', filled: false },
  later: { path: 'M5 1.2 A3.8 3.8 0 1 1 4.99 1.2 Z', filled: false },
  safe: { path: 'M1.2 5.2 L4 8 L8.8 2', filled: false },
}
