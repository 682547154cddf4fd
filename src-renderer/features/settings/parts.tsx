import { Button, Group, Stack, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OperationName } from '#contract/index.ts'
import { useMayNot } from '../../ui/use-may-not.ts'
import styles from './settings.module.css'

export interface PanelProps {
  /** In the first-run wizard a saved step leads to the next. */
  readonly onSaved?: () => void
}

/** One subject of Ajustes: its name, what it is for, and its form or table. */
export function Panel({ title, detail, action, children }: PanelFrame) {
  return (
    <Stack gap="md" component="section">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.detail}>{detail}</p>
        </div>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </Group>
      {children}
    </Stack>
  )
}

interface PanelFrame {
  readonly title: string
  readonly detail: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** Of a form that is no dialog: off, and why, where whoever works here may not save it. */
export function SaveButton({ needs, ...button }: ButtonProps & { readonly needs: OperationName }) {
  const mayNot = useMayNot(needs)
  return <Button type="submit" {...button} {...(mayNot === null ? {} : { disabled: true, title: mayNot })} />
}

export interface Column<T> {
  readonly title: string
  readonly cell: (row: T) => ReactNode
  readonly number?: boolean
}

/** A short table of settings; long lists belong in the grid. */
export function ShortTable<T extends { readonly id: string }>({ label, columns, rows }: ShortTableProps<T>) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ title, number }) => (
            <th key={title} scope="col" className={number ? 'amount' : undefined}>
              {title === '' ? <span className="visually-hidden">Acciones</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ title, cell, number }) => (
              <td key={title} className={number ? 'amount' : undefined}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ShortTableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
}
