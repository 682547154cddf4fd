import { randomInt } from 'node:crypto'
import type { Vigente } from './app.ts'
import { systemTimers, type LoopTimers, type Loops } from './loops.ts'

const EVERY = 60_000
/** Several commands of one click go together. */
const SOON = 300
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 5 * 60_000
/** How long one question waits at the endpoint for something new. */
const LISTEN_SECONDS = 25

export interface SyncTimers extends LoopTimers {
  /** Milliseconds since some moment; never goes back. */
  now(): number
  /** From 0 up to 1. */
  chance(): number
}

/**
 * Meets the endpoint by itself: soon after something was given here, when the endpoint says that there is more, and every
 * minute. After a failure it waits, longer each time and never as long as the others do.
 */
export function startSyncLoop(
  app: Pick<Vigente, 'syncing' | 'onChanged'>,
  log: (line: string) => void,
  timers: SyncTimers = {
    ...systemTimers,
    now: () => performance.now(),
    chance: () => randomInt(1_000) / 1_000,
  },
): Loops {
  const { syncing } = app
  let stopped = false
  let failures = 0
  let running: Promise<void> | null = null
  let again = false
  let listening = false
  let cancel = timers.after(SOON, turn)

  function turn(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    again = false
    running = meet()
      .catch((error: unknown) => {
        failures += 1
        log(`sync: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      })
      .finally(() => {
        running = null
        wait(failures > 0 ? retryAfter(failures, timers.chance()) : again ? SOON : EVERY)
      })
  }

  async function meet(): Promise<void> {
    if (!syncing.isEnrolled()) return
    const met = await syncing.exchange()
    if (!met.ok || met.value.failure !== null) {
      failures += 1
      return
    }
    failures = 0
    if (met.value.more) again = true
    listen()
  }

  /** One question at a time; its answer wakes a turn, and the turn asks again. */
  function listen(): void {
    if (listening || stopped) return
    listening = true
    const asked = timers.now()
    void syncing
      .waitForMore(LISTEN_SECONDS)
      .catch(() => false)
      .then((more) => {
        listening = false
        if (stopped) return
        if (more) wait(0)
        // It had nothing to say all that time; what ends sooner was not an answer, and the minute's turn asks again.
        else if (timers.now() - asked > (LISTEN_SECONDS - 1) * 1000) listen()
      })
  }

  function wait(milliseconds: number): void {
    cancel()
    if (!stopped) cancel = timers.after(milliseconds, turn)
  }

  const unsubscribe = app.onChanged(() => {
    if (failures === 0 && syncing.hasPending()) {
      if (running) again = true
      else wait(SOON)
    }
  })
  return {
    stop: async () => {
      stopped = true
      cancel()
      unsubscribe()
      await syncing.stop()
    },
  }
}

/** 1 s, 2 s, 4 s … 5 min, and of that any part: PCs that lost the network together do not come back together. */
function retryAfter(failures: number, chance: number): number {
  return Math.max(250, Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (failures - 1)) * chance)
}
