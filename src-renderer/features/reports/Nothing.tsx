import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { reportText as text } from '#messages/es-MX/reports.ts'
import { go } from '../../state/place.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Shortcut } from '../../ui/Shortcut.tsx'

export interface NothingProps {
  readonly title: string
  /** What fills the report. */
  readonly children: ReactNode
  /** Where that is done, with the frame's own key of it. */
  readonly action: { readonly label: string; readonly path: string; readonly keys?: string }
}

/** A report without a figure: what fills it, and the way there. */
export function Nothing({ title, children, action: { label, path, keys } }: NothingProps) {
  return (
    <EmptyState
      title={title}
      action={
        <Button
          onClick={() => go(path)}
          rightSection={keys === undefined ? undefined : <Shortcut keys={keys} />}
        >
          {label}
        </Button>
      }
    >
      {children}
    </EmptyState>
  )
}

/** The same for what is made of payments. */
export function NoPayments() {
  return (
    <Nothing title={text.empty} action={{ label: text.toToday, path: '/hoy', keys: 'Ctrl+1' }}>
      {text.emptyHint}
    </Nothing>
  )
}
