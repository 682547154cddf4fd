import { keepState, keepStateApart, readState, type DurabilityState } from './state.ts'

/** What is kept of an open ledger's backups and looks, in memory and in its file. */
export interface KeptState {
  now(): DurabilityState
  /** On disk when it returns. */
  change(part: Partial<DurabilityState>): void
  /** The same while nobody waits for the disk: `now()` has it at once. What is changed meanwhile is kept with it. */
  changeApart(part: Partial<DurabilityState>): Promise<void>
  /** Nothing is written from then on; what still was to be is. */
  close(): void
}

export function openState(path: string): KeptState {
  let state = readState(path)
  let isClosed = false
  /** How often it was changed, and which of those changes is on disk. */
  let [changes, kept] = [0, 0]

  function keep(): void {
    keepState(path, state)
    kept = changes
  }

  return {
    now: () => state,
    change: (part) => {
      state = { ...state, ...part }
      changes += 1
      keep()
    },
    changeApart: async (part) => {
      state = { ...state, ...part }
      changes += 1
      const mine = changes
      const isWanted = () => mine === changes && !isClosed
      await keepStateApart(path, state, isWanted)
      if (isWanted()) kept = mine
    },
    close: () => {
      isClosed = true
      if (kept !== changes) keep()
    },
  }
}
