import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly bytes: Iterable<Uint8Array>
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly compressedSize: number
  readonly size: number
  readonly offset: number
}

/** 2026-01-01 00:00 in DOS time: the same input gives the same bytes on every PC. */
const dosDate = ((2026 - 1980) << 9) | (1 << 5) | 1
/** Bit 3: sizes follow the data, since nothing is held back to count it. Bit 11: names are UTF-8. */
const flags = 0x0808

/** A ZIP archive as it is made: no part is ever whole in memory. Deflating runs beside the making of the text. */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const start = offset
    yield localHeader(name)
    offset += 30 + name.length
    const sums = { crc: 0, size: 0 }
    let compressedSize = 0
    for await (const chunk of deflated(part.bytes, sums)) {
      compressedSize += chunk.length
      yield chunk
    }
    yield descriptor(sums.crc, compressedSize, sums.size)
    offset += compressedSize + 16
    written.push({ name, ...sums, compressedSize, offset: start })
  }
  yield directory(written, offset)
}

async function* deflated(
  bytes: Iterable<Uint8Array>,
  sums: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level: 3, chunkSize: 65_536 })
  const feeding = feed(deflate, bytes, sums)
  // A failure of the feed ends the stream below with the same error; nothing may stay unhandled meanwhile.
  feeding.catch((error: Error) => deflate.destroy(error))
  try {
    for await (const chunk of deflate) yield chunk as Uint8Array
    await feeding
  } finally {
    deflate.destroy()
  }
}

async function feed(
  deflate: ReturnType<typeof createDeflateRaw>,
  bytes: Iterable<Uint8Array>,
  sums: { crc: number; size: number },
): Promise<void> {
  for (const chunk of bytes) {
    if (deflate.destroyed) return
    sums.crc = crc32(chunk, sums.crc)
    sums.size += chunk.length
    if (!deflate.write(chunk)) await drained(deflate)
  }
  deflate.end()
}

/** Resolves on `drain`, or on `close` when whoever reads the archive has gone. */
function drained(deflate: ReturnType<typeof createDeflateRaw>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      deflate.off('drain', done)
      deflate.off('close', done)
      resolve()
    }
    deflate.on('drain', done)
    deflate.on('close', done)
  })
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(dosDate, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor(crc: number, compressedSize: number, size: number): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(compressedSize, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function directory(written: readonly Written[], offset: number): Buffer {
  const entries = written.map((part) => {
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt16LE(dosDate, 14)
    entry.writeUInt32LE(part.crc, 16)
    entry.writeUInt32LE(part.compressedSize, 20)
    entry.writeUInt32LE(part.size, 24)
    entry.writeUInt16LE(part.name.length, 28)
    entry.writeUInt32LE(part.offset, 42)
    return Buffer.concat([entry, part.name])
  })
  const body = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(body.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([body, end])
}
