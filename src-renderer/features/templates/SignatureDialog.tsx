import { Textarea, TextInput } from '@mantine/core'
import type { OutputOf } from '#contract/index.ts'
import { templatesText as text } from '#messages/es-MX/templates.ts'
import { useDraft } from '../../state/drafts.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useSaving } from '../../state/use-saving.ts'
import styles from './templates.module.css'

/** How the office is reached, below every text (R39). */
export function SignatureDialog({ signature, onClose }: SignatureDialogProps) {
  const [form, setForm, dropForm] = useDraft('templates.setSignature', {
    emails: signature.emails.join('\n'),
    phones: signature.phones.join('\n'),
    whatsapp: signature.whatsapp,
  })
  const { emails, phones, whatsapp } = form
  const saving = useSaving('templates.setSignature', () => text.signature, dropForm, onClose)
  return (
    <FormDialog
      opened
      title={text.signature}
      submitLabel={text.save}
      submitKeys="Ctrl+Enter"
      pending={saving.pending}
      needs={saving.needs}
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
        onChange={({ currentTarget }) => setForm({ ...form, emails: currentTarget.value })}
      />
      <Textarea
        label={text.phones}
        rows={4}
        value={phones}
        onChange={({ currentTarget }) => setForm({ ...form, phones: currentTarget.value })}
      />
      <TextInput
        label={text.whatsapp}
        value={whatsapp}
        onChange={({ currentTarget }) => setForm({ ...form, whatsapp: currentTarget.value })}
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
