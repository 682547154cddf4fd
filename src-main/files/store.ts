import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder, isHeld, renameFile } from '#durability/keep-file.ts'
import { sniff, typeOf } from '#files/sniff.ts'

export interface StoredFile {
  /** 32 hexadecimal digits, drawn at random: who holds the id may read the file, and none can be guessed. */
  readonly file: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/**
 * Files that come in (spreadsheets, logos) or go out (slips, exports), for a week. Operations take and return ids,
 * never paths; the name the operator gave is data and is never used as a path.
 */
export interface FileStore {
  put(name: string, bytes: Uint8Array): StoredFile
  putStream(
    name: string,
    stream: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<StoredFile | 'tooLarge'>
  get(file: string): (StoredFile & { readonly path: string }) | null
  /** Keeps bytes for good under their SHA-256, which is the answer; the same bytes again are there already. */
  keep(bytes: Uint8Array): string
  /** Whether this PC has them, unread. */
  has(sha256: string): boolean
  /** Verified as they are read: null where this PC does not have them, or no longer as they were. */
  kept(sha256: string): Buffer | null
  /** What came in or went out over a week ago is gone; what was attached stays. */
  forgetOld(now: Date): void
}

const KEPT_DAYS = 7

export function createFileStore(dir: string): FileStore {
  const folder = join(dir, 'files')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const attachments = join(dir, 'attachments')
  mkdirSync(attachments, { recursive: true, mode: 0o700 })
  sweepHalfFiles(folder)
  sweepHalfFiles(attachments)
  return {
    put: (name, bytes) => put(folder, name, bytes),
    putStream: (name, stream, maxBytes) => putStream(folder, name, stream, maxBytes),
    get: (file) => get(folder, file),
    keep: (bytes) => keepByContent(attachments, bytes),
    has: (sha256) => existsSync(join(attachments, sha256)),
    kept: (sha256) => readByContent(attachments, sha256),
    forgetOld: (now) => forgetOld(folder, now.getTime() - KEPT_DAYS * 86_400_000),
  }
}

const idPattern = /^[0-9a-f]{32}$/
const headLength = 4096
const longestName = 255

function put(folder: string, name: string, bytes: Uint8Array): StoredFile {
  const file = newId()
  const part = join(folder, `${file}.part`)
  try {
    writeFileSync(part, bytes, { mode: 0o600 })
    return keep(folder, file, name, bytes.subarray(0, headLength), bytes.length)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

async function putStream(
  folder: string,
  name: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<StoredFile | 'tooLarge'> {
  const file = newId()
  const part = join(folder, `${file}.part`)
  const output = openSync(part, 'wx', 0o600)
  let open = true
  try {
    let size = 0
    let head: Uint8Array = new Uint8Array()
    for await (const chunk of stream) {
      size += chunk.length
      if (size > maxBytes) return 'tooLarge'
      if (head.length < headLength) head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)])
      writeAll(output, chunk)
    }
    closeSync(output)
    open = false
    return keep(folder, file, name, head, size)
  } finally {
    if (open) closeSync(output)
    rmSync(part, { force: true })
  }
}

function writeAll(output: number, chunk: Uint8Array): void {
  for (let written = 0; written < chunk.length;) written += writeSync(output, chunk, written)
}

/** The sidecar is renamed last: `get` needs it, so a file is either whole or absent. */
function keep(folder: string, file: string, name: string, head: Uint8Array, size: number): StoredFile {
  const stored: StoredFile = { file, name: name.slice(0, longestName), type: typeOf(sniff(head)), size }
  const sidecar = join(folder, `${file}.json`)
  writeFileSync(`${sidecar}.part`, JSON.stringify(stored), { mode: 0o600 })
  renameFile(join(folder, `${file}.part`), join(folder, file))
  renameFile(`${sidecar}.part`, sidecar)
  return stored
}

function get(folder: string, file: string): (StoredFile & { readonly path: string }) | null {
  if (!idPattern.test(file)) return null
  const sidecar = join(folder, `${file}.json`)
  if (!existsSync(sidecar)) return null
  const { name, type, size } = JSON.parse(readFileSync(sidecar, 'utf8')) as StoredFile
  return { file, name, type, size, path: join(folder, file) }
}

/** Flushed, and its name too: a row of the ledger may point to it from now on. */
function keepByContent(folder: string, bytes: Uint8Array): string {
  const sha256 = sha256Of(bytes)
  if (readByContent(folder, sha256) === null) {
    const part = join(folder, `${newId()}.part`)
    const output = openSync(part, 'wx', 0o600)
    try {
      writeAll(output, bytes)
      fsyncSync(output)
    } finally {
      closeSync(output)
    }
    renameFile(part, join(folder, sha256))
  }
  flushFolder(folder)
  return sha256
}

function readByContent(folder: string, sha256: string): Buffer | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null
  const path = join(folder, sha256)
  if (!existsSync(path)) return null
  const bytes = readFileSync(path)
  return sha256Of(bytes) === sha256 ? bytes : null
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A process that was killed in the middle of an upload leaves its part; nobody holds an id to it. */
function sweepHalfFiles(folder: string): void {
  for (const entry of readdirSync(folder)) {
    if (entry.endsWith('.part')) rmSync(join(folder, entry), { force: true })
  }
}

/** The sidecar goes first: without it there is no such file. One that an antivirus holds goes another time. */
function forgetOld(folder: string, before: number): void {
  for (const file of readdirSync(folder)) {
    if (!idPattern.test(file)) continue
    const path = join(folder, file)
    try {
      if (statSync(path).mtimeMs >= before) continue
      rmSync(`${path}.json`, { force: true })
      rmSync(path, { force: true })
    } catch (error) {
      if (!isHeld(error)) throw error
    }
  }
}

function newId(): string {
  return randomBytes(16).toString('hex')
}
