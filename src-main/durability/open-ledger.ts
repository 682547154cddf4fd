import { existsSync, rmSync, openSync, readSync, closeSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Clock } from '#core/app.ts'
import { brokenAuditLink } from '#core/audit.ts'
import { migrate, needsMigration } from '#db/migrate.ts'
import { closeLedgerFile, LedgerNotOpened, notOpened, openLedgerFile } from '#db/open.ts'
import { databaseDoor, type ReadDb } from '#db/sql.ts'
import { damage, damageEntry, type Damage } from '#domain/ledger-damage.ts'
import type { Log } from '#domain/log-entry.ts'
import { brokenOutboxLink, hasCommand, type OutboxRow } from '#sync/outbox.ts'
import { isUpToDate, makeBackupNow, newestBackup, sweepHalfBackups } from './backups.ts'
import { checkLedger, digestNow } from './check-copy.ts'
import { checkPages, linkDamage, messageOf } from './checks.ts'
import { behindDamage, headsOf, readHeadFile, writeHeadFile, type HeadFile } from './heads.ts'
import { isNotWritten } from './faults.ts'
import { lockFolder, type FolderLock } from './lock.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'
import { recover } from './recover.ts'
import { changeState, readState } from './state.ts'
import { finishSwap } from './swap.ts'
import { headOfUnfinished, keepRottenAside, readUnfinished, type FoundUnfinished } from './unfinished.ts'
import { isLedgerRead, isNotRead, UNREADABLE } from './unreadable.ts'

export interface OpenLedgerOptions {
  readonly places: Places
  readonly clock: Clock
  readonly app: string
  readonly log: Log
}

export interface OpenedLedger {
  readonly raw: Database.Database
  readonly lock: FolderLock
  /**
   * Commands that a restored backup lacks and the damaged ledger still told: to be given again, in this order, but for
   * those that a start before had given again already.
   */
  readonly again: readonly OutboxRow[]
}

/** Links of the two chains that each start follows; the rest is followed between commands. */
const TAIL = 1_000

/**
 * Opens the ledger of a folder, made where there never was one. What is damaged or lacks work that was there is recovered
 * first, and what was done about it is kept for somebody to read.
 */
export function openLedger(options: OpenLedgerOptions): OpenedLedger {
  const lock = lockFolder(options.places.lock)
  try {
    const opened = openLocked(options)
    lock.hold(opened.raw)
    return { lock, ...opened }
  } catch (error) {
    lock.release()
    const told = notOpened(error, options.places.ledger)
    if (told instanceof LedgerNotOpened && told.reason === 'notMigrated')
      options.log({ event: 'notMigrated', error: told })
    throw told
  }
}

function openLocked(options: OpenLedgerOptions): Omit<OpenedLedger, 'lock'> {
  const { places, log } = options
  const swapped = finishSwap(places)
  if (swapped !== 'none') log({ event: 'swap', kind: swapped })
  const unfinished = readUnfinished(places)
  if (unfinished?.isRotten) keepRottenAside(places)
  const head = (unfinished && headOfUnfinished(unfinished)) ?? readHeadFile(places.head)
  const opened = tryOpen(options, head)
  if (isDamaged(opened)) return recovered(options, opened, head, unfinished)
  return orClosed(opened, () => {
    sweepHalfBackups(places)
    // What was to take the ledger's place has taken it, or was cut short.
    for (const half of [places.staging, places.drill]) rmSync(half, { recursive: true, force: true })
    for (const suffix of LEDGER_SUFFIXES) rmSync(places.look + suffix, { force: true })
    const db = databaseDoor(opened)
    noteStart(places, isUnclean(places, head))
    if (unfinished !== null || head === null || head.closed) writeHeadFile(places.head, headsOf(db), false)
    return { raw: opened, again: unfinished === null ? [] : takenUp(options, unfinished, db) }
  })
}

/**
 * After an unclean stop the start itself looks through the pages alone, so that nobody waits for the rest. What it was to
 * repair was not there any more, and the next start need not look for it.
 */
function noteStart({ state }: Places, isLookDue: boolean): void {
  try {
    const { lookDue, repair } = readState(state)
    if (repair || (isLookDue && !lookDue))
      changeState(state, { lookDue: lookDue || isLookDue, repair: false })
  } catch (error) {
    // A full disk keeps nobody from looking at the ledger.
    if (!isNotWritten(error)) throw error
  }
}

function orClosed<T>(raw: Database.Database, work: () => T): T {
  try {
    return work()
  } catch (error) {
    raw.close()
    throw error
  }
}

/** What a kill cut short goes on, and is told as if it had not been. */
function takenUp(
  { places, log }: OpenLedgerOptions,
  unfinished: FoundUnfinished,
  db: ReadDb,
): readonly OutboxRow[] {
  const { recovery, onlyLook, again } = unfinished
  const wasSwapped = existsSync(join(places.quarantine, recovery.quarantine ?? ''))
  // The ledger that was to be taken out of use stands, and is whole by now.
  if (!wasSwapped && again.every(({ cmd_id }) => hasCommand(db, cmd_id))) return []
  changeState(places.state, { recovery, onlyLook, repair: false, lookDue: true })
  log({ event: 'recovered', kind: recovery.outcome, commands: again.length })
  return again
}

function recovered(
  options: OpenLedgerOptions,
  found: readonly Damage[],
  head: HeadFile | null,
  unfinished: FoundUnfinished | null,
): Omit<OpenedLedger, 'lock'> {
  const { places, log } = options
  for (const one of found.slice(0, 20)) log(damageEntry(one))
  const { recovery, again, onlyLook } = recover(options, found, head, unfinished)
  changeState(places.state, { recovery, onlyLook, repair: false, lookDue: true })
  log({ event: 'recovered', kind: recovery.outcome, commands: again.length })
  const raw = openLedgerFile(places.ledger)
  return orClosed(raw, () => {
    migrate(raw)
    writeHeadFile(places.head, headsOf(databaseDoor(raw)), false)
    return { raw, again }
  })
}

/** The ledger, or what is wrong with it. */
type Tried = Database.Database | readonly Damage[]

function isDamaged(tried: Tried): tried is readonly Damage[] {
  return Array.isArray(tried)
}

/** What is not a matter of damage is thrown. */
function tryOpen(options: OpenLedgerOptions, head: HeadFile | null): Tried {
  const { places } = options
  const wasThere = head !== null || newestBackup(places) !== undefined
  const file = fileDamage(places.ledger)
  if (file !== null && wasThere) return [file]
  let raw: Database.Database
  try {
    raw = openLedgerFile(places.ledger)
  } catch (error) {
    const reason = error instanceof LedgerNotOpened ? error.reason : null
    if (wasThere && (reason === 'foreign' || reason === 'damaged'))
      return [damage('file', null, null, messageOf(error))]
    if (wasThere && reason === 'ioError' && !isLedgerRead(places.ledger)) return [UNREADABLE]
    throw error
  }
  return lookedAt(options, raw, head, wasThere)
}

function lookedAt(
  options: OpenLedgerOptions,
  raw: Database.Database,
  head: HeadFile | null,
  wasThere: boolean,
): Tried {
  const { places } = options
  try {
    const isEarlier = needsMigration(raw)
    const found = isAsked(places)
      ? checkLedger(raw, places.hashes)
      : isUnclean(places, head)
        ? checkPages(raw, false)
        : []
    if (found.length === 0) found.push(...missingWork(raw, head))
    if (found.length > 0) {
      raw.close()
      return found
    }
    if (isEarlier) {
      const late = foundBeforeMigration(options, raw)
      if (late.length > 0) {
        raw.close()
        return late
      }
    }
    migrate(raw)
    return raw
  } catch (error) {
    raw.close()
    if (wasThere && isCorrupt(error)) return [damage('pages', null, null, messageOf(error))]
    if (wasThere && isInputOutput(error) && !isLedgerRead(places.ledger)) return [UNREADABLE]
    throw error
  }
}

/** A checked backup first, where the start before did not make it already and then could not bring the ledger up. */
function foundBeforeMigration(options: OpenLedgerOptions, raw: Database.Database): readonly Damage[] {
  if (isBackedUp(raw, options.places)) return checkLedger(raw, null)
  const made = makeBackupNow({ ...options, raw, why: 'beforeMigration' })
  return made.ok ? [] : made.found
}

function isBackedUp(raw: Database.Database, places: Places): boolean {
  const last = newestBackup(places)
  return (
    last?.why === 'beforeMigration' &&
    last.schema === raw.pragma('user_version', { simple: true }) &&
    isUpToDate(last, headsOf(databaseDoor(raw))) &&
    digestNow(last.path) === last.sha256
  )
}

/** Of a head file that cannot be read nobody knows how the program ended. */
function isUnclean({ head: path }: Places, head: HeadFile | null): boolean {
  return head === null ? existsSync(path) : !head.closed
}

/** An earlier look found something that the next start is to repair. */
function isAsked({ state }: Places): boolean {
  return readState(state).repair
}

/** By the head file, and by the end of both chains. */
function missingWork(raw: Database.Database, head: HeadFile | null): Damage[] {
  if ((raw.pragma('user_version', { simple: true }) as number) === 0) {
    return head === null || head.auditN === 0 ? [] : [damage('rollback', null, null, 'the ledger is empty')]
  }
  const db = databaseDoor(raw)
  const now = headsOf(db)
  const behind = behindDamage(now, head)
  if (behind.length > 0) return behind
  return [
    ...linkDamage('audit', brokenAuditLink(db, Math.max(0, now.auditN - TAIL))),
    ...linkDamage('outbox', brokenOutboxLink(db, Math.max(0, now.outboxSeq - TAIL))),
  ]
}

const MAGIC = 'SQLite format 3\0'

/** What can be told without opening it: opening an empty file would throw its -wal away. */
export function fileDamage(path: string): Damage | null {
  if (!existsSync(path)) return damage('file', null, null, 'it is missing')
  const { size } = statSync(path)
  if (size === 0) return damage('file', null, null, 'it is empty')
  const head = Buffer.alloc(MAGIC.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } catch (error) {
    if (isNotRead(error)) return UNREADABLE
    throw error
  } finally {
    closeSync(file)
  }
  return head.toString('latin1') === MAGIC
    ? null
    : damage('file', null, null, 'it does not begin as a ledger')
}

function isCorrupt(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
}

/** Of what is read or of what is written. */
function isInputOutput(error: unknown): boolean {
  return isNotRead(error) || (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_IOERR'))
}

/**
 * Closed as it should: the next start need not look for what a kill could have left. A disk that takes nothing keeps
 * nobody from closing, and the next start looks.
 */
export function closeLedger(raw: Database.Database, lock: FolderLock, { head }: Places): void {
  try {
    const at = headsOf(databaseDoor(raw))
    closeLedgerFile(raw)
    writeHeadFile(head, at, true)
  } catch (error) {
    if (!isNotWritten(error)) throw error
  } finally {
    raw.close()
    lock.release()
  }
}
