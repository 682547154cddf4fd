import Database from 'better-sqlite3'
import { notOpened } from '#db/open.ts'

export interface FolderLock {
  /** The ledger that is worked on under it: once that is closed, however, the lock is nobody's. */
  hold(ledger: Database.Database): void
  release(): void
}

interface Held extends FolderLock {
  readonly isLeft: () => boolean
}

/** Of this process. */
const held = new Set<Held>()

/**
 * One program at a folder: held until it is closed, and let go by the system where the program is killed. Before it is
 * held nothing in the folder is finished, undone or swept away.
 */
export function lockFolder(path: string): FolderLock {
  for (const before of held) if (before.isLeft()) before.release()
  let raw: Database.Database | null = null
  try {
    raw = new Database(path, { timeout: 1500 })
    raw.exec('BEGIN EXCLUSIVE')
    const lock = lockOf(raw)
    held.add(lock)
    return lock
  } catch (error) {
    raw?.close()
    throw notOpened(error, path)
  }
}

function lockOf(raw: Database.Database): Held {
  let ledger: Database.Database | null = null
  const lock: Held = {
    hold: (of) => {
      ledger = of
    },
    isLeft: () => ledger !== null && !ledger.open,
    release: () => {
      raw.close()
      held.delete(lock)
    },
  }
  return lock
}
