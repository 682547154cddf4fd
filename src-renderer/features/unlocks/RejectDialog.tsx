import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { UnlockDocument } from '#domain/unlock.ts'
import { requestText } from '#messages/es-MX/requests.ts'
import { unlockText as text } from '#messages/es-MX/unlocks-screen.ts'
import { documentNames } from '#messages/es-MX/unlocks.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { UnlockData } from './Unlock.tsx'

interface RejectDialogProps {
  readonly unlock: UnlockData
  readonly onClose: () => void
}

/** Which paper will not do, and why, in the words that the client is told. */
export function RejectDialog({ unlock: { id, checklist }, onClose }: RejectDialogProps) {
  const received = checklist.filter(({ state }) => state === 'received')
  const [document, setDocument] = useState<UnlockDocument>(received[0]!.document)
  const [reason, setReason] = useState('')
  const saving = useSaving(
    'unlocks.rejectDocument',
    () => `${text.doneReject}: ${documentNames[document]}`,
    onClose,
  )
  return (
    <FormDialog
      opened
      title={text.reject}
      submitLabel={text.reject}
      pending={saving.pending}
      ready={reason.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, document, reason })}
      onClose={onClose}
    >
      <Text c="dimmed">{text.rejectHint}</Text>
      <Radio.Group
        label={requestText.which}
        value={document}
        onChange={(chosen) => setDocument(chosen as UnlockDocument)}
      >
        <Stack gap="xs" mt={4}>
          {received.map((one) => (
            <Radio key={one.document} value={one.document} label={documentNames[one.document]} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        data-autofocus
        label={text.reason}
        maxLength={200}
        autoComplete="off"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </FormDialog>
  )
}
