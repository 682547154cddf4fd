import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import type { Clock } from '#core/app.ts'
import { bytesOf } from '#db/ledger-bytes.ts'
import { databaseDoor } from '#db/sql.ts'
import { headsOf, isBehind, sameHeads } from './heads.ts'
import type { Damage } from '#domain/ledger-damage.ts'
import { pointsToDrop, type BackupPoint, type BackupReason } from '#domain/retention.ts'
import { checkCopy, type CopyReport } from './check-copy.ts'
import { checkOpen } from './checking.ts'
import { keepFile, keepFileApart, moveFile, moveFileApart } from './keep-file.ts'
import { manifest, type Manifest } from './manifest.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'

/** A verified copy of the whole ledger, in one file. */
export interface Backup extends Manifest {
  readonly path: string
  /** How many it holds. */
  readonly clients: number
}

export interface MakeBackup {
  readonly raw: Database.Database
  readonly places: Places
  readonly clock: Clock
  readonly why: BackupReason
  readonly app: string
  readonly progress?: ((done: number, total: number) => void) | undefined
}

export type Made =
  { readonly ok: true; readonly backup: Backup } | { readonly ok: false; readonly found: readonly Damage[] }

/** Copies the open ledger while it is used, checks the copy to the last page, and only then calls it a backup. */
export async function makeBackup(making: MakeBackup): Promise<Made> {
  const started = performance.now()
  const next = nextName(making.places)
  try {
    const report = await checkOpen(making.raw, { path: next.copy, hashes: null }, making.progress)
    refuseRefused(making.raw, report)
    const about = manifestOf(making, next.n, report, started)
    if (about === null) return { ok: false, found: report.found }
    await keepFileApart(`${next.name}.json`, manifestText(about), () => true)
    await moveFileApart(next.copy, `${next.name}.db`)
    return { ok: true, backup: backupOf(about, `${next.name}.db`) }
  } finally {
    for (const suffix of LEDGER_SUFFIXES) await rm(next.copy + suffix, { force: true })
  }
}

/** The same before the program answers anybody, as before a migration. */
export function makeBackupNow(making: MakeBackup): Made {
  const started = performance.now()
  const next = nextName(making.places)
  try {
    const report = checkCopy({ path: next.copy, from: bytesOf(making.raw), hashes: null })
    const about = manifestOf(making, next.n, report, started)
    if (about === null) return { ok: false, found: report.found }
    keepFile(`${next.name}.json`, manifestText(about))
    moveFile(next.copy, `${next.name}.db`)
    return { ok: true, backup: backupOf(about, `${next.name}.db`) }
  } finally {
    for (const suffix of LEDGER_SUFFIXES) rmSync(next.copy + suffix, { force: true })
  }
}

/**
 * A commit whose flush fails stands in the -wal until it is written over, and who reads that past SQLite takes it for one that
 * was kept: the ledger itself does not have it.
 */
function refuseRefused(raw: Database.Database, { facts }: CopyReport): void {
  if (facts !== null && raw.open && isBehind(headsOf(databaseDoor(raw)), facts))
    throw Object.assign(new Error('the copy has what the disk did not take'), { code: 'EIO' })
}

interface NextName {
  readonly n: number
  readonly name: string
  readonly copy: string
}

function nextName(places: Places): NextName {
  mkdirSync(places.backups, { recursive: true, mode: 0o700 })
  const n = (chainNumbers(places).at(-1) ?? 0) + 1
  const name = join(places.backups, String(n).padStart(6, '0'))
  return { n, name, copy: `${name}.tmp` }
}

/** Null where the copy is not whole: it is then no backup. */
function manifestOf(
  { clock, why, app }: MakeBackup,
  n: number,
  { found, facts }: CopyReport,
  started: number,
): Manifest | null {
  if (facts === null || found.length > 0) return null
  return {
    ...facts,
    ...{ version: 1, n, madeAt: clock.now().toISOString(), why, app },
    took: Math.round(performance.now() - started),
  }
}

function manifestText(about: Manifest): string {
  return `${JSON.stringify(manifest.parse(about), null, 1)}\n`
}

/** Oldest first. What has no manifest, or one that cannot be read, is not a backup. */
export function listBackups(places: Places): Backup[] {
  return chainNumbers(places).flatMap((n) => readBackup(places, n) ?? [])
}

/** Without reading the manifests of the others. */
export function newestBackup(places: Places): Backup | undefined {
  for (const n of chainNumbers(places).toReversed()) {
    const backup = readBackup(places, n)
    if (backup !== null) return backup
  }
  return undefined
}

export function readBackup({ backups }: Places, n: number): Backup | null {
  const name = join(backups, String(n).padStart(6, '0'))
  const path = `${name}.db`
  try {
    const about = manifest.parse(JSON.parse(readFileSync(`${name}.json`, 'utf8')))
    return about.n === n && statSync(path).size === about.bytes ? backupOf(about, path) : null
  } catch {
    return null
  }
}

function backupOf(about: Manifest, path: string): Backup {
  return { ...about, path, clients: about.counts['clients'] ?? 0 }
}

export function pointOf({ n, madeAt, bytes, why, clients }: Backup): BackupPoint {
  return { n, madeAt, bytes, why, verified: true, clients }
}

/** Takes away what is not to be kept of these; their chain numbers. */
export async function pruneBackups(
  places: Places,
  all: readonly Backup[],
  mostBytes: number,
): Promise<number[]> {
  const dropped = pointsToDrop(all.map(pointOf), mostBytes)
  for (const n of dropped) {
    const name = join(places.backups, String(n).padStart(6, '0'))
    await rm(`${name}.db`, { force: true })
    await rm(`${name}.json`, { force: true })
  }
  return dropped
}

/** What a kill cut short; only while none is being made. */
export function sweepHalfBackups({ backups }: Places): void {
  if (!existsSync(backups)) return
  const entries = new Set(readdirSync(backups))
  for (const entry of entries) {
    const isHalf = /\.(tmp|part|next)(-\w+)?$/.test(entry)
    const isAlone = entry.endsWith('.json') && !entries.has(entry.replace(/json$/, 'db'))
    if (isHalf || isAlone) rmSync(join(backups, entry), { force: true })
  }
}

/** Whether the ledger holds anything that this backup does not. */
export function isUpToDate(newest: Backup | undefined, now: Parameters<typeof sameHeads>[1]): boolean {
  return newest !== undefined && sameHeads(newest, now)
}

/** Ascending. */
function chainNumbers({ backups }: Places): number[] {
  if (!existsSync(backups)) return []
  const numbers = readdirSync(backups).flatMap((entry) => {
    const n = /^(\d{6,})\.(db|json)$/.exec(entry)?.[1]
    return n === undefined ? [] : [Number(n)]
  })
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}
