import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { Shortcut } from './Shortcut.tsx'
import { useShortcut } from './shortcuts.tsx'

export interface ActionButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  /** What it does, as a word for F1: "Renovar". */
  readonly label: string
  readonly keys?: string
  readonly run: () => void
  readonly icon?: ReactNode
}

/** A button whose key stands in it and works: `<ActionButton label="Renovar" keys="Enter" run={renew} />` */
export function ActionButton({ label, keys, run, icon, ...button }: ActionButtonProps) {
  const off = button.disabled === true || button.loading === true
  useShortcut(keys === undefined || off ? null : keys, label, run)
  return (
    <Button
      variant="default"
      {...button}
      onClick={run}
      leftSection={icon}
      rightSection={keys === undefined ? undefined : <Shortcut keys={keys} />}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
    >
      {label}
    </Button>
  )
}
