import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useDraft } from '../state/drafts.ts'
import { Dialog } from './Dialog.tsx'
import { RefusalText, type RefusalTextProps } from './RefusalText.tsx'
import { Shortcut } from './Shortcut.tsx'
import { useShortcut } from './shortcuts.tsx'

export interface ConfirmWithReasonProps {
  readonly opened: boolean
  readonly title: string
  /** What will happen, in a sentence. */
  readonly children: ReactNode
  readonly confirmLabel: string
  /** Under which the reason is kept until what is asked is done: `keys.void 01a2…`. */
  readonly draft: string
  readonly reasonLabel?: string
  readonly pending?: boolean
  readonly refusal?: RefusalTextProps['refusal']
  readonly onConfirm: (reason: string) => Promise<{ readonly ok: boolean }>
  readonly onClose: () => void
}

/** For what cannot simply be undone: the reason is asked for and kept. Ctrl+Enter confirms. */
export function ConfirmWithReason({ opened, title, onClose, ...question }: ConfirmWithReasonProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Question {...question} onClose={onClose} />
    </Dialog>
  )
}

function Question({
  children,
  confirmLabel,
  draft,
  reasonLabel = 'Motivo',
  pending = false,
  refusal = null,
  onConfirm,
  onClose,
}: Omit<ConfirmWithReasonProps, 'opened' | 'title'>) {
  const [reason, setReason, dropReason] = useDraft(draft, '')
  const [asked, setAsked] = useState(false)
  const missing = reason.trim() === ''
  const confirm = async () => {
    setAsked(true)
    if (!missing && !pending && (await onConfirm(reason.trim())).ok) dropReason()
  }
  useShortcut('Ctrl+Enter', confirmLabel, () => void confirm())
  return (
    <Stack gap="md">
      <div>{children}</div>
      <Textarea
        data-autofocus
        label={reasonLabel}
        value={reason}
        rows={3}
        maxLength={500}
        error={asked && missing ? 'Falta el motivo' : undefined}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <RefusalText refusal={refusal} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose} rightSection={<Shortcut keys="Escape" />}>
          Cancelar
        </Button>
        <Button
          onClick={() => void confirm()}
          loading={pending}
          rightSection={<Shortcut keys="Ctrl+Enter" />}
        >
          {confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
