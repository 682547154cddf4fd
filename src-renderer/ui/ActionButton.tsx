import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'
import type { OperationName } from '#contract/index.ts'
import type { Role } from '#domain/roles.ts'
import { Shortcut } from './Shortcut.tsx'
import { useMayNot } from './use-may-not.ts'
import { useShortcut } from './shortcuts.tsx'

export interface ActionButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  /** What it does, as a word for F1: "Renovar". */
  readonly label: string
  readonly keys?: string
  /** With the click, where it was one. */
  readonly run: (click?: { readonly shiftKey: boolean }) => void
  readonly icon?: ReactNode
  /** What more there is to know of it, for whoever rests the pointer there. */
  readonly title?: string
  /** What it asks of the core: whoever may not is told why instead of being refused. */
  readonly needs?: OperationName
  /** The same, where the role depends on more than the operation. */
  readonly needsRole?: Role
}

/** A button whose key stands in it and works: `<ActionButton label="Renovar" keys="Enter" run={renew} />` */
export function ActionButton({ label, keys, run, icon, needs, needsRole, ...button }: ActionButtonProps) {
  const mayNot = useMayNot(needs, needsRole)
  const off = button.disabled === true || button.loading === true || mayNot !== null
  useShortcut(keys === undefined || off ? null : keys, label, () => run())
  return (
    <Button
      variant="default"
      {...button}
      {...(mayNot === null ? {} : { disabled: true, title: mayNot })}
      onClick={run}
      leftSection={icon}
      rightSection={keys === undefined ? undefined : <Shortcut keys={keys} />}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
    >
      {label}
    </Button>
  )
}
