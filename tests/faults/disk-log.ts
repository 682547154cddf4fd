import { readFileSync } from 'node:fs'

// What flushes.c has written of a program: each change of a file, each flush and each line that the program told, in the
// order in which they were made.

const KINDS = [
  'created',
  'written',
  'cut',
  'flushed',
  'moved',
  'removed',
  'folder',
  'folderRemoved',
  'folderFlushed',
  'told',
] as const
const HEAD = 24

export interface LogEntry {
  readonly kind: (typeof KINDS)[number]
  /** The file's number, whatever name it has. */
  readonly file: number
  /** Where it was written, or the length that it was cut to. */
  readonly at: number
  /** What was written or told; else a path, or two with a zero in between. */
  readonly bytes: Buffer
}

/** Up to where it is whole: a process that was killed may have begun another. */
export function readDiskLog(path: string): LogEntry[] {
  const log = readFileSync(path)
  const entries: LogEntry[] = []
  for (let from = 0; from + HEAD <= log.length;) {
    const length = log.readUInt32LE(from + 16)
    const bytes = log.subarray(from + HEAD, from + HEAD + length)
    if (bytes.length < length) break
    entries.push({
      kind: KINDS[log.readUInt32LE(from) - 1]!,
      file: log.readUInt32LE(from + 4),
      at: Number(log.readBigUInt64LE(from + 8)),
      bytes,
    })
    from += HEAD + length
  }
  return entries
}
