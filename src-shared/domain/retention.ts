/** Why a backup was made. "Before" ones are kept until two newer days have one. */
export const BACKUP_REASONS = [
  'interval',
  'asked',
  'close',
  'beforeMigration',
  'beforeRestore',
  'beforeImport',
  'beforeUpdate',
] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** A backup as pruning sees it. */
export interface BackupPoint {
  /** Of the chain of this folder: counts up by one with each backup, whatever the clock says. */
  readonly n: number
  /** ISO, UTC. */
  readonly madeAt: string
  readonly bytes: number
  readonly why: BackupReason
  /** Its bytes are those that were checked when it was made. */
  readonly verified: boolean
  /** That it holds: none where it is of a ledger that was lost and begun anew. */
  readonly clients: number
}

/** How many of each are kept: the newest of that many quarter-hours, hours, days, weeks and months. */
export const KEPT = { quarters: 8, hours: 24, days: 30, weeks: 12, months: 24 } as const
/** However little room there is. */
export const LEAST_VERIFIED = 10
export const BYTES_OF_GB = 1024 ** 3
/** What the backups of a PC may take of its disk, while nobody says otherwise; and the most that can be said. */
export const MOST_BYTES = 10 * BYTES_OF_GB
export const MOST_GB = 1_000

const QUARTER = 15 * 60_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Holidays, and a PC that was switched off, are shorter. */
const LONGEST_HOLIDAY = 31 * DAY

/** Beside the fullest of them: what is left of an office after its ledger was lost, or what it had on its first day. */
export function holdsLittle({ clients }: HowFull, all: readonly HowFull[]): boolean {
  return clients * 10 < Math.max(...all.map((one) => one.clients))
}

/** The point to go back to where nobody names one: the newest that holds the office. */
export function likeliest<P extends Pick<BackupPoint, 'n' | 'clients'>>(points: readonly P[]): P | undefined {
  return points.filter((one) => !holdsLittle(one, points)).toSorted((a, b) => b.n - a.n)[0]
}

type HowFull = Pick<BackupPoint, 'clients'>

/**
 * The chain numbers of the backups that may go. By count and chain number, never by age: a day counts only where a
 * backup of it exists, so that a PC that was off for a year keeps what it had. Those of an empty ledger are counted
 * apart, and are the first to go where there is no room; the newest of all stays.
 *   pointsToDrop([1 … 100, one each quarter of an hour], …) // all but the last 8 and the last of each hour
 */
export function pointsToDrop(points: readonly BackupPoint[], mostBytes: number): number[] {
  const newestFirst = points.toSorted((a, b) => b.n - a.n)
  const full = newestFirst.filter(({ clients }) => clients > 0)
  const empty = newestFirst.filter(({ clients }) => clients === 0)
  const kept = new Set([...toKeep(full), ...toKeep(empty)])
  const without = newestFirst.filter(({ n }) => !kept.has(n))
  const beyond = beyondRoom(
    [...full, ...empty].filter(({ n }) => kept.has(n)),
    mostBytes,
  ).filter((point) => point !== newestFirst[0] || !point.verified)
  return [...without, ...beyond].map(({ n }) => n).toSorted((a, b) => a - b)
}

function toKeep(newestFirst: readonly BackupPoint[]): Set<number> {
  const kept = new Set<number>()
  const spans: readonly (readonly [most: number, label: (at: number) => string])[] = [
    [KEPT.quarters, (at) => String(Math.floor(at / QUARTER))],
    [KEPT.hours, (at) => String(Math.floor(at / HOUR))],
    [KEPT.days, (at) => String(Math.floor(at / DAY))],
    [KEPT.weeks, (at) => String(Math.floor((at / DAY + 3) / 7))],
    [KEPT.months, (at) => new Date(at).toISOString().slice(0, 7)],
  ]
  for (const [most, label] of spans) newestOfEach(newestFirst, most, label).forEach((n) => kept.add(n))
  for (const point of newestFirst) if (isAwaited(point, newestFirst)) kept.add(point.n)
  for (const { n } of newestFirst.filter(({ verified }) => verified).slice(0, LEAST_VERIFIED)) kept.add(n)
  return kept
}

/**
 * The chain number of the first backup after the machine's clock jumped, or the next one where none was made since; null
 * where it is to be believed. It jumped where it is more than a day before the backup before, or longer after it than any
 * holiday, until the endpoint or a person has confirmed the time since.
 *   jumpedAt([{ n: 7, madeAt: '2026-11-23…' }, { n: 8, madeAt: '2029-11-22…' }], new Date('2029-11-22…'), null) // 8
 */
export function jumpedAt(
  points: readonly Pick<BackupPoint, 'n' | 'madeAt'>[],
  now: Date,
  confirmedAt: string | null,
): number | null {
  const newestFirst = points
    .toSorted((a, b) => b.n - a.n)
    .map(({ n, madeAt }) => ({ n, at: Date.parse(madeAt) }))
  const newest = newestFirst[0]
  if (newest === undefined) return null
  const at = now.getTime()
  const confirmed = confirmedAt === null ? -Infinity : Date.parse(confirmedAt)
  if (confirmed > at + DAY) return newest.n + 1
  let after = { n: newest.n + 1, at }
  for (const before of newestFirst) {
    // Between two that do not follow each other some are gone, and nobody knows when those were made.
    if (after.n === before.n + 1) {
      const isBack = after.at < before.at - DAY
      const isForth = after.at > Math.max(before.at, confirmed) + LONGEST_HOLIDAY
      // Said on this side of it: what was made before counts no more.
      if ((isBack || isForth) && confirmed >= after.at - DAY) return null
      if (isBack || isForth) return after.n
    }
    after = before
  }
  return null
}

function newestOfEach(
  newestFirst: readonly BackupPoint[],
  most: number,
  label: (at: number) => string,
): number[] {
  const found = new Map<string, number>()
  for (const { n, madeAt } of newestFirst) {
    const name = label(Date.parse(madeAt))
    if (found.has(name)) continue
    if (found.size === most) break
    found.set(name, n)
  }
  return [...found.values()]
}

/** What was made before something that changes everything, until two newer days have a verified backup. */
function isAwaited({ n, why }: BackupPoint, all: readonly BackupPoint[]): boolean {
  if (!why.startsWith('before')) return false
  const newer = all.filter((point) => point.n > n && point.verified)
  return new Set(newer.map(({ madeAt }) => madeAt.slice(0, 10))).size < 2
}

/** From the last on, until the rest fits; the first verified ones stay whatever they take. */
function beyondRoom(dearestFirst: readonly BackupPoint[], mostBytes: number): BackupPoint[] {
  let bytes = dearestFirst.reduce((sum, point) => sum + point.bytes, 0)
  let verified = dearestFirst.filter((point) => point.verified).length
  const dropped: BackupPoint[] = []
  for (const point of dearestFirst.toReversed()) {
    if (bytes <= mostBytes) break
    if (point.verified && verified <= LEAST_VERIFIED) continue
    dropped.push(point)
    bytes -= point.bytes
    if (point.verified) verified -= 1
  }
  return dropped
}
