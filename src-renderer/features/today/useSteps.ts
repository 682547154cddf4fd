import { useRef, useState } from 'react'
import { frameText } from '#messages/es-MX/frame.ts'
import { call, queries, type Refused, type Reply } from '../../api.ts'
import { notify, showUndo } from '../../state/notices.tsx'

/** Answers a command, or the refusal of what had to be asked before it. */
export type Step = () => Promise<Reply<unknown>>

export interface Steps {
  /** True when all of them were done; what was done until a refusal can be taken back too. */
  readonly run: (steps: readonly Step[], did: string) => Promise<boolean>
  readonly pending: boolean
  readonly refusal: Refused | null
  readonly refuse: (refusal: Refused | null) => void
}

/** Commands one after the other, as one act of the operator: one at a time, one sentence, one Deshacer. */
export function useSteps(): Steps {
  const [refusal, refuse] = useState<Refused | null>(null)
  const [pending, setPending] = useState(false)
  const running = useRef(false)

  const run = async (steps: readonly Step[], did: string): Promise<boolean> => {
    if (running.current || steps.length === 0) return false
    running.current = true
    setPending(true)
    refuse(null)
    const commands: string[] = []
    let refused: Refused | null = null
    for (const step of steps) {
      const reply = await step()
      if (!reply.ok) {
        refused = notSaved(reply.refusal)
        break
      }
      if (reply.command !== undefined) commands.push(reply.command)
    }
    // Until the list is read again its line still stands there: a key pressed twice must not do it twice.
    await readAgain()
    running.current = false
    setPending(false)
    refuse(refused)
    if (commands.length > 0) showUndo(did, () => takeBack(commands))
    return refused === null
  }
  return { run, pending, refusal, refuse }
}

/** Of an act nothing was saved, also where only what it had to ask before found nobody. */
function notSaved(refusal: Refused): Refused {
  return refusal.code === 'connection.lost' ? { ...refusal, message: frameText.lostCommand } : refusal
}

/** Newest first: each command may stand on the one before. That it is undone, the line says by coming back. */
async function takeBack(commands: readonly string[]): Promise<void> {
  for (const command of commands.toReversed()) {
    const reply = await call('ledger.undo', { command })
    if (!reply.ok) {
      notify(reply.refusal.message)
      return
    }
  }
  await readAgain()
}

function readAgain(): Promise<void> {
  return queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => String(name).startsWith('today.') })
}
