import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Bytes at rest, read piece by piece: 200 MB on disk are never 200 MB of memory. */
export interface ByteSource {
  readonly size: number
  /** Fewer bytes than asked for only at the end. */
  read(offset: number, length: number): Buffer
  close(): void
}

export function openSource(from: Uint8Array | string): ByteSource {
  return typeof from === 'string' ? fileSource(from) : bytesSource(from)
}

function bytesSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    size: buffer.length,
    read: (offset, length) => buffer.subarray(offset, offset + length),
    close: () => {},
  }
}

function fileSource(path: string): ByteSource {
  const file = openSync(path, 'r')
  const size = fstatSync(file).size
  return {
    size,
    read: (offset, length) => {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
      let filled = 0
      while (filled < buffer.length) {
        const count = readSync(file, buffer, filled, buffer.length - filled, offset + filled)
        if (count === 0) break
        filled += count
      }
      return buffer.subarray(0, filled)
    },
    close: () => closeSync(file),
  }
}
