import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { parseActivationCode } from '#domain/activation-code.ts'
import { readCodeMessage } from '#domain/vendor-message.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { UnlockData } from './Unlock.tsx'

interface GrantDialogProps {
  readonly unlock: UnlockData
  /** The vendor's message, where it was pasted on the page. */
  readonly pasted: string
  readonly onClose: () => void
}

/** R53: the new code, typed or in the whole message of the vendor; what is read of it is shown before it is kept. */
export function GrantDialog({ unlock: { id, serial }, pasted, onClose }: GrantDialogProps) {
  const [answer, setAnswer] = useState(pasted)
  const saving = useSaving('unlocks.grant', ({ code }) => `${text.doneGrant}: ${code}`, onClose)
  const message = readCodeMessage(answer)
  const code = message?.code ?? parseActivationCode(answer)
  return (
    <FormDialog
      opened
      title={`${text.grant}: ${serial}`}
      submitLabel={text.close}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      ready={answer.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, answer })}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label={text.answer}
        description={text.answerHint}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
      {code !== null && (
        <Text role="status">
          {text.answerOf} {message?.serial ?? serial}: <code>{code}</code>
        </Text>
      )}
    </FormDialog>
  )
}
