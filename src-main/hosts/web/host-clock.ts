import { AsyncLocalStorage } from 'node:async_hooks'
import type { Clock } from '#core/app.ts'

/** The clock of a process. A command that comes through its door may bring the clock of its own. */
export interface HostClock extends Clock {
  during<T>(instant: Date | null, work: () => T): T
}

/** `hostClock(null)` runs with the machine; `hostClock(instant)` stands still: `--now`, `--today`, tests. */
export function hostClock(fixed: Date | null): HostClock {
  const borrowed = new AsyncLocalStorage<Date>()
  return {
    now: () => new Date(borrowed.getStore() ?? fixed ?? Date.now()),
    during: (instant, work) => (instant === null ? work() : borrowed.run(instant, work)),
  }
}
