import { TextInput } from '@mantine/core'
import type { InputOf } from '#contract/index.ts'
import type { Day } from '#domain/calendar.ts'
import { quoteText as text } from '#messages/es-MX/quotes.ts'
import { useCommand } from '../../api.ts'
import { useDraft } from '../../state/drafts.ts'
import { notify } from '../../state/notices.tsx'
import { replacePlace } from '../../state/place.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

export interface QuoteDialogProps {
  readonly quoted: Pick<InputOf<'quotes.create'>, 'clientId' | 'name' | 'lines'>
  readonly onDone: () => void
  readonly onClose: () => void
}

interface Form {
  readonly attention: string
  readonly validUntil: Day | null
}

/** Who reads it and until when it holds; then the paper. */
export function QuoteDialog({ quoted, onDone, onClose }: QuoteDialogProps) {
  const [{ attention, validUntil }, setForm, dropForm] = useDraft<Form>(`quotes.create ${quoted.clientId}`, {
    attention: '',
    validUntil: null,
  })
  const creating = useCommand('quotes.create')
  const create = async () => {
    const reply = await creating.run({
      ...quoted,
      ...(attention.trim() === '' ? {} : { attention }),
      ...(validUntil === null ? {} : { validUntil }),
    })
    if (!reply.ok) return
    dropForm()
    onDone()
    notify(`${text.doneCreate}: ${reply.value.folio}`)
    replacePlace(`/cotizaciones/${reply.value.id}`)
  }
  return (
    <FormDialog
      opened
      title={text.create}
      submitLabel={text.toQuote}
      pending={creating.pending}
      ready
      needs="quotes.create"
      refusal={creating.refusal}
      onSubmit={() => void create()}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.attention}
        description={text.attentionHint}
        maxLength={200}
        value={attention}
        onChange={({ currentTarget }) => setForm({ attention: currentTarget.value, validUntil })}
      />
      <DayInput
        label={text.validUntil}
        description={text.validUntilHint}
        value={validUntil}
        onChange={(day) => setForm({ attention, validUntil: day })}
      />
    </FormDialog>
  )
}
