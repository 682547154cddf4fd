import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#domain/calendar.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'
import { useCommand } from '../../api.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import type { OrderPage } from './Order.tsx'

export interface AssignDialogProps {
  readonly order: OrderPage
  readonly lineId: string
  readonly onClose: () => void
}

/** The serial that the vendor gave to a new system, once it is paid. */
export function AssignDialog({ order, lineId, onClose }: AssignDialogProps) {
  const [serial, setSerial] = useState('')
  const [version, setVersion] = useState('')
  const [installedOn, setInstalledOn] = useState<Day | null>(null)
  const assigning = useCommand('orders.assignSerial')
  const line = order.lines.find(({ id }) => id === lineId)
  const assign = async () => {
    const given = { serial, version, ...(installedOn === null ? {} : { installedOn }) }
    if ((await assigning.run({ id: order.id, lineId, ...given })).ok) onClose()
  }
  return (
    <FormDialog
      opened
      title={`${text.assign}: ${line?.system ?? ''}`}
      submitLabel={text.assign}
      pending={assigning.pending}
      ready={serial.trim() !== '' && version.trim() !== ''}
      needs="orders.assignSerial"
      refusal={assigning.refusal}
      onSubmit={() => void assign()}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={text.serial}
        value={serial}
        maxLength={64}
        autoComplete="off"
        onChange={({ currentTarget }) => setSerial(currentTarget.value)}
      />
      <TextInput
        required
        label={text.version}
        value={version}
        maxLength={32}
        onChange={({ currentTarget }) => setVersion(currentTarget.value)}
      />
      <DayInput label={text.installedOn} value={installedOn} onChange={setInstalledOn} />
    </FormDialog>
  )
}
