import { Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import type { Day } from '#domain/calendar.ts'
import { invoiceText as text } from '#messages/es-MX/invoices.ts'
import { openExternal } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { useSaving } from '../../state/use-saving.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { mailAddress } from '../../ui/contact-address.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { InvoiceData } from './Invoice.tsx'

interface ClaimDialogProps {
  readonly invoice: InvoiceData
  readonly opened: boolean
  readonly onClose: () => void
}

/** The message is ready to be copied or mailed; that it was asked for is written down, with the day to ask again. */
export function ClaimDialog({ invoice, opened, onClose }: ClaimDialogProps) {
  const { id, claim } = invoice
  const [form, setForm, dropForm] = useDraft<{ note: string; nextOn: Day | null }>(`invoices.claim ${id}`, {
    note: '',
    nextOn: null,
  })
  const saving = useSaving('invoices.claim', () => `${text.doneClaim}: ${invoice.client}`, dropForm, onClose)
  const copy = async () => {
    await navigator.clipboard.writeText(`${claim.subject}\n\n${claim.body}`)
    notify(text.copied)
  }
  const mail = () => void openExternal(mailAddress('', claim.body, claim.subject))
  return (
    <FormDialog
      opened={opened}
      size="lg"
      title={text.claimTitle}
      submitLabel={text.claimed}
      pending={saving.pending}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() =>
        saving.save({ id, note: form.note, ...(form.nextOn === null ? {} : { nextOn: form.nextOn }) })
      }
      onClose={onClose}
    >
      <Text c="dimmed">{text.claimDetail[claim.to]}</Text>
      <Textarea label={text.message} readOnly autosize minRows={6} maxRows={14} value={claim.body} />
      <Group gap="xs">
        <Button variant="default" onClick={() => void copy()}>
          {text.copy}
        </Button>
        <Button variant="default" onClick={mail}>
          {text.mail}
        </Button>
      </Group>
      <TextInput
        data-autofocus
        label={text.note}
        maxLength={200}
        value={form.note}
        onChange={({ currentTarget }) => setForm({ ...form, note: currentTarget.value })}
      />
      <DayInput
        w={220}
        label={text.nextOn}
        description={text.nextHint}
        value={form.nextOn}
        onChange={(nextOn) => setForm({ ...form, nextOn })}
      />
    </FormDialog>
  )
}
