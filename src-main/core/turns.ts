/** What waits between two turns; a test gives its own. */
export interface LoopTimers {
  /** Runs `work` after so many milliseconds; the answer stops it. */
  after(milliseconds: number, work: () => void): () => void
}

export interface Turns {
  /** The next turn comes so soon; where one runs, it is followed by another. */
  wake(milliseconds: number): void
  /** The turn that runs is followed by another soon. */
  again(): void
  /** The turn that runs now. */
  running(): Promise<void> | null
  stop(): void
}

/** One turn after another, never two at once: the first soon, and each next when `next` says, in milliseconds. */
export function takeTurns(
  timers: LoopTimers,
  soon: number,
  work: () => Promise<void>,
  next: (again: boolean) => number,
): Turns {
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let cancel = timers.after(soon, turn)

  function turn(): void {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    again = false
    running = work().finally(() => {
      running = null
      wake(next(again))
    })
  }

  function wake(milliseconds: number): void {
    cancel()
    if (!stopped) cancel = timers.after(milliseconds, turn)
  }

  return {
    wake,
    again: () => {
      again = true
    },
    running: () => running,
    stop: () => {
      stopped = true
      cancel()
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
