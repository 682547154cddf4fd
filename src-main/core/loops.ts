import type { Log } from '#domain/log-entry.ts'
import type { Vigente } from './app.ts'
import { systemTimers, takeTurns, type LoopTimers } from './turns.ts'

export interface Loops {
  /** Nothing runs any more once it is done; what was running is waited for, a few seconds at most. */
  stop(): Promise<void>
}

/** Reminders into the queue, then the queue to the server; whether the prepaid keys last. */
const JOBS = ['reminders.run', 'mail.send', 'keys.watchStock'] as const
const EVERY = 60_000
/** Several commands of one click wake it once. */
const SOON = 300
const LONGEST_GOODBYE = 5_000
/** What may have put a message into the queue, or made one due. */
const WAKES = new Set(['mail', 'reminders', 'vault'])

/** Works by itself every minute, and soon after something was queued; never more than one turn at a time. */
export function startLoops(
  app: Pick<Vigente, 'dispatch' | 'onChanged'>,
  log: Log,
  timers: LoopTimers = systemTimers,
): Loops {
  let stopped = false
  const turns = takeTurns(timers, SOON, work, (again) => (again ? SOON : EVERY))

  async function work(): Promise<void> {
    for (const job of JOBS) {
      if (stopped) return
      const answer = await app.dispatch({ operator: null, host: 'direct' }, job, {})
      if (!answer.ok) log({ event: 'loop', operation: job, code: answer.refusal.code })
    }
  }

  // Its own commands announce the same topics: what it has just done needs no other turn.
  const unsubscribe = app.onChanged((topics) => {
    if (!turns.running() && topics.some((topic) => WAKES.has(topic))) turns.wake(SOON)
  })
  return {
    stop: async () => {
      stopped = true
      turns.stop()
      unsubscribe()
      const running = turns.running()
      if (running)
        await Promise.race([running, new Promise<void>((end) => timers.after(LONGEST_GOODBYE, end))])
    },
  }
}
