import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** An antivirus or an indexer has the file open for a moment. */
const BUSY: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES'])
const RETRY_FOR_MS = 10_000
const RETRY_EVERY_MS = 50

/** Whole or not at all, and on disk when it returns: written beside, flushed, renamed into its place. */
export function keepFile(path: string, text: string): void {
  keepSlices(path, [text])
}

/** The same of what is longer than one text can be. */
export function keepSlices(path: string, slices: Iterable<string>): void {
  writePart(path, slices)
  moveFile(`${path}.part`, path)
}

/** Whole or not at all; after a power cut it may be the one before, which is no harm to what is only compared. */
export function keepFileSoon(path: string, text: string): void {
  writePart(path, [text])
  renameFile(`${path}.part`, path)
}

/** The same while nobody waits; where it is not wanted any more by then, nothing of it stays. */
export async function keepFileApart(path: string, text: string, isWanted: () => boolean): Promise<void> {
  // Each has its own, so that one that is not wanted any more takes nothing from the next; ten at most stay after a kill.
  parts = (parts + 1) % 10
  const part = `${path}.next${parts}`
  const output = await open(part, 'w', 0o600)
  try {
    await output.writeFile(text)
    await output.datasync()
  } finally {
    await output.close()
  }
  await whenFree(() => {
    if (isWanted()) renameSync(part, path)
    else rmSync(part, { force: true })
  })
}

let parts = 0

function writePart(path: string, slices: Iterable<string>): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  const output = openSync(part, 'wx', 0o600)
  try {
    for (const slice of slices) writeFileSync(output, slice)
    fsyncSync(output)
  } finally {
    closeSync(output)
  }
}

/** A rename that lasts: flushed with its folder. */
export function moveFile(from: string, to: string): void {
  renameFile(from, to)
  flushFolder(dirname(to))
  if (dirname(from) !== dirname(to)) flushFolder(dirname(from))
}

/** The same while the program is used: the disk is waited for apart. */
export async function moveFileApart(from: string, to: string): Promise<void> {
  await whenFree(() => rename(from, to))
  if (process.platform === 'win32') return
  const folder = await open(dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Something else has the file open, as an antivirus does for a moment. */
export function isHeld(error: unknown): boolean {
  return BUSY.has((error as NodeJS.ErrnoException).code)
}

/** In the place of what stands there: tried again while something else holds the file. */
export function renameFile(from: string, to: string): void {
  const waiting = new Int32Array(new SharedArrayBuffer(4))
  const giveUpAt = performance.now() + RETRY_FOR_MS
  for (;;) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!isFreeSoon(error, giveUpAt)) throw error
      Atomics.wait(waiting, 0, 0, RETRY_EVERY_MS)
    }
  }
}

/** The same of anything done to a file while the program is used. */
async function whenFree(work: () => void | Promise<void>): Promise<void> {
  const giveUpAt = performance.now() + RETRY_FOR_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isFreeSoon(error, giveUpAt)) throw error
      await sleep(RETRY_EVERY_MS)
    }
  }
}

function isFreeSoon(error: unknown, giveUpAt: number): boolean {
  return isHeld(error) && process.platform === 'win32' && performance.now() <= giveUpAt
}

/** What was written to a file by another hand is on disk when it returns. */
export function flushFile(path: string): void {
  flush(path, 'r+')
}

/** Windows keeps its folders itself. */
export function flushFolder(dir: string): void {
  if (process.platform !== 'win32') flush(dir, 'r')
}

function flush(path: string, flags: string): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
