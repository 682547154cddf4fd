import { randomInt } from 'node:crypto'
import type { Log } from '#domain/log-entry.ts'
import type { Vigente } from './app.ts'
import type { Loops } from './loops.ts'
import { systemTimers, takeTurns, type LoopTimers } from './turns.ts'

const EVERY = 60_000
/** Several commands of one click go together. */
const SOON = 300
const FIRST_RETRY = 1_000
/** One that is silent is asked as often as one that answers: what waits here goes within a minute of its return. */
const LONGEST_RETRY = EVERY
/** How long one question waits at the endpoint for something new. */
const LISTEN_SECONDS = 25
/** A line that held so long was one; what was cut sooner may never be. */
const HELD = 5_000

export interface SyncTimers extends LoopTimers {
  /** Milliseconds since some moment; never goes back. */
  now(): number
  /** From 0 up to 1. */
  chance(): number
}

/**
 * Meets the endpoint by itself: soon after something was given here, when the endpoint says that there is more, and every
 * minute. After a failure it waits, longer each time up to a minute and never as long as the others do, unless it is told
 * that the network may be back.
 */
export function startSyncLoop(
  app: Pick<Vigente, 'syncing' | 'onChanged'>,
  log: Log,
  timers: SyncTimers = {
    ...systemTimers,
    now: () => performance.now(),
    chance: () => randomInt(1_000) / 1_000,
  },
): Loops {
  const { syncing } = app
  let stopped = false
  let failures = 0
  let listening = false
  /** Times in a row that nobody could listen. */
  let deaf = 0
  const turns = takeTurns(timers, SOON, work, (again) => {
    if (failures > 0) return retryAfter(failures, timers.chance())
    return again ? SOON : EVERY
  })

  function work(): Promise<void> {
    return meet().catch((error: unknown) => {
      failures += 1
      log({ event: 'sync', error })
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
    if (met.value.more) turns.again()
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
        const lasted = timers.now() - asked
        deaf = more || lasted > HELD ? 0 : deaf + 1
        if (more) turns.wake(0)
        // It had nothing to say all that time.
        else if (lasted > (LISTEN_SECONDS - 1) * 1000) listen()
        // The line was cut: whether the endpoint is there is known soon, and then it is listened to again.
        else if (failures === 0) turns.wake(retryAfter(deaf + 1, timers.chance()))
      })
  }

  const unsubscribe = app.onChanged(() => {
    if (failures === 0 && syncing.hasPending()) {
      if (turns.running()) turns.again()
      else turns.wake(SOON)
    }
  })
  const unwake = syncing.onWake(() => {
    failures = 0
    turns.wake(0)
  })
  return {
    stop: async () => {
      stopped = true
      turns.stop()
      unsubscribe()
      unwake()
      await syncing.stop()
    },
  }
}

/** 1 s, 2 s, 4 s … 1 min, and of that any part: PCs that lost the network together do not come back together. */
function retryAfter(failures: number, chance: number): number {
  return Math.max(250, Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (failures - 1)) * chance)
}
