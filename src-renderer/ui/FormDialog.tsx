import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { OperationName } from '#contract/index.ts'
import { Dialog, type DialogProps } from './Dialog.tsx'
import { goToUnreadable } from './mark-unreadable.ts'
import { RefusalText, type RefusalTextProps } from './RefusalText.tsx'
import { Shortcut } from './Shortcut.tsx'
import { useShortcut } from './shortcuts.tsx'
import { useMayNot } from './use-may-not.ts'

export type DialogFormProps = Omit<FormDialogProps, 'title' | 'opened' | 'size'>

export interface FormDialogProps extends Omit<DialogProps, 'closable'> {
  /** What the button does: "Guardar". */
  readonly submitLabel: string
  /** Where lines are written, Enter makes a new one. */
  readonly submitKeys?: 'Enter' | 'Ctrl+Enter'
  readonly onSubmit: () => void
  readonly pending?: boolean
  /** What it asks of the core: whoever may not is told so before they fill it in. */
  readonly needs?: OperationName
  /** False while there is nothing that could be saved. */
  readonly ready?: boolean
  /** True while what the form stands on is on its way: an Enter meant for it is kept, and saves when it is here. */
  readonly arriving?: boolean
  readonly refusal?: RefusalTextProps['refusal']
  readonly refusalAction?: RefusalTextProps['action']
}

/** A short form over the screen: Enter or Ctrl+Enter saves, Esc closes and keeps what was typed where it has a draft. */
export function FormDialog({ title, opened, onClose, size, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose} size={size}>
      <DialogForm {...form} onClose={onClose} />
    </Dialog>
  )
}

/** The form alone, for a dialog that stands around it. */
export function DialogForm({
  children,
  submitLabel,
  submitKeys = 'Enter',
  onSubmit,
  onClose,
  needs,
  pending = false,
  ready = true,
  arriving = false,
  refusal = null,
  refusalAction,
}: DialogFormProps) {
  const mayNot = useMayNot(needs)
  const isReady = ready && mayNot === null
  const form = useRef<HTMLFormElement>(null)
  const [kept, setKept] = useState(false)
  const submitKept = useEffectEvent(() => {
    if (!kept) return
    setKept(false)
    form.current?.requestSubmit()
  })
  useEffect(() => {
    if (!arriving) submitKept()
  }, [arriving])
  useLayoutEffect(() => startIn(form.current!), [])
  useShortcut('Ctrl+Enter', submitLabel, () => form.current?.requestSubmit())
  return (
    <form
      ref={form}
      noValidate
      // Enter opens a list of choices on Windows and Linux; here it does what the button says, and Space opens it.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || submitKeys !== 'Enter' || !(event.target instanceof HTMLSelectElement))
          return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (arriving) setKept(true)
        else if (isReady && !pending && !goToUnreadable(form.current)) onSubmit()
      }}
    >
      <Stack gap="md">
        {mayNot !== null && <Text role="note">{mayNot}</Text>}
        {children}
        <RefusalText refusal={refusal} {...(refusalAction ? { action: refusalAction } : {})} />
        <Buttons
          submitLabel={submitLabel}
          submitKeys={submitKeys}
          pending={pending || kept}
          ready={isReady || (arriving && mayNot === null)}
          onClose={onClose}
        />
      </Stack>
    </form>
  )
}

/**
 * Where nothing asks for the keyboard, it begins in the first field, and in a mere question at the button that says ⏎:
 * else it would be at the cross, and Enter would close.
 */
function startIn(form: HTMLFormElement): void {
  const asks = form.querySelector<HTMLElement>('[data-autofocus]')
  const usable = [...form.querySelectorAll<HTMLElement>(':enabled')].filter(
    (one) => one.getClientRects().length > 0,
  )
  const start = asks ?? usable.find((one) => !one.matches('button')) ?? usable.at(-1)
  start?.setAttribute('data-autofocus', '')
  // What came into a dialog that stood open finds the keyboard at the cross already.
  const at = document.activeElement
  if (form.closest('[role="dialog"]')?.contains(at) && !form.contains(at)) start?.focus()
}

function Buttons({ submitLabel, submitKeys, pending, ready, onClose }: ButtonsProps) {
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onClose} rightSection={<Shortcut keys="Escape" />}>
        Cancelar
      </Button>
      <Button type="submit" loading={pending} disabled={!ready} rightSection={<Shortcut keys={submitKeys} />}>
        {submitLabel}
      </Button>
    </Group>
  )
}

interface ButtonsProps {
  readonly submitLabel: string
  readonly submitKeys: string
  readonly pending: boolean
  readonly ready: boolean
  readonly onClose: () => void
}
