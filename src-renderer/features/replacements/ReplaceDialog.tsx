import { Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { readCodeMessage } from '#domain/vendor-message.ts'
import { replacementText as text } from '#messages/es-MX/replacements.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { ReplacementData } from './Replacement.tsx'

interface ReplaceDialogProps {
  readonly replacement: ReplacementData
  /** The vendor's message, where it was pasted on the page. */
  readonly pasted: string
  readonly onClose: () => void
}

/** What came in the place of what was lost: a code, another serial number, or both, which the message fills in. */
export function ReplaceDialog({ replacement: { id, serial }, pasted, onClose }: ReplaceDialogProps) {
  const [answer, setAnswer] = useState(pasted)
  const [typed, setTyped] = useState('')
  const number = typed || (readCodeMessage(answer)?.serial ?? '')
  const saving = useSaving('replacements.replace', (value) => `${text.doneReplace}: ${value.serial}`, onClose)
  return (
    <FormDialog
      opened
      title={`${text.replace}: ${serial}`}
      submitLabel={text.replace}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      ready={answer.trim() !== '' || typed.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, answer, serial: number })}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={text.answer}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
      <TextInput
        label={text.newSerial}
        description={text.newSerialHint}
        maxLength={60}
        autoComplete="off"
        value={number}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Text c="dimmed">{text.replaceHint}</Text>
    </FormDialog>
  )
}
