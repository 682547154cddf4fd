import type { ReactNode } from 'react'
import { replacePlace } from '../state/place.ts'
import { SideButton } from './SideButton.tsx'
import styles from './Subjects.module.css'

export interface SubjectsProps {
  /** The screen's own name. */
  readonly title: string
  /** The screen's path; the open subject stands behind it as `?tema=`. */
  readonly path: string
  readonly subjects: readonly { readonly key: string; readonly title: string }[]
  /** The key of the open one. */
  readonly open: string
  /** Above the open subject: what whoever works here cannot change. */
  readonly note?: string | null
  readonly children: ReactNode
}

/** A screen of one subject at a time, chosen at the side: Ajustes, Calculadora. */
export function Subjects({ title, path, subjects, open, note = null, children }: SubjectsProps) {
  return (
    <>
      <h1>{title}</h1>
      <div className={styles.split}>
        <nav className={styles.subjects} aria-label={title}>
          {subjects.map((subject) => (
            <SideButton
              key={subject.key}
              current={subject.key === open}
              onClick={() => replacePlace(`${path}?tema=${subject.key}`)}
            >
              {subject.title}
            </SideButton>
          ))}
        </nav>
        <div className={styles.subject}>
          {note !== null && <p className={styles.note}>{note}</p>}
          {children}
        </div>
      </div>
    </>
  )
}
