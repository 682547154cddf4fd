import { changesOf, type JudgingLedger } from '#sync/judge.ts'

/** Revisions after which what was judged is kept in the ledger's file, however many still come. */
const HELD_AT_MOST = 1_000
/** How long nothing comes before it is kept there all the same. */
const IDLE_MS = 100

/**
 * The ledger's own transaction, which goes on over many turns: a page that each of them changes is written once.
 * Nothing hangs on when it ends, since the log has all of it and the ledger catches up with the log. So a turn has no
 * savepoint in it either: under one, SQLite walks at each statement through every page that was changed since it began.
 */
export interface Held {
  /** Before a turn: what follows is kept, or given up with all that is not in the file yet. */
  begin(): void
  /** So many revisions of this turn. */
  keep(revisions: number): void
  /** Whether the ledger lost anything by it, and has to catch up. Also where the turn never began. */
  giveUp(): boolean
  /** All that was kept so far is in the file, or was `lost`. Not while a turn is under way. */
  settle(): void
}

/** `lost`: the file did not take what was held, as on a disk that is full; the log has it. */
export function holdRevisions(ledger: JudgingLedger, lost: () => void): Held {
  const { raw } = ledger
  /** Of the turn that is under way. */
  let before: number | null = null
  let held = 0
  let idle: NodeJS.Timeout | null = null

  function settle(): void {
    ended()
    if (!raw.open || !raw.inTransaction) return
    try {
      raw.exec('COMMIT')
    } catch {
      notKept()
    }
  }

  /** Nobody who asked for something is told of it: what comes next says it, where it cannot be made good either. */
  function notKept(): void {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    lost()
  }

  function ended(): void {
    if (idle) clearTimeout(idle)
    idle = null
    held = 0
  }

  return {
    begin: () => {
      if (!raw.inTransaction) raw.exec('BEGIN IMMEDIATE')
      before = changesOf(ledger)
    },
    keep: (revisions) => {
      before = null
      held += revisions
      if (held >= HELD_AT_MOST) return settle()
      idle ??= setTimeout(() => {
        idle = null
        if (before === null) settle()
      }, IDLE_MS)
    },
    giveUp: () => {
      const untouched = before === null || (raw.inTransaction && changesOf(ledger) === before)
      before = null
      if (untouched) {
        if (held === 0) settle()
        return false
      }
      ended()
      if (raw.inTransaction) raw.exec('ROLLBACK')
      return true
    },
    settle,
  }
}
