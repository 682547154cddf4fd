import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { onlyAllowed, type KeptEntry } from '#domain/log-entry.ts'

/** Of each file; with the ones before it, some weeks of an office. */
const MOST_BYTES = 512 * 1024
const FILES = ['vigente.log', 'vigente.1.log', 'vigente.2.log', 'vigente.3.log'] as const

/** Writes entries into the folder's log, a line each; the oldest goes when it is full. */
export function openLogFile(dir: string): (entry: KeptEntry) => void {
  return (entry) => {
    try {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      if (sizeOf(join(dir, FILES[0])) > MOST_BYTES) rotate(dir)
      appendFileSync(join(dir, FILES[0]), `${JSON.stringify(entry)}\n`, { mode: 0o600 })
    } catch {
      // A full disk: what happens is said on the terminal, and nothing waits for it.
    }
  }
}

function rotate(dir: string): void {
  rmSync(join(dir, FILES.at(-1)!), { force: true })
  for (let at = FILES.length - 1; at > 0; at -= 1) {
    const [from, to] = [join(dir, FILES[at - 1]!), join(dir, FILES[at]!)]
    if (sizeOf(from) > 0) renameSync(from, to)
  }
}

/** The newest entries of a folder's log, the oldest of them first; of what else stands there nothing. */
export function lastEntries(dir: string, most: number): KeptEntry[] {
  const lines = FILES.toReversed().flatMap((name) => readLines(join(dir, name)))
  return lines.slice(-most).flatMap((line) => {
    try {
      const kept = onlyAllowed(JSON.parse(line) as Record<string, unknown>)
      return 'event' in kept ? [kept] : []
    } catch {
      return []
    }
  })
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
