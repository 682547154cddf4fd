import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { updateText as text } from '#messages/es-MX/updates.ts'
import { useSaving } from '../../state/use-saving.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'

/** A computer of a system: one that has a place, or the next one. */
export interface Named {
  readonly serialId: string
  readonly place: number
  readonly name: string
  readonly which: string
}

interface NameDialogProps {
  readonly campaignId: string
  readonly of: Named
  readonly onClose: () => void
}

/** How a computer is called; the next campaign knows it by that name. */
export function NameDialog({ campaignId, of: { serialId, place, name: former }, onClose }: NameDialogProps) {
  const [name, setName] = useState(former)
  const saving = useSaving('updates.nameComputer', () => `${text.doneName}: ${name}`, onClose)
  return (
    <FormDialog
      opened
      title={text.nameTitle}
      submitLabel={text.save}
      pending={saving.pending}
      ready={name.trim() !== ''}
      needs={saving.needs}
      refusal={saving.refusal}
      onSubmit={() => saving.save({ id: campaignId, serialId, place, name })}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={text.nameLabel}
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </FormDialog>
  )
}
