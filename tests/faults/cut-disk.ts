import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LogEntry } from './disk-log.ts'

const SECTOR = 512

/** What a power cut does with what was not flushed: nothing of it is there, all, some of the writes, or some of their sectors. */
export const FATES = ['dropped', 'kept', 'part', 'torn'] as const
export type Fate = (typeof FATES)[number]

interface Write {
  readonly at: number
  /** Null: the file was cut or lengthened to `at`. */
  readonly bytes: Buffer | null
}

interface File {
  flushed: Contents
  waiting: Write[]
}

/** A name that came, went or changed. `to` null: it went; `file` null: it is a folder's. */
interface Named {
  readonly from: string | null
  readonly to: string | null
  readonly file: number | null
}

export interface CutDisk {
  take(entry: LogEntry): void
  /** The files of this moment, after a cut. The same chance gives the same. */
  lay(to: string, fate: Fate, chance: (below: number) => number): void
}

/**
 * A disk that may lose its power, as hard as the file systems are that a ledger lies on (ext4, XFS, NTFS, APFS):
 *
 * - What was written to a file is there for sure once that file was flushed. Until then each write, and each change of
 *   its length, may be there or not, whatever came before or after, and a write may be there in some of its sectors of 512
 *   bytes; what was never written reads as zeros.
 * - Names (a file or folder made, renamed or removed) are kept in a journal: each is whole or not at all, and none
 *   without those before it. One is there for sure once a folder that it stands in was flushed, and with it what came
 *   before it of the same file and that folder's own name. To flush a file makes sure of no name.
 * - Names and what is in the files wait for nothing of each other: a file may have its new name and nothing in it.
 */
export function cutDisk(): CutDisk {
  const files = new Map<number, File>()
  const now = new Map<string, number | null>()
  const flushed = new Map<string, number | null>()
  let waiting: Named[] = []

  function named(one: Named): void {
    apply(now, one)
    waiting.push(one)
  }

  function flushFolder(folder: string): void {
    const last = waiting.findLastIndex(({ from, to }) => isIn(folder, from) || isIn(folder, to))
    const sure = new Set<Named>()
    for (let i = waiting.length - 1; i >= 0; i -= 1) {
      const one = waiting[i]!
      const isItsOwn = one.file === null && one.to !== null && isUnder(folder, one.to)
      const isBefore = i <= last && (isIn(folder, one.from) || isIn(folder, one.to))
      const isOfSame = one.file !== null && [...sure].some(({ file }) => file === one.file)
      if (isItsOwn || isBefore || isOfSame) sure.add(one)
    }
    for (const one of waiting) if (sure.has(one)) apply(flushed, one)
    waiting = waiting.filter((one) => !sure.has(one))
  }

  return {
    take: ({ kind, file, at, bytes }) => {
      if (kind === 'written') return void files.get(file)!.waiting.push({ at, bytes })
      if (kind === 'cut') return void files.get(file)!.waiting.push({ at, bytes: null })
      if (kind === 'flushed') {
        const it = files.get(file)!
        for (const write of it.waiting) it.flushed.put(write)
        it.waiting = []
        return
      }
      if (kind === 'told') return
      const [path, to] = bytes.toString('utf8').split('\0') as [string, string]
      if (kind === 'created') {
        files.set(file, { flushed: new Contents(), waiting: [] })
        return named({ from: null, to: path, file })
      }
      if (kind === 'folder') return named({ from: null, to: path, file: null })
      if (kind === 'folderFlushed') return flushFolder(path)
      const known = now.get(path)
      if (known === undefined) throw new Error(`${kind} of ${path}, which nobody made`)
      if (known === null && kind === 'moved') throw new Error(`a folder was renamed: ${path}`)
      named({ from: path, to: kind === 'moved' ? to : null, file: known })
    },
    lay: (dir, fate, chance) => {
      const names = new Map(flushed)
      const most = fate === 'dropped' ? 0 : fate === 'kept' ? waiting.length : chance(waiting.length + 1)
      for (const one of waiting.slice(0, most)) apply(names, one)
      mkdirSync(dir, { recursive: true })
      for (const [path, file] of names) if (file === null) mkdirSync(join(dir, path), { recursive: true })
      for (const [path, file] of names) {
        const folder = dirname(path)
        if (file === null || (folder !== '.' && names.get(folder) !== null)) continue
        writeFileSync(join(dir, path), contentsAfter(files.get(file)!, fate, chance))
      }
    },
  }
}

function apply(names: Map<string, number | null>, { from, to, file }: Named): void {
  if (from !== null && names.get(from) === file) names.delete(from)
  if (to !== null) names.set(to, file)
}

function isIn(folder: string, path: string | null): boolean {
  return path !== null && (folder === '' ? !path.includes('/') : dirname(path) === folder)
}

/** Whether `folder` is this one or lies in it. */
function isUnder(folder: string, path: string): boolean {
  return folder === path || folder.startsWith(`${path}/`)
}

function contentsAfter(file: File, fate: Fate, chance: (below: number) => number): Buffer {
  if (fate === 'dropped' || file.waiting.length === 0) return file.flushed.bytes()
  const contents = file.flushed.copy()
  for (const write of file.waiting) {
    if (fate === 'kept') contents.put(write)
    else if (fate === 'part' || write.bytes === null) chance(2) === 0 && contents.put(write)
    else for (const sector of sectorsOf(write.at, write.bytes)) if (chance(2) === 0) contents.put(sector)
  }
  return contents.bytes()
}

function sectorsOf(at: number, bytes: Buffer): Write[] {
  const sectors: Write[] = []
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR))
    sectors.push({ at: at + from, bytes: bytes.subarray(from, to) })
    from = to
  }
  return sectors
}

/** Bytes that grow. */
class Contents {
  private held = Buffer.alloc(0)
  private length = 0

  put({ at, bytes }: Write): void {
    const end = bytes === null ? at : Math.max(this.length, at + bytes.length)
    if (end > this.held.length) {
      const more = Buffer.alloc(Math.max(end, this.held.length * 2))
      this.held.copy(more, 0, 0, this.length)
      this.held = more
    } else if (end < this.length) this.held.fill(0, end, this.length)
    this.length = end
    bytes?.copy(this.held, at)
  }

  bytes(): Buffer {
    return this.held.subarray(0, this.length)
  }

  copy(): Contents {
    const copy = new Contents()
    copy.held = Buffer.from(this.bytes())
    copy.length = this.length
    return copy
  }
}
