import type Database from 'better-sqlite3'
import { databaseDoor } from '#db/sql.ts'
import { headsOf, sameHeads, writeHeadApart } from './heads.ts'
import type { Places } from './places.ts'

/** After a commit the head file is written this soon. */
const SOON_MS = 500

/** Keeps the head file of an open ledger behind its commits. */
export interface FollowedHead {
  soon(): void
  /** Nothing is written from then on. */
  close(): void
}

export function followHead(
  raw: Database.Database,
  { head }: Places,
  notWritten: (error: unknown) => void,
): FollowedHead {
  const db = databaseDoor(raw)
  let closed = false
  let timer: NodeJS.Timeout | null = null

  function isClosed(): boolean {
    return closed || !raw.open
  }

  async function write(): Promise<void> {
    if (isClosed()) return
    // What a job has not kept yet is no part of the ledger.
    const at = raw.inTransaction ? null : headsOf(db)
    if (at !== null) await writeHeadApart(head, at, () => !isClosed()).catch(notWritten)
    timer = null
    if (at === null || (!isClosed() && !sameHeads(at, headsOf(db)))) soon()
  }

  function soon(): void {
    timer ??= setTimeout(() => void write().catch(notWritten), SOON_MS).unref()
  }

  return {
    soon,
    close: () => {
      closed = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
