import type Database from 'better-sqlite3'

/** Revisions after which what was judged is kept in the ledger's file, however many still come. */
const HELD_AT_MOST = 256

/**
 * The ledger's own transaction, which goes on over many revisions: a page that each of them changes is written once.
 * Nothing hangs on when it ends, since the log has all of it and the ledger catches up with the log.
 */
export interface Held {
  /** Before a revision: what follows is kept or given up as one. */
  begin(): void
  keep(): void
  /** Also where it never began. */
  giveUp(): void
  /** All that was kept so far is in the file. Not while a revision is under way. */
  settle(): void
}

export function holdRevisions(raw: Database.Database): Held {
  let underWay = false
  let held = 0
  let idle: NodeJS.Immediate | null = null

  function settle(): void {
    if (idle) clearImmediate(idle)
    idle = null
    held = 0
    if (raw.open && raw.inTransaction) raw.exec('COMMIT')
  }

  return {
    begin: () => {
      if (!raw.inTransaction) raw.exec('BEGIN IMMEDIATE')
      raw.exec('SAVEPOINT revision')
      underWay = true
    },
    keep: () => {
      raw.exec('RELEASE revision')
      underWay = false
      held += 1
      if (held >= HELD_AT_MOST) return settle()
      idle ??= setImmediate(() => {
        idle = null
        if (!underWay) settle()
      })
    },
    giveUp: () => {
      if (underWay && raw.open && raw.inTransaction) raw.exec('ROLLBACK TO revision; RELEASE revision')
      underWay = false
    },
    settle,
  }
}
