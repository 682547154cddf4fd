import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import type { ByteSource } from '#files/byte-source.ts'
import { unreadable } from '#files/unreadable.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  readonly headerOffset: number
}

/** Names are keys of this map and nothing else: no path is ever made of them. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localHeader = 0x04034b50
const mostEntries = 10_000
const mebibyte = 1_048_576

/** The central directory: what the archive says it holds, checked before a byte is inflated. */
export function readZipDirectory(source: ByteSource, name: string): ZipDirectory {
  const tailLength = Math.min(source.size, 65_557)
  const tail = source.read(source.size - tailLength, tailLength)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== endOfDirectory) throw damaged(name)
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (count > mostEntries || offset + length > source.size) throw damaged(name)
  return parseDirectory(source.read(offset, length), count, source.size, name)
}

function parseDirectory(bytes: Buffer, count: number, archiveSize: number, name: string): ZipDirectory {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) throw damaged(name)
    if (bytes.readUInt16LE(at + 8) & 1) throw unreadable('file.encrypted', { name })
    const nameLength = bytes.readUInt16LE(at + 28)
    const entry: ZipEntry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerOffset: bytes.readUInt32LE(at + 42),
    }
    // Two entries of one name: which of them is meant depends on the reader, which is how files deceive.
    if (entries.has(entry.name) || entry.headerOffset + entry.compressedSize > archiveSize)
      throw damaged(name)
    entries.set(entry.name, entry)
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * The inflated bytes of one entry. Refused before inflating when it declares more than `maxBytes`, and while
 * inflating as soon as it gives more than it declared; its checksum must be right at the end.
 */
export async function* inflateEntry(
  source: ByteSource,
  entry: ZipEntry,
  maxBytes: number,
  name: string,
): AsyncGenerator<Buffer> {
  if (entry.size > maxBytes) {
    throw unreadable('file.tooLarge', { name, what: 'sheet', limit: maxBytes / mebibyte })
  }
  if (entry.method !== 0 && entry.method !== 8) throw damaged(name)
  let size = 0
  let crc = 0
  for await (const chunk of entry.method === 0
    ? stored(source, entry, name)
    : inflated(source, entry, name)) {
    size += chunk.length
    if (size > entry.size) throw damaged(name)
    crc = crc32(chunk, crc)
    yield chunk
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged(name)
}

async function* inflated(source: ByteSource, entry: ZipEntry, name: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 262_144 })
  const compressed = Readable.from(stored(source, entry, name), { objectMode: true, highWaterMark: 2 })
  compressed.on('error', (error) => inflate.destroy(error))
  compressed.pipe(inflate)
  try {
    for await (const chunk of inflate) yield chunk as Buffer
  } catch (error) {
    throw isZlibError(error) ? damaged(name) : error
  } finally {
    compressed.destroy()
    inflate.destroy()
  }
}

function* stored(source: ByteSource, entry: ZipEntry, name: string): Generator<Buffer> {
  const header = source.read(entry.headerOffset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== localHeader) throw damaged(name)
  let offset = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  let left = entry.compressedSize
  while (left > 0) {
    const piece = source.read(offset, Math.min(left, 131_072))
    if (piece.length === 0) throw damaged(name)
    yield piece
    offset += piece.length
    left -= piece.length
  }
}

function isZlibError(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(Z_|ERR_BUFFER|ERR_STREAM_PREMATURE)/.test(String(error.code))
  )
}

function damaged(name: string): Error {
  return unreadable('file.damaged', { name })
}
