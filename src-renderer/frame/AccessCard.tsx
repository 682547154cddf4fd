import { Stack } from '@mantine/core'
import { useEffect, useRef, type ReactNode } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import styles from './Access.module.css'

export interface AccessCardProps {
  readonly title: string
  readonly detail: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** What stands before the program: one form, its first empty field with the keyboard. */
export function AccessCard({ title, detail, onSubmit, children }: AccessCardProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input[data-autofocus], [data-autofocus] input')?.focus()
  }, [title])
  return (
    <main className={styles.outside} aria-label={title}>
      <div className={styles.card}>
        <p className={styles.program}>{frameText.program}</p>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.detail}>{detail}</p>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          <Stack gap="md">{children}</Stack>
        </form>
      </div>
    </main>
  )
}
