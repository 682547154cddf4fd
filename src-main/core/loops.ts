import type { Vigente } from './app.ts'

/** What waits between two turns; a test gives its own. */
export interface LoopTimers {
  /** Runs `work` after so many milliseconds; the answer stops it. */
  after(milliseconds: number, work: () => void): () => void
}

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
  log: (line: string) => void,
  timers: LoopTimers = systemTimers,
): Loops {
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let cancel = timers.after(SOON, turn)

  function turn(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    again = false
    running = work().finally(() => {
      running = null
      wait(again ? SOON : EVERY)
    })
  }

  async function work(): Promise<void> {
    for (const job of JOBS) {
      if (stopped) return
      const answer = await app.dispatch({ operator: null, host: 'direct' }, job, {})
      if (!answer.ok) log(`loop ${job}: ${answer.refusal.code}`)
    }
  }

  function wait(milliseconds: number): void {
    cancel()
    if (!stopped) cancel = timers.after(milliseconds, turn)
  }

  // Its own commands announce the same topics: what it has just done needs no other turn.
  const unsubscribe = app.onChanged((topics) => {
    if (!running && topics.some((topic) => WAKES.has(topic))) wait(SOON)
  })
  return {
    stop: async () => {
      stopped = true
      cancel()
      unsubscribe()
      if (running)
        await Promise.race([running, new Promise<void>((end) => timers.after(LONGEST_GOODBYE, end))])
    },
  }
}

export const systemTimers: LoopTimers = {
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds)
    // A program that has nothing else to do may end.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
