import { frameText } from '#messages/es-MX/frame.ts'
import { call } from '../api.ts'
import { notify, showUndo } from './notices.tsx'

/**
 * Says what was done and offers to take it back for ten seconds: `offerUndo('Baja registrada', reply.command)`.
 * Several commands are taken back from the last to the first, as one.
 */
export function offerUndo(text: string, ...commands: readonly (string | undefined)[]): void {
  const recorded = commands.filter((command) => command !== undefined)
  if (recorded.length === 0) return notify(text)
  showUndo(text, async () => {
    for (const command of recorded.toReversed()) {
      const reply = await call('ledger.undo', { command })
      if (!reply.ok) return notify(reply.refusal.message)
    }
    notify(frameText.undone)
  })
}
