import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { BYTES_OF_GB, MOST_GB } from '#domain/retention.ts'
import { backupsText as text } from '#messages/es-MX/backups-screen.ts'
import { useCommand } from '../../api.ts'
import { notify } from '../../state/notices.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

/** How much of the disk the backups may take: the oldest go where there are more. */
export function RoomDialog({
  mostBytes,
  onClose,
}: {
  readonly mostBytes: number
  readonly onClose: () => void
}) {
  const [gigabytes, setGigabytes] = useState<number | ''>(Math.max(1, Math.round(mostBytes / BYTES_OF_GB)))
  const keeping = useCommand('backups.keepUpTo')
  const keep = async () => {
    const reply = await keeping.run({ gigabytes: Number(gigabytes) })
    if (!reply.ok) return
    notify(text.roomKept(Number(gigabytes), reply.value.dropped))
    onClose()
  }
  return (
    <FormDialog
      opened
      title={text.roomTitle}
      submitLabel={text.roomSave}
      pending={keeping.pending}
      ready={gigabytes !== ''}
      needs="backups.keepUpTo"
      refusal={keeping.refusal}
      onSubmit={() => void keep()}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={text.roomLabel}
        description={text.roomHint}
        min={1}
        max={MOST_GB}
        allowDecimal={false}
        suffix=" GB"
        value={gigabytes}
        onChange={(value) => setGigabytes(value === '' ? '' : Number(value))}
      />
    </FormDialog>
  )
}
