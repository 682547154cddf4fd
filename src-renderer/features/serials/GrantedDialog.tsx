import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { changesText as text } from '#messages/es-MX/changes.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

interface GrantedDialogProps {
  readonly id: string
  readonly serial: string
  readonly onClose: () => void
}

/** The vendor granted the unlock, most often with a new code for the same serial (R53). */
export function GrantedDialog({ id, serial, onClose }: GrantedDialogProps) {
  const [code, setCode] = useState('')
  const saving = useSaving('changes.closeUnlock', () => `${text.doneGranted}: ${serial}`, onClose)
  return (
    <FormDialog
      opened
      title={text.grantedTitle}
      submitLabel={text.granted}
      pending={saving.pending}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id, outcome: 'granted', ...(code.trim() === '' ? {} : { code }) })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.newCode}
        maxLength={40}
        autoComplete="off"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
    </FormDialog>
  )
}
