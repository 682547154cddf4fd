import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import type { LedgerBytes } from '#db/ledger-bytes.ts'
import { LEDGER_SUFFIXES } from './places.ts'

/** Bytes that are on the disk, of how many. */
export type TellCopied = (done: number, total: number) => void

const CHUNK = 1 << 20
/** Copied bytes go to the disk on the way: a commit that is flushed meanwhile finds no long row before it. */
const BETWEEN_FLUSHES = 2 << 20
/** Here SQLite puts its locks and nothing else, and Windows lets nobody read it. */
const LOCKS = { from: 0x4000_0000, to: 0x4000_0200 } as const

/**
 * The file of an open ledger and then its -wal, which together are the ledger as of its last commit, as long as nothing goes
 * from the one into the other. Of what is appended meanwhile the copy has what is whole.
 */
export function copyOpen({ file, wal }: LedgerBytes, to: string, tell: TellCopied): void {
  for (const suffix of LEDGER_SUFFIXES) rmSync(to + suffix, { force: true })
  copyBytes(file, fstatSync(file).size, to, tell)
  if (!existsSync(wal)) return
  const log = openSync(wal, 'r')
  try {
    copyLog(log, `${to}-wal`)
  } finally {
    closeSync(log)
  }
}

/**
 * What is in the file already is written over by the first commit that comes, and of half of it SQLite would put into the copy
 * what stood there before. Its head is written first and says so; with nothing going into the file, that is once.
 */
function copyLog(log: number, to: string): void {
  let head: Buffer
  do {
    head = headOf(log)
    rmSync(to, { force: true })
    copyBytes(log, lengthOf(log, head), to, () => {})
  } while (!head.equals(headOf(log)))
}

const HEAD = 32

/** It has other salts each time that it begins anew. */
function headOf(log: number): Buffer {
  const head = Buffer.alloc(HEAD)
  readSync(log, head, 0, HEAD, 0)
  return head
}

const FRAME_HEAD = 24

/**
 * As far as it goes since it began anew. It stays as long as it ever was, and of what lies behind each frame has the salts of
 * an earlier time, by which SQLite knows its end too.
 */
function lengthOf(log: number, head: Buffer): number {
  const { size } = fstatSync(log)
  const [pageSize, salts] = [head.readUInt32BE(8), head.subarray(16, 24)]
  const found = Buffer.alloc(salts.length)
  let end = HEAD
  for (; end < size; end += FRAME_HEAD + pageSize) {
    readSync(log, found, 0, found.length, end + 8)
    if (!found.equals(salts)) break
  }
  return Math.min(end, size)
}

function copyBytes(from: number, size: number, to: string, tell: TellCopied): void {
  const chunk = Buffer.allocUnsafe(CHUNK)
  const output = openSync(to, 'wx', 0o600)
  try {
    let flushed = 0
    for (const { at, length } of piecesOf(size)) {
      const read = readSync(from, chunk, 0, length, at)
      for (let written = 0; written < read;)
        written += writeSync(output, chunk, written, read - written, at + written)
      const done = at + read
      // A -wal may become shorter, where it begins anew.
      const isLast = done === size || read < length
      if (done - flushed < BETWEEN_FLUSHES && !isLast) continue
      fdatasyncSync(output)
      flushed = done
      tell(done, size)
      if (isLast) return
    }
  } finally {
    closeSync(output)
  }
}

/** What is read of a file of so many bytes, in order. */
export function* piecesOf(size: number): Generator<{ readonly at: number; readonly length: number }> {
  for (let at = 0; at < size;) {
    if (at === LOCKS.from) at = LOCKS.to
    const end = at < LOCKS.from ? Math.min(size, LOCKS.from) : size
    const length = Math.min(CHUNK, end - at)
    if (length > 0) yield { at, length }
    at += length
  }
}
