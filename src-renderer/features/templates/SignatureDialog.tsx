import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputOf } from '#contract/index.ts'
import { templatesText as text } from '#messages/es-MX/templates.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useSaving } from '../../state/use-saving.ts'
import styles from './templates.module.css'

/** How the office is reached, below every text (R39). */
export function SignatureDialog({ signature, onClose }: SignatureDialogProps) {
  const [emails, setEmails] = useState(signature.emails.join('\n'))
  const [phones, setPhones] = useState(signature.phones.join('\n'))
  const [whatsapp, setWhatsapp] = useState(signature.whatsapp)
  const saving = useSaving('templates.setSignature', () => text.signature, onClose)
  return (
    <FormDialog
      opened
      title={text.signature}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ emails: linesOf(emails), phones: linesOf(phones), whatsapp })}
      onClose={onClose}
    >
      <p className={styles.dim}>{text.signatureHint}</p>
      <Textarea
        data-autofocus
        label={text.emails}
        rows={4}
        value={emails}
        onChange={({ currentTarget }) => setEmails(currentTarget.value)}
      />
      <Textarea
        label={text.phones}
        rows={4}
        value={phones}
        onChange={({ currentTarget }) => setPhones(currentTarget.value)}
      />
      <TextInput
        label={text.whatsapp}
        value={whatsapp}
        onChange={({ currentTarget }) => setWhatsapp(currentTarget.value)}
      />
    </FormDialog>
  )
}

interface SignatureDialogProps {
  readonly signature: OutputOf<'templates.list'>['signature']
  readonly onClose: () => void
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
