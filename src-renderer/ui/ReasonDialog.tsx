import type { ReactNode } from 'react'
import type { InputOf, OperationName } from '#contract/index.ts'
import { useSaving } from '../state/use-saving.ts'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'

export interface ReasonDialogProps<N extends OperationName> {
  readonly command: N
  readonly input: (reason: string) => InputOf<N>
  /** What was done, as it is said beside Deshacer. */
  readonly said: string
  readonly title: string
  /** What will happen, in a sentence. */
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly onClose: () => void
}

/** A command that needs no more than a reason: done, it closes and offers Deshacer; refused, it stays with the sentence. */
export function ReasonDialog<N extends OperationName>({
  command,
  input,
  said,
  onClose,
  ...question
}: ReasonDialogProps<N>) {
  const draft = `${command} ${JSON.stringify(input(''))}`
  const saving = useSaving(command, () => said, onClose)
  return (
    <ConfirmWithReason
      {...question}
      opened
      draft={draft}
      pending={saving.pending}
      refusal={saving.refusal}
      onConfirm={(reason) => saving.save(input(reason))}
      onClose={onClose}
    />
  )
}
