import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect } from 'react'
import styles from './Dialog.module.css'
import { ShortcutLayer, useShortcut } from './shortcuts.tsx'
import { useTypeAheadOfDialog } from './type-ahead.ts'

export interface DialogProps extends Pick<ModalProps, 'children' | 'size'> {
  readonly title: string
  readonly opened: boolean
  readonly onClose: () => void
  /** False while it must be answered or waited for. */
  readonly closable?: boolean
}

/** Every dialog of the program. Its keys are its own: those of the screen behind are silent while it is open. */
export function Dialog({ title, opened, onClose, closable = true, children, size = 'md' }: DialogProps) {
  useTypeAheadOfDialog(opened)
  useKeyboardBack(opened)
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      // Esc closes an open list in it first; Mantine would close both.
      closeOnEscape={false}
      // A click beside it must not throw away what was typed.
      closeOnClickOutside={false}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        {/* Mantine's own header is a <header>, which would be a second banner of the page. */}
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          {closable && <Modal.CloseButton aria-label="Cerrar" />}
        </div>
        <Modal.Body>
          <ShortcutLayer>
            {closable && <CloseKey onClose={onClose} />}
            {children}
          </ShortcutLayer>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** To where it was before. Mantine gives it back for a dialog that is closed, and not for one that is taken away open. */
function useKeyboardBack(opened: boolean): void {
  useLayoutEffect(() => {
    if (!opened) return
    const before = document.activeElement
    return () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement)
          before.focus({ preventScroll: true })
      })
  }, [opened])
}

/** Within the dialog's layer of keys. */
export function CloseKey({ onClose }: { readonly onClose: () => void }) {
  useShortcut('Escape', 'Cerrar', onClose)
  return null
}
