import type { Log } from '#domain/log-entry.ts'
import type { Vigente } from './app.ts'
import type { Loops } from './loops.ts'
import { systemTimers, takeTurns, type LoopTimers } from './turns.ts'

const EVERY = 60_000
/** The first screen comes first. */
const SOON = 5_000

/** Looks each minute at what is due for the ledger's safety, apart from the jobs that the office waits for. */
export function startBackupLoop(
  app: Pick<Vigente, 'dispatch'>,
  log: Log,
  timers: LoopTimers = systemTimers,
): Loops {
  const turns = takeTurns(
    timers,
    SOON,
    () => run({}),
    () => EVERY,
  )

  async function run(input: { readonly closing?: boolean }): Promise<void> {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, 'backups.run', input)
    if (!answer.ok) log({ event: 'loop', operation: 'backups.run', code: answer.refusal.code })
  }

  return {
    // What has no backup yet gets one: the last thing before the ledger is closed.
    stop: async () => {
      turns.stop()
      await turns.running()
      await run({ closing: true })
    },
  }
}
