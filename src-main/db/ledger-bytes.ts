import { closeSync, openSync } from 'node:fs'
import type Database from 'better-sqlite3'

/** An open ledger, as another thread may read it past SQLite. */
export interface LedgerBytes {
  readonly file: number
  readonly wal: string
}

/** With so many pages a -wal goes into its file. */
export const WAL_PAGES = 1000

/** Of this process: by the ledger that it belongs to. */
const files = new Map<Database.Database, number>()
/** How many works want the file of a ledger to stay as it is. */
const still = new WeakMap<Database.Database, number>()

/**
 * The file stays open as long as the ledger does: on Linux and macOS a program that closes one of its handles of a file lets
 * go of every lock that it has on it, SQLite's too, and another program could then write to the ledger.
 */
export function bytesOf(raw: Database.Database): LedgerBytes {
  let file = files.get(raw)
  if (file === undefined) {
    file = openSync(raw.name, 'r')
    files.set(raw, file)
  }
  return { file, wal: `${raw.name}-wal` }
}

/** Before such a ledger is opened again, whose locks would go with them. */
export function closeBytesOfClosed(): void {
  for (const [raw, file] of files) {
    if (raw.open) continue
    files.delete(raw)
    closeSync(file)
  }
}

/**
 * Until `work` says that it has read the ledger, or ends, what is written to it stays in its -wal: no longer, for what has
 * gathered there goes into the file with one commit.
 */
export async function whileStill<T>(
  raw: Database.Database,
  work: (bytes: LedgerBytes, isRead: () => void) => Promise<T>,
): Promise<T> {
  let isHeld = true
  let wasClosed = false
  hold(raw, 1)
  const letGo = () => {
    if (!isHeld) return
    isHeld = false
    wasClosed = !raw.open
    if (raw.open) hold(raw, -1)
  }
  try {
    const done = await work(bytesOf(raw), letGo)
    letGo()
    // Closing brings the -wal into the file, whoever reads it.
    if (wasClosed) throw new Error('the ledger was closed while it was read')
    return done
  } finally {
    letGo()
  }
}

function hold(raw: Database.Database, by: 1 | -1): void {
  const works = (still.get(raw) ?? 0) + by
  still.set(raw, works)
  raw.pragma(`wal_autocheckpoint = ${works > 0 ? 0 : WAL_PAGES}`)
}
