import { rmSync, statfsSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, sep } from 'node:path'
import Database from 'better-sqlite3'
import { APPLICATION_ID } from '#db/open.ts'
import { freeSpace, type FreeSpace } from '#domain/free-space.ts'
import { refuse, type Refused } from '#domain/result.ts'
import type { Places } from './places.ts'

const MB = 1024 * 1024
const BALLAST_MB = 32

/** What the disk or the file did not let happen, as a "no" with what to do; null for a bug. */
export function refusalOfFault(error: unknown, places: Places): Refused | null {
  const code = codeOf(error)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return refuse('ledger.diskFull', { freeMb: freeMb(places) })
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || isKeptOut(error, places))
    return refuse('ledger.readOnlyFile', {})
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO')
    // Of a full disk SQLite does not always say that it is full.
    return spaceOf(places) === 'none'
      ? refuse('ledger.diskFull', { freeMb: freeMb(places) })
      : refuse('ledger.ioError', {})
  if (code.startsWith('SQLITE_CANTOPEN')) return refuse('ledger.cannotOpen', {})
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return refuse('ledger.damaged', {})
  return null
}

/** Of a file of the ledger's folder, such as a copy that is made there. */
function isKeptOut(error: unknown, { ledger }: Places): boolean {
  const of = error instanceof Error && 'path' in error ? String(error.path) : ''
  return /^(EACCES|EPERM)$/.test(codeOf(error)) && of.startsWith(dirname(ledger) + sep)
}

/** The disk did not take what was written: no damage of what was read. */
export function isNotWritten(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT|EIO|SQLITE_FULL|SQLITE_IOERR_(?!READ|SHORT_READ|CORRUPTFS|DATA)\w+)$/.test(
    codeOf(error),
  )
}

/** Of SQLite or of the system, also of another thread. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/**
 * A commit that fails when it is flushed has its pages in the -wal all the same, past the end that SQLite knows: a start
 * that reads it would take for kept what was refused. The next commit is written over them, whether it is flushed or not.
 */
export function overwriteRefused(raw: Database.Database): void {
  try {
    // A row that stays the same would not be written; the first page is.
    raw.pragma(`application_id = ${APPLICATION_ID}`)
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  }
}

export function freeMb({ dir }: Places): number {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return Math.floor((bavail * bsize) / MB)
  } catch {
    return Number.MAX_SAFE_INTEGER
  }
}

export function spaceOf(places: Places): FreeSpace {
  let size = 0
  try {
    size = statSync(places.ledger).size
  } catch {
    // A ledger that is not there yet takes no room.
  }
  return freeSpace(freeMb(places) * MB, size)
}

/** Room that is given back when the disk is full, so that what is under way can end. True where there was some. */
export function releaseBallast({ ballast }: Places): boolean {
  try {
    const { size } = statSync(ballast)
    rmSync(ballast)
    return size > 0
  } catch {
    return false
  }
}

/** Only while there is plenty. */
export async function keepBallast(places: Places): Promise<void> {
  if (spaceOf(places) !== 'enough') return
  try {
    const file = await open(places.ballast, 'wx', 0o600)
    try {
      const zeros = Buffer.alloc(MB)
      for (let written = 0; written < BALLAST_MB; written += 1) await file.write(zeros)
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') releaseBallast(places)
  }
}
