import type { LoopTimers } from '#core/turns.ts'

/** Time that passes when the test says so. */
export function handTimers() {
  let waiting: { at: number; work: () => void } | null = null
  const timers: LoopTimers = {
    after: (at, work) => {
      const mine = { at, work }
      waiting = mine
      return () => {
        if (waiting === mine) waiting = null
      }
    },
  }
  return { timers, waits: () => waiting?.at ?? null, pass: () => waiting?.work() }
}
