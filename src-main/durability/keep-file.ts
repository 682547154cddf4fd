import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** An antivirus or an indexer has the file open for a moment. */
const BUSY: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES'])
const RETRY_FOR_MS = 10_000
const RETRY_EVERY_MS = 50

/** Whole or not at all, and on disk when it returns: written beside, flushed, renamed into its place. */
export function keepFile(path: string, text: string): void {
  const part = `${path}.${process.pid}.part`
  rmSync(part, { force: true })
  const output = openSync(part, 'wx', 0o600)
  try {
    writeSync(output, text)
    fsyncSync(output)
  } finally {
    closeSync(output)
  }
  moveFile(part, path)
}

/** A rename that lasts: tried again while something else holds the file, and flushed with its folder. */
export function moveFile(from: string, to: string): void {
  const waiting = new Int32Array(new SharedArrayBuffer(4))
  const giveUpAt = performance.now() + RETRY_FOR_MS
  for (;;) {
    try {
      renameSync(from, to)
      break
    } catch (error) {
      const passes = BUSY.has((error as NodeJS.ErrnoException).code)
      if (!passes || process.platform !== 'win32' || performance.now() > giveUpAt) throw error
      Atomics.wait(waiting, 0, 0, RETRY_EVERY_MS)
    }
  }
  flushFolder(dirname(to))
  if (dirname(from) !== dirname(to)) flushFolder(dirname(from))
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
