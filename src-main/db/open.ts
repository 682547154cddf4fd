import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { Elsewhere } from '#domain/data-folder.ts'
import { closeBytesOfClosed, WAL_PAGES } from './ledger-bytes.ts'

/** 'VIGE': a file without it is not a ledger of ours. */
export const APPLICATION_ID = 0x56494745

/** In this order: `locking_mode` before `journal_mode`, so that no -shm file is made. */
const SETTINGS: readonly (readonly [name: string, set: string | number, reads: string | number])[] = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 1, 1],
  ['trusted_schema', 0, 0],
  ['cell_size_check', 1, 1],
  ['mmap_size', 0, 0],
  ['wal_autocheckpoint', WAL_PAGES, WAL_PAGES],
  ['journal_size_limit', 67_108_864, 67_108_864],
  ['secure_delete', 1, 1],
  ['busy_timeout', 1500, 1500],
  ['temp_store', 'MEMORY', 2],
  ['cache_size', -65_536, -65_536],
]

/**
 * The ledger could not be opened, and why: `busy` another program holds it, `foreign` it is not ours, `notMigrated` it is of
 * an earlier program, could not be brought up to this one, and is as it was.
 */
export class LedgerNotOpened extends Error {
  readonly reason:
    | 'busy'
    | 'foreign'
    | 'newer'
    | 'notMigrated'
    | 'settings'
    | 'oldSqlite'
    | 'damaged'
    | 'diskFull'
    | 'readOnly'
    | 'ioError'
    | Elsewhere
  constructor(reason: LedgerNotOpened['reason'], detail: string) {
    super(detail)
    this.reason = reason
  }
}

/** Opens the file with the exact settings of the ledger, each read back; a mismatch stops the start. */
export function openLedgerFile(path: string): Database.Database {
  closeBytesOfClosed()
  const raw = new Database(path, { timeout: 1500 })
  try {
    for (const [name, set, reads] of SETTINGS) {
      raw.pragma(`${name} = ${set}`)
      if (name === 'journal_mode') claim(raw)
      const found = raw.pragma(name, { simple: true })
      if (found !== reads) throw new LedgerNotOpened('settings', `${name} is ${String(found)}, not ${reads}`)
    }
    // Last: even this question reads the file, and before `locking_mode` that makes a -shm file.
    assertSqliteVersion(raw)
    return raw
  } catch (error) {
    raw.close()
    throw notOpened(error, path)
  }
}

/**
 * `work` passes over the whole ledger once, and is worth no large cache of it: with a fourth of the usual one 500,000 rows
 * are written in the same time.
 */
export function withSmallCache<T>(raw: Database.Database, work: () => T): T {
  const usual = raw.pragma('cache_size', { simple: true }) as number
  raw.pragma(`cache_size = ${usual / 4}`)
  try {
    return work()
  } finally {
    raw.pragma(`cache_size = ${usual}`)
  }
}

/** A disk that is full, or lets nothing be written, keeps nobody from closing: what is in the -wal stays there. */
export function closeLedgerFile(raw: Database.Database): void {
  try {
    raw.pragma('optimize')
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
  } finally {
    raw.close()
    closeBytesOfClosed()
  }
}

/** Takes the exclusive lock now, and marks a new file as ours. */
function claim(raw: Database.Database): void {
  raw.exec('BEGIN IMMEDIATE; COMMIT')
  const found = raw.pragma('application_id', { simple: true })
  const empty = raw.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (found === 0 && empty) raw.pragma(`application_id = ${APPLICATION_ID}`)
  else if (found !== APPLICATION_ID) {
    throw new LedgerNotOpened('foreign', `application_id is ${String(found)}`)
  }
}

function assertSqliteVersion(raw: Database.Database): void {
  const version = raw.prepare('SELECT sqlite_version()').pluck().get() as string
  const [major, minor, patch] = version.split('.').map(Number) as [number, number, number]
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003) throw new LedgerNotOpened('oldSqlite', version)
}

/** Of a folder or a file. */
export function takesWriting(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What kept a ledger from being opened, where that is no bug: the disk, the file, another program. */
export function notOpened(error: unknown, path: string): unknown {
  const ofSystem = error instanceof Error && 'code' in error ? error.code : ''
  if (ofSystem === 'ENOSPC') return new LedgerNotOpened('diskFull', path)
  if (ofSystem === 'EIO') return new LedgerNotOpened('ioError', path)
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new LedgerNotOpened('busy', `another program holds ${path}`)
  }
  if (code === 'SQLITE_NOTADB') return new LedgerNotOpened('foreign', `${path} is not a ledger`)
  if (code.startsWith('SQLITE_CORRUPT')) return new LedgerNotOpened('damaged', `${path}: ${code}`)
  // Of what it keeps beside a file SQLite does not say that the disk is full.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new LedgerNotOpened('diskFull', path)
  if (code.startsWith('SQLITE_READONLY')) return new LedgerNotOpened('readOnly', path)
  if (/^SQLITE_(IOERR|CANTOPEN)/.test(code)) {
    return new LedgerNotOpened(takesWriting(dirname(path)) ? 'ioError' : 'readOnly', `${path}: ${code}`)
  }
  return error
}
