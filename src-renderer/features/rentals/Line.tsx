import type { KeyboardEvent, ReactNode } from 'react'
import styles from './renew.module.css'

export interface LineProps {
  readonly step: number
  readonly title: string
  readonly children: ReactNode
  /** Enter in this line. */
  readonly onNext?: () => void
}

/** One of the three lines of Renovar: its number, its name, and what is chosen or happens in it. */
export function Line({ step, title, children, onNext }: LineProps) {
  const next = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || onNext === undefined) return
    if (!(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (!event.repeat) onNext()
  }
  return (
    <fieldset className={styles.line} onKeyDown={next}>
      <legend className="visually-hidden">{title}</legend>
      <div className={styles.step} aria-hidden="true">
        <span className={styles.number}>{step}</span>
        {title}
      </div>
      <div className={styles.body}>{children}</div>
    </fieldset>
  )
}
