import { useState } from 'react'
import { addMonths, type Day } from '#domain/calendar.ts'
import { clientText as text } from '#messages/es-MX/clients.ts'
import { call, type Refused } from '../../api.ts'
import { saveFile } from '../../host.ts'
import { useDraft } from '../../state/drafts.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { useToday } from '../../ui/surroundings.tsx'

interface StatementDialogProps {
  readonly client: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** The statement of account of some days, as PDF: the last twelve months unless others are asked for. */
export function StatementDialog({ client, onClose }: StatementDialogProps) {
  const today = useToday()
  const [span, setSpan] = useDraft<{ from: Day | null; until: Day | null }>(
    `clients.statement ${client.id}`,
    {
      from: addMonths(today, -12),
      until: today,
    },
  )
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  const { from, until } = span
  const save = async () => {
    if (from === null || until === null) return
    setPending(true)
    const reply = await call('reports.statementPdf', { clientId: client.id, from, until })
    setPending(false)
    setRefusal(reply.ok ? null : reply.refusal)
    if (!reply.ok) return
    onClose()
    await saveFile(reply.value.file, reply.value.name)
  }
  return (
    <FormDialog
      opened
      title={`${text.statement}: ${client.name}`}
      submitLabel={text.saveStatement}
      pending={pending}
      ready={from !== null && until !== null}
      refusal={refusal}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DayInput
        data-autofocus
        label={text.statementFrom}
        value={from}
        onChange={(day) => setSpan({ ...span, from: day })}
      />
      <DayInput
        label={text.statementUntil}
        value={until}
        onChange={(day) => setSpan({ ...span, until: day })}
      />
    </FormDialog>
  )
}
