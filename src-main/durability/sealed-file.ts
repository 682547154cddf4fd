import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { unwrapWith, wrapFor } from '#core/secrets/share.ts'
import type { Salted } from './copy-keys.ts'
import type { KeyPair } from '#wire/signature.ts'

// Of the core's turns each takes one piece: the disk, which may be a stick or a server, is waited for apart.
//
// A copy that leaves this PC: a line that says how it is opened, and pieces of AES-256-GCM, each of which knows its place
// and whether it is the last, so that none can be changed, left out or put elsewhere.

const MAGIC = 'vigente-copia-1'
const PIECE = 1 << 20
const TAG = 16
const LONGEST_HEAD = 4_096

const headLine = z.object({
  magic: z.literal(MAGIC),
  salt: z.string(),
  n: z
    .int()
    .min(1 << 14)
    .max(1 << 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  /** The key of this file, wrapped for the passphrase. */
  key: z.string(),
})
export type SealedHead = z.output<typeof headLine>

/** A part of a copy: its name, and its bytes or the file they lie in. */
export interface Part {
  readonly name: string
  readonly bytes?: Buffer
  readonly path?: string
}

/** Writes the parts one after another; flushed when it returns. The answer opens it again without the passphrase. */
export async function writeSealed(
  path: string,
  parts: readonly Part[],
  salted: Salted,
  publicKey: string,
): Promise<Buffer> {
  const key = randomBytes(32)
  const line = `${JSON.stringify({ magic: MAGIC, ...salted, key: wrapFor(publicKey, key) } satisfies SealedHead)}\n`
  const output = await open(path, 'wx', 0o600)
  try {
    await output.writeFile(line)
    let piece = 0
    let waiting = Buffer.alloc(0)
    await pipeline(plain(parts), createGzip({ level: 3 }), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) {
        waiting = Buffer.concat([waiting, chunk])
        while (waiting.length > PIECE) {
          await writePiece(output, key, line, piece, false, waiting.subarray(0, PIECE))
          piece += 1
          waiting = waiting.subarray(PIECE)
        }
      }
    })
    await writePiece(output, key, line, piece, true, waiting)
    await output.sync()
  } finally {
    await output.close()
  }
  return key
}

async function writePiece(
  output: FileHandle,
  key: Buffer,
  head: string,
  piece: number,
  last: boolean,
  bytes: Buffer,
): Promise<void> {
  const cipher = createCipheriv('aes-256-gcm', key, ivOf(piece, last))
  cipher.setAAD(digestOf(head))
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(sealed.length)
  await output.writeFile(Buffer.concat([length, sealed]))
}

/** The key is of this file alone, so that a counter never comes twice. */
function ivOf(piece: number, last: boolean): Buffer {
  const iv = Buffer.alloc(12)
  iv.writeUInt32BE(piece, 4)
  iv.writeUInt8(last ? 1 : 0, 11)
  return iv
}

function digestOf(head: string): Buffer {
  return createHash('sha256').update(head).digest()
}

/** Each part: a line of JSON with its name and length, then its bytes. */
async function* plain(parts: readonly Part[]): AsyncGenerator<Buffer> {
  for (const { name, bytes, path } of parts) {
    const size = bytes?.length ?? (await stat(path!)).size
    yield Buffer.from(`${JSON.stringify({ name, size })}\n`)
    if (bytes !== undefined) yield bytes
    else for await (const chunk of createReadStream(path!, { highWaterMark: PIECE })) yield chunk as Buffer
  }
}

/** Null where it is no copy of ours. */
export async function readSealedHead(path: string): Promise<SealedHead | null> {
  try {
    const file = await open(path, 'r')
    try {
      return headLine.parse(JSON.parse(await rawHead(file)))
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}

async function rawHead(file: FileHandle): Promise<string> {
  const start = Buffer.alloc(LONGEST_HEAD)
  const { bytesRead } = await file.read(start, 0, LONGEST_HEAD, 0)
  const end = start.subarray(0, bytesRead).indexOf('\n')
  return start.subarray(0, end + 1).toString('utf8')
}

/** The key of a copy, by the halves of its passphrase; null where that is another one. */
export function keyOfSealed({ key }: SealedHead, keys: KeyPair): Buffer | null {
  return unwrapWith(keys, key)
}

/** It is cut short, or a byte of it is another. */
export class SealedDamaged extends Error {}

/** Its parts in their order: for each what takes its bytes, piece by piece, and null at its end. */
export async function readSealed(path: string, key: Buffer, take: TakePart): Promise<void> {
  const parts = partsInto(take)
  try {
    await pipeline(opened(path, key), createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
      for await (const chunk of unpacked) await parts.add(chunk)
    })
  } catch (error) {
    throw error instanceof SealedDamaged ? error : new SealedDamaged(String(error))
  }
  if (!parts.isWhole()) throw new SealedDamaged('it ends too early')
}

/** Takes the bytes of a part, each time once it is done with those before; null is the end. */
export type PartSink = (bytes: Buffer | null) => void | Promise<void>
type TakePart = (name: string, size: number) => PartSink

/** Tells the parts apart in what comes in pieces of any size. */
function partsInto(take: TakePart) {
  let waiting = Buffer.alloc(0)
  let part: { left: number; readonly into: PartSink } | null = null
  return {
    add: async (chunk: Buffer): Promise<void> => {
      waiting = Buffer.concat([waiting, chunk])
      for (;;) {
        if (part === null) {
          const end = waiting.indexOf('\n')
          if (end < 0) return
          const { name, size } = partHead.parse(JSON.parse(waiting.subarray(0, end).toString('utf8')))
          waiting = waiting.subarray(end + 1)
          part = { left: size, into: take(name, size) }
        }
        const bytes = waiting.subarray(0, part.left)
        waiting = waiting.subarray(bytes.length)
        part.left -= bytes.length
        if (bytes.length > 0) await part.into(bytes)
        if (part.left > 0) return
        await part.into(null)
        part = null
      }
    },
    isWhole: () => part === null && waiting.length === 0,
  }
}

const partHead = z.object({ name: z.string().max(200), size: z.int().min(0) })

async function* opened(path: string, key: Buffer): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    const head = await rawHead(file)
    const aad = digestOf(head)
    const { size } = await file.stat()
    let at = Buffer.byteLength(head)
    for (let piece = 0; ; piece += 1) {
      const length = Buffer.alloc(4)
      if ((await file.read(length, 0, 4, at)).bytesRead < 4) throw new SealedDamaged('it ends too early')
      const sealed = Buffer.alloc(Math.min(length.readUInt32BE(), PIECE + TAG))
      if ((await file.read(sealed, 0, sealed.length, at + 4)).bytesRead < sealed.length)
        throw new SealedDamaged('it ends too early')
      at += 4 + sealed.length
      const last = at === size
      const decipher = createDecipheriv('aes-256-gcm', key, ivOf(piece, last))
      decipher.setAAD(aad)
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
      yield Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()])
      if (last) return
    }
  } finally {
    await file.close()
  }
}
