import { serialText as text } from '#messages/es-MX/serials.ts'
import { call } from '../../api.ts'
import { offerUndo } from '../../state/undo.ts'
import { LeaveDialog } from '../../ui/LeaveDialog.tsx'
import type { SerialDialogProps } from './SerialActions.tsx'

/** D13: the portal's automatic charge is switched off from here, and the system leaves then. */
export function LeaveSerial({ page, opened, onClose }: SerialDialogProps) {
  const { id, serial } = page.row
  const switchOff = async (leave: () => void) => {
    const reply = await call('charges.switchOff', { serialId: id, reason: text.leaveTitle })
    if (!reply.ok) return
    offerUndo(`${text.doneSwitchedOff}: ${serial}`, reply.command)
    leave()
  }
  return (
    <LeaveDialog
      command="serials.leave"
      id={id}
      name={serial}
      words={text}
      opened={opened}
      onClose={onClose}
      switchOff={{ label: text.switchedOff, run: (leave) => void switchOff(leave) }}
    />
  )
}
