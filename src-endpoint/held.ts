import type Database from 'better-sqlite3'

/** Revisions after which what was judged is kept in the ledger's file, however many still come. */
const HELD_AT_MOST = 1_000
/** How long nothing comes before it is kept there all the same. */
const IDLE_MS = 100

/**
 * The ledger's own transaction, which goes on over many turns: a page that each of them changes is written once.
 * Nothing hangs on when it ends, since the log has all of it and the ledger catches up with the log.
 */
export interface Held {
  /** Before a turn: what follows is kept or given up as one. */
  begin(): void
  /** So many revisions of this turn. */
  keep(revisions: number): void
  /** The whole turn; also where it never began. */
  giveUp(): void
  /** All that was kept so far is in the file. Not while a turn is under way. */
  settle(): void
}

export function holdRevisions(raw: Database.Database): Held {
  let underWay = false
  let held = 0
  let idle: NodeJS.Timeout | null = null

  function settle(): void {
    if (idle) clearTimeout(idle)
    idle = null
    held = 0
    if (raw.open && raw.inTransaction) raw.exec('COMMIT')
  }

  return {
    begin: () => {
      if (!raw.inTransaction) raw.exec('BEGIN IMMEDIATE')
      raw.exec('SAVEPOINT turn')
      underWay = true
    },
    keep: (revisions) => {
      raw.exec('RELEASE turn')
      underWay = false
      held += revisions
      if (held >= HELD_AT_MOST) return settle()
      idle ??= setTimeout(() => {
        idle = null
        if (!underWay) settle()
      }, IDLE_MS)
    },
    giveUp: () => {
      if (underWay && raw.open && raw.inTransaction) raw.exec('ROLLBACK TO turn; RELEASE turn')
      underWay = false
    },
    settle,
  }
}
