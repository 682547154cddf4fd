import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChild } from './child.ts'
import { cutDisk, FATES } from './cut-disk.ts'
import { readDiskLog, type LogEntry } from './disk-log.ts'
import { lookAt } from './looked-at.ts'
import { chanceOf, skipped, type Tried } from './report.ts'
import { noShim, shimEnv } from './shim.ts'

export interface PowerCut {
  readonly images: number
  /** Of one day's work. */
  readonly imagesOfDay: number
  readonly seed?: number
  /** Files that are never flushed: the test must then find what is lost. */
  readonly lost?: string
}

/**
 * The power is cut at some moment of an office's day, and the program is started on what the disk then has: what was
 * answered is there, whole, and nobody has to do anything.
 */
export async function powerCut({ images, imagesOfDay, seed = 1, lost }: PowerCut): Promise<Tried> {
  const what = 'power cut'
  const no = noShim()
  if (no !== null) return skipped(what, no)
  const broken: string[] = []
  let slowest = 0
  let promises = 0
  for (let day = seed, done = 0; done < images; day += 1) {
    const log = await recordedDay(day, lost)
    const chance = chanceOf(day)
    const disk = cutDisk()
    const promised = promisedSoFar()
    const moments = momentsOf(log, Math.min(imagesOfDay, images - done), chance)
    let at = 0
    for (const moment of moments) {
      for (; at < moment; at += 1) {
        disk.take(log[at]!)
        if (log[at]!.kind === 'told') promised.told(log[at]!.bytes.toString('utf8'))
      }
      const fate = moment === log.length ? 'dropped' : FATES[done % FATES.length]!
      const root = mkdtempSync(join(tmpdir(), 'vigente-cut-'))
      try {
        disk.lay(root, fate, chance)
        const { faults, took } = await startedOn(root, promised.now())
        slowest = Math.max(slowest, took)
        broken.push(...faults.map((fault) => `day ${day}, ${moment} of ${log.length}, ${fate}: ${fault}`))
      } finally {
        rmSync(root, { recursive: true, force: true })
      }
      done += 1
      promises += promised.now().names.size
    }
  }
  return {
    what: lost === undefined ? what : `${what}, ${lost} never flushed`,
    n: images,
    broken,
    figures: [`${promises} answered commands looked for`, `slowest start ${Math.round(slowest)} ms`],
  }
}

/** In the order of the log: at any moment, as often right after an answer or where names change, and once at the end. */
function momentsOf(log: readonly LogEntry[], n: number, chance: (below: number) => number): number[] {
  const after = (kinds: ReadonlySet<string>) =>
    log.flatMap(({ kind }, at) => (kinds.has(kind) ? [at + 1] : []))
  const answers = after(new Set(['told']))
  const names = after(new Set(['created', 'moved', 'removed', 'folder', 'folderRemoved', 'cut']))
  return Array.from({ length: n }, (_, i) => {
    if (i === 0) return log.length
    if (i % 3 === 0) return 1 + chance(log.length)
    const near = i % 3 === 1 ? answers : names
    return Math.min(log.length, near[chance(near.length)]! + chance(2))
  }).toSorted((a, b) => a - b)
}

async function recordedDay(seed: number, lost: string | undefined): Promise<LogEntry[]> {
  const work = mkdtempSync(join(tmpdir(), 'vigente-day-'))
  const root = join(work, 'disk')
  const log = join(work, 'log')
  mkdirSync(root)
  try {
    const env = shimEnv({ root, log, ...(lost !== undefined && { lost }) })
    const office = startChild({ dir: join(root, 'office'), do: 'day', tag: String(seed) }, env)
    const code = await office.ended
    if (code !== 0) throw new Error(`the day ended with ${code}: ${office.told.at(-1)}`)
    const refused = office.told.filter((line) => line.startsWith('no '))
    if (refused.length > 0) throw new Error(`the day was refused something: ${refused[0]}`)
    const entries = readDiskLog(log)
    sameAsTold(entries, root, join(work, 'again'))
    return entries
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** With nothing lost the log makes the same files again: nothing was written past it. */
function sameAsTold(log: readonly LogEntry[], root: string, again: string): void {
  const disk = cutDisk()
  for (const entry of log) disk.take(entry)
  disk.lay(again, 'kept', () => 0)
  const [before, after] = [root, again].map((dir) =>
    readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => `${path.slice(dir.length)} ${sha256Of(path)}`)
      .toSorted(),
  )
  if (before!.join('\n') !== after!.join('\n')) throw new Error('the log does not tell the whole disk')
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

interface Promised {
  /** Commands that were answered, and are not taken away by a restore. */
  readonly names: ReadonlySet<string>
  /** Taken away by a restore that was answered. */
  readonly gone: ReadonlySet<string>
  /** Path → SHA-256; '' while a newer one takes its place. */
  readonly files: ReadonlyMap<string, string>
  /** What the PC has that the copy was taken to; null before. */
  readonly moved: ReadonlySet<string> | null
}

function promisedSoFar() {
  const none: ReadonlySet<string> = new Set()
  const files = new Map<string, string>()
  let names = new Set<string>()
  let gone = none
  let [backing, backed, copied] = [none, none, none]
  let moved: ReadonlySet<string> | null = null
  let sinceBackup = new Set<string>()
  let isRestoring = false
  const means: Readonly<Record<string, (one: string, sha: string) => void>> = {
    done: (name) => {
      if (isRestoring) return
      names.add(name)
      sinceBackup.add(name)
    },
    kept: (path, sha) => files.set(path, sha),
    backing: () => (backing = new Set(names)),
    backed: () => {
      backed = backing
      sinceBackup = new Set()
    },
    restoring: () => {
      isRestoring = true
      names = new Set(backed)
    },
    restored: () => {
      isRestoring = false
      gone = new Set(sinceBackup)
    },
    copying: () => {
      copied = new Set(names)
      for (const path of files.keys()) if (path.startsWith('elsewhere/')) files.set(path, '')
    },
    moved: () => (moved = copied),
  }
  return {
    told: (line: string): void => {
      const [word, one, sha] = line.trim().split(' ') as [string, string, string]
      means[word]?.(one, sha)
    },
    now: (): Promised => ({ names, gone, files, moved }),
  }
}

async function startedOn(root: string, promised: Promised): Promise<{ faults: string[]; took: number }> {
  const faults: string[] = []
  for (const [path, sha] of promised.files) {
    const file = join(root, path)
    if (!existsSync(file)) faults.push(`${path} is gone`)
    else if (sha !== '' && sha256Of(file) !== sha) faults.push(`${path} is another`)
  }
  const { names, gone, moved } = promised
  const office = await officeOn(join(root, 'office'), names, gone)
  faults.push(...office.faults)
  if (moved !== null) faults.push(...(await officeOn(join(root, 'moved'), moved, new Set())).faults)
  return { faults, took: office.took }
}

async function officeOn(
  dir: string,
  must: ReadonlySet<string>,
  mustNot: ReadonlySet<string>,
): Promise<{ faults: string[]; took: number }> {
  try {
    const seen = await lookAt(dir)
    const names = new Set(seen.names)
    const missing = [...must].filter((name) => !names.has(name))
    const back = [...mustNot].filter((name) => names.has(name))
    const faults = [...seen.damages]
    if (missing.length > 0) faults.push(`${missing.length} of ${must.size} answered commands are gone`)
    if (back.length > 0) faults.push(`${back.length} commands are back that a restore took away`)
    if (names.size !== seen.names.length) faults.push('a command was done twice')
    if (seen.recovery !== null) faults.push(`it took a recovery (${seen.recovery})`)
    return { faults, took: seen.took }
  } catch (error) {
    return { faults: [`it did not start: ${String(error)}`], took: 0 }
  }
}
