import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReplacementDocument } from '#domain/replacement.ts'
import { replacementDocumentNames as names, replacementText as text } from '#messages/es-MX/replacements.ts'
import type { Refused } from '../../api.ts'
import { keepFile, type KeptFile } from '../../state/attachments.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { RefusalText } from '../../ui/RefusalText.tsx'
import type { ReplacementData } from './Replacement.tsx'

interface ReceiveDialogProps {
  readonly replacement: ReplacementData
  readonly onClose: () => void
}

/** A paper that came, with its file where there is one; what is missing is offered first. */
export function ReceiveDialog({ replacement: { id, checklist }, onClose }: ReceiveDialogProps) {
  const missing = checklist.find(({ received }) => !received) ?? checklist[0]!
  const [chosen, setChosen] = useState<ReplacementDocument | null>(null)
  const document = chosen ?? missing.document
  const [file, setFile] = useState<KeptFile | null>(null)
  const [note, setNote] = useState('')
  const [keeping, setKeeping] = useState(false)
  const [refusal, setRefusal] = useState<Refused | null>(null)
  const saving = useSaving(
    'replacements.receiveDocument',
    () => `${text.doneReceive}: ${names[document]}`,
    onClose,
  )
  const keep = async (dropped: File) => {
    setKeeping(true)
    const kept = await keepFile(dropped)
    setKeeping(false)
    setRefusal(kept.ok ? null : kept.refusal)
    if (kept.ok) setFile(kept.value)
  }
  return (
    <FormDialog
      opened
      title={text.receive}
      submitLabel={text.receive}
      pending={saving.pending}
      ready={!keeping}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, document, note, ...(file === null ? {} : { attachment: file.id }) })}
      onClose={onClose}
    >
      <Radio.Group
        label={text.which}
        value={document}
        onChange={(picked) => setChosen(picked as ReplacementDocument)}
      >
        <Stack gap="xs" mt={4}>
          {checklist.map((one) => (
            <Radio key={one.document} value={one.document} label={names[one.document]} />
          ))}
        </Stack>
      </Radio.Group>
      {file === null ? (
        <FileDrop
          accept=".pdf,.jpg,.jpeg,.png,.eml"
          disabled={keeping}
          onFile={(dropped) => void keep(dropped)}
        >
          {keeping ? text.keeping : text.dropPaper}
        </FileDrop>
      ) : (
        <Group gap="xs">
          {file.name}
          <Button size="compact-xs" variant="subtle" onClick={() => setFile(null)}>
            {text.removePaper}
          </Button>
        </Group>
      )}
      <RefusalText refusal={refusal} />
      <TextInput
        data-autofocus
        label={text.note}
        maxLength={200}
        autoComplete="off"
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </FormDialog>
  )
}
