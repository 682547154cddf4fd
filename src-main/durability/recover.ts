import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '#db/migrate.ts'
import { NEWEST_SCHEMA } from '#db/migrations.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import { onlyIndexes, type Damage } from '#domain/ledger-damage.ts'
import type { Log } from '#domain/log-entry.ts'
import { linksAfter, type OutboxRow } from '#sync/outbox.ts'
import { listBackups, type Backup } from './backups.ts'
import { checkCopy, checkLedger } from './check-copy.ts'
import { headsOf, isBehind, type HeadFile, type LedgerHeads } from './heads.ts'
import type { OpenLedgerOptions } from './open-ledger.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'
import { keepIdentity, salvage } from './salvage.ts'
import { newStage, renumber } from './stage.ts'
import type { DurabilityState, Recovery } from './state.ts'
import { finishSwap, markSwap, quarantineName } from './swap.ts'
import { keepUnfinished, type FoundUnfinished } from './unfinished.ts'
import { copyWhatIsRead, digestIfRead, UNREADABLE } from './unreadable.ts'

export interface Recovered {
  readonly recovery: Recovery
  readonly again: readonly OutboxRow[]
  readonly onlyLook: DurabilityState['onlyLook']
}

/**
 * The ladder, from the step that loses least: what SQLite itself recovers of the -wal has been tried by opening; indexes
 * made again; the newest backup and on it every later command that the damaged ledger still tells; without a backup every
 * command from the first; and where even those cannot be read, whatever rows can, to look at. What the endpoint has comes
 * with the next exchange. The damaged files are kept.
 */
export function recover(
  options: OpenLedgerOptions,
  seen: readonly Damage[],
  head: HeadFile | null,
  unfinished: FoundUnfinished | null,
): Recovered {
  const { places, clock, log } = options
  const now = clock.now()
  const quarantine = quarantineName(now, 'damaged')
  const { copy, isWhole } = readableCopy(places)
  const found = isWhole || seen.includes(UNREADABLE) ? seen : [UNREADABLE, ...seen]
  const rotten = (unfinished?.recovery.found ?? []).filter(({ kind }) => kind === 'unfinished')
  const base = {
    ...{
      at: now.toISOString(),
      found: [...rotten, ...found].slice(0, 50),
      from: null,
      replayed: 0,
      refused: [],
    },
    ...{ missing: 0, quarantine },
  }
  const kept = unfinished?.again ?? []
  const missingOf = (reached: number) => Math.max(0, (head?.outboxSeq ?? 0) - reached)
  const missingBefore = unfinished?.recovery.missing ?? 0
  try {
    const rebuilt = onlyIndexes(found) ? reindexed(places, copy) : null
    if (rebuilt !== null) {
      const recovery = { ...base, outcome: 'reindexed', missing: missingBefore } as const
      return swapIn(places, rebuilt, quarantine, { recovery, again: kept, onlyLook: null })
    }
    const isGone = copy === null || found.some((one) => one.kind === 'file' && one !== UNREADABLE)
    const backup = newestWhole(places, log, isGone)
    const here = wholeHeads(copy, found)
    // It only lacks its end, and no backup has more: what is there is what there is.
    if (here !== null && (backup === null || !isBehind(here, backup))) {
      const missing = missingOf(here.outboxSeq) + missingBefore
      if (existsSync(places.head)) rmSync(places.head)
      const recovery = { ...base, outcome: 'kept', missing, quarantine: null } as const
      return { recovery, again: kept, onlyLook: null }
    }
    const staged = newStage(places)
    if (backup !== null) copyFileSync(backup.path, staged, constants.COPYFILE_FICLONE)
    else makeEmpty(staged)
    const start = headsAt(staged)
    const later = copy === null ? [] : laterCommands(copy, staged)
    const again = withKept(later, kept)
    const ownMissing = missingOf(later.at(-1)?.seq ?? start.outboxSeq)
    const missing = ownMissing + missingBefore
    if (backup !== null) {
      const from = { n: backup.n, madeAt: backup.madeAt }
      const recovery = { ...base, outcome: 'restored', from, missing } as const
      return swapIn(places, staged, quarantine, { recovery, again, onlyLook: null })
    }
    const isEnrolled = copy !== null && keepIdentity(copy, staged)
    if ((again.length > 0 && ownMissing === 0) || isEnrolled) {
      const recovery = { ...base, outcome: 'rebuilt', missing } as const
      return swapIn(places, staged, quarantine, { recovery, again, onlyLook: null })
    }
    const rows = copy === null ? 0 : salvage(copy, staged)
    const wasEmpty = unfinished === null && head !== null && head.outboxSeq === 0 && head.rev === 0
    const outcome = rows > 0 && !wasEmpty ? 'salvaged' : 'lost'
    const lost = missingOf(headsAt(staged).outboxSeq) + missingBefore
    return swapIn(places, staged, quarantine, {
      recovery: { ...base, outcome, missing: lost },
      again: kept,
      // Nobody had given a command yet.
      onlyLook: wasEmpty ? null : outcome,
    })
  } finally {
    if (copy !== null) rmSync(join(copy, '..'), { recursive: true, force: true })
  }
}

/** What a recovery before this one had still to give again comes after what its ledger tells. */
function withKept(later: readonly OutboxRow[], kept: readonly OutboxRow[]): OutboxRow[] {
  const told = new Set(later.map(({ cmd_id }) => cmd_id))
  return [...later, ...kept.filter(({ cmd_id }) => !told.has(cmd_id))]
}

/** What is to follow is on disk before anything takes a place: a kill from then on loses none of it. */
function swapIn(places: Places, staged: string, quarantine: string, recovered: Recovered): Recovered {
  const head = renumber(staged)
  keepUnfinished(places, { ...recovered, head })
  markSwap(places, staged, quarantine, head)
  finishSwap(places)
  return recovered
}

/**
 * Copied with its -wal, so that reading it changes nothing of what is kept, and no bad sector is met twice; null where
 * there is nothing to read.
 */
function readableCopy({ ledger }: Places): { readonly copy: string | null; readonly isWhole: boolean } {
  if (!existsSync(ledger)) return { copy: null, isWhole: true }
  const copy = join(mkdtempSync(join(tmpdir(), 'vigente-')), 'ledger.db')
  let isWhole = true
  for (const suffix of LEDGER_SUFFIXES)
    if (existsSync(ledger + suffix)) isWhole = copyWhatIsRead(ledger + suffix, copy + suffix) && isWhole
  return { copy, isWhole }
}

/** Its rows are whole: indexes are made again from them. Null where that does not mend it. */
function reindexed(places: Places, copy: string | null): string | null {
  if (copy === null) return null
  const staged = newStage(places)
  let raw: Database.Database | null = null
  try {
    raw = new Database(copy)
    raw.pragma('wal_checkpoint(TRUNCATE)')
    raw.exec('REINDEX')
    raw.exec(`INSERT INTO search_index (search_index) VALUES ('rebuild')`)
    raw.exec('DROP TABLE IF EXISTS sqlite_stat1')
    const found = checkLedger(raw, null)
    raw.pragma('journal_mode = DELETE')
    raw.close()
    raw = null
    if (found.length > 0) return null
    copyFileSync(copy, staged)
    return staged
  } catch {
    return null
  } finally {
    raw?.close()
  }
}

/**
 * The newest that is still what it was when it was checked. Where nothing is left of the ledger, one of an empty ledger
 * comes last: it may be of a start that found nothing.
 */
function newestWhole(places: Places, log: Log, isGone: boolean): Backup | null {
  const newestFirst = listBackups(places).toReversed()
  const inTurn = isGone
    ? newestFirst.toSorted((a, b) => Number(b.clients > 0) - Number(a.clients > 0))
    : newestFirst
  for (const backup of inTurn) {
    if (backup.schema > NEWEST_SCHEMA) continue
    if (digestIfRead(backup.path) === backup.sha256) return backup
    log({ event: 'backupBad', n: backup.n })
  }
  return null
}

/** How far a ledger got that only lacks work; null where anything else is wrong with it. */
function wholeHeads(copy: string | null, found: readonly Damage[]): LedgerHeads | null {
  if (copy === null || !found.every(({ kind }) => kind === 'rollback')) return null
  const report = checkCopy({ path: copy, from: null, hashes: null })
  return report.found.length === 0 ? report.facts : null
}

function headsAt(path: string): LedgerHeads {
  const raw = new Database(path, { readonly: true })
  try {
    return headsOf(databaseDoor(raw))
  } finally {
    raw.close()
  }
}

function makeEmpty(path: string): void {
  const raw = openLedgerFile(path)
  try {
    migrate(raw)
    raw.pragma('journal_mode = DELETE')
  } finally {
    closeLedgerFile(raw)
  }
}

/** What the damaged ledger tells of commands after the staged one's last, as far as their chain goes on from it. */
function laterCommands(copy: string, staged: string): OutboxRow[] {
  let from: Database.Database | null = null
  let to: Database.Database | null = null
  try {
    to = new Database(staged, { readonly: true })
    from = new Database(copy)
    return linksAfter(databaseDoor(from), databaseDoor(to))
  } catch {
    return []
  } finally {
    from?.close()
    to?.close()
  }
}
