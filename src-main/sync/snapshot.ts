import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import type Database from 'better-sqlite3'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { deleteAllRows, rowsInTurn } from '#db/rows.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import { forgetUnknown } from '#db/unknown-values.ts'
import { sha256 } from '#wire/canonical.ts'
import {
  PROTOCOL,
  rowChange,
  SCHEMA,
  type ProtocolFault,
  type RowChange,
  type SnapshotAnswer,
} from '#wire/messages.ts'
import { deferReferences, forgetBeforeImages, setDoorSeq } from './apply.ts'
import { setCursor, type Enrolment } from './enrolment.ts'
import { Failed, faulty } from './ask.ts'
import type { SyncClient } from './exchange.ts'
import { pendingCommands } from './outbox.ts'
import { clearSums, readSums } from './sums.ts'
import { runAllAgain, shownOf, type Ledger } from './take.ts'
import { insertWhole, saidOf, wholeOf } from './wire-rows.ts'

// A whole ledger at one revision, in pieces: made by the endpoint, and laid down by a PC in the place of what it has.

/** Packed and in base64 it passes what cuts at 64 KiB. */
const ROWS_OF_CHUNK = 500
/** What a piece may be once it is unpacked: more is not a ledger. */
const MOST_CHUNK_BYTES = 64 * 1024 * 1024
/** Most are no larger, and are unpacked into one piece of memory. */
const USUAL_CHUNK_BYTES = 1024 * 1024

/** Each piece is gzip of one JSON line a row. */
export function* snapshotChunks(db: ReadDb): Generator<Buffer> {
  let lines: string[] = []
  for (const [table, key] of Object.entries(LEDGER_TABLES)) {
    for (const row of rowsInTurn(db, table, ROWS_OF_CHUNK)) {
      lines.push(JSON.stringify([table, row[key], saidOf(db, table, row)]))
      if (lines.length < ROWS_OF_CHUNK) continue
      yield packed(lines)
      lines = []
    }
  }
  if (lines.length > 0) yield packed(lines)
}

/** Three times as fast as the smallest that gzip can, and a sixth larger: an endpoint answers nobody meanwhile. */
function packed(lines: readonly string[]): Buffer {
  return gzipSync(lines.join('\n'), { level: 3 })
}

/** Where pieces wait until all have come: what came before the network was cut is not asked for again. */
export interface SnapshotFolder {
  read(digest: string, chunk: number): Buffer<ArrayBuffer> | null
  write(digest: string, chunk: number, bytes: Buffer): void
  clear(): void
}

export function snapshotFolder(dir: string): SnapshotFolder {
  const path = (digest: string, chunk: number) => join(dir, `${digest.slice(0, 16)}-${chunk}.gz`)
  return {
    read: (digest, chunk) => {
      try {
        return readFileSync(path(digest, chunk))
      } catch {
        return null
      }
    },
    write: (digest, chunk, bytes) => {
      mkdirSync(dir, { recursive: true, mode: 0o700 })
      writeFileSync(path(digest, chunk), bytes, { mode: 0o600 })
    },
    clear: () => rmSync(dir, { recursive: true, force: true }),
  }
}

type Bring = (body: unknown) => Promise<SnapshotAnswer | ProtocolFault>

/** Brings every piece, and puts them in the place of the ledger in one transaction, which `besides` is part of. */
export async function takeSnapshot(
  client: SyncClient,
  { epoch }: Enrolment,
  ask: Bring,
  besides: (db: WriteDb) => void,
): Promise<void> {
  const bring = async (rev: number | null, chunk: number): Promise<SnapshotAnswer> => {
    const body = { protocol: PROTOCOL, schema: SCHEMA, device: client.device, epoch, rev, chunk }
    const answer = await ask(body)
    if ('fault' in answer) throw faulty(answer)
    if (
      answer.device !== client.device ||
      answer.chunk !== chunk ||
      sha256(Buffer.from(answer.rows, 'base64')) !== answer.sha256
    )
      throw new Failed('garbled')
    return answer
  }
  const first = await bring(null, 0)
  const { rev, chunks, digest } = first
  client.snapshots.write(digest, 0, Buffer.from(first.rows, 'base64'))
  for (let chunk = 1; chunk < chunks; chunk += 1) {
    if (client.snapshots.read(digest, chunk) !== null) continue
    const next = await bring(rev, chunk)
    if (next.rev !== rev || next.digest !== digest) throw new Failed('garbled')
    client.snapshots.write(digest, chunk, Buffer.from(next.rows, 'base64'))
  }
  await client
    .transaction((ledger) => {
      layDownSnapshot(ledger, rev, digest, readChunks(client.snapshots, digest, chunks))
      besides(ledger.db)
      return { value: null, types: EVERYTHING }
    }, 'all')
    .catch((error: unknown) => {
      // What is not a ledger now is none the next time: each piece is brought again.
      if (error instanceof Failed) client.snapshots.clear()
      throw error
    })
  client.snapshots.clear()
  // It took long enough for a connection to be closed at the other end: that is heard before one is used again.
  await setImmediate()
}

/** Every screen reads anew. */
const EVERYTHING: ReadonlySet<string> = new Set(['*'])

/** Line by line from the bytes: the text of a whole piece outlives each of them, and is only forgotten with all the others. */
function* readChunks(folder: SnapshotFolder, digest: string, chunks: number): Generator<RowChange> {
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const packed = folder.read(digest, chunk)!
    const lines = unpacked(packed)
    for (let from = 0, end = 0; end >= 0; from = end + 1) {
      end = lines.indexOf(LINE_END, from)
      yield rowChange.parse(JSON.parse(lines.toString('utf8', from, end < 0 ? lines.length : end)))
    }
    release(packed)
    release(lines)
  }
}

/** A power cut, or a disk that was full, may have left a part of it. */
function unpacked(packed: Buffer): Buffer<ArrayBuffer> {
  try {
    return gunzipSync(packed, { maxOutputLength: MOST_CHUNK_BYTES, chunkSize: USUAL_CHUNK_BYTES })
  } catch {
    throw new Failed('garbled')
  }
}

/** Bytes that nobody reads any more: left to be collected, up to 64 MiB of them are held. */
function release({ buffer }: Buffer<ArrayBuffer>): void {
  // What is smaller may lie in a pool beside others.
  if (buffer.byteLength > Buffer.poolSize) buffer.transfer(0)
}

const LINE_END = 0x0a

/** The confirmed ledger is exactly these rows; what is pending runs again on it. */
function layDownSnapshot(ledger: Ledger, rev: number, digest: string, rows: Iterable<RowChange>): void {
  const { db, raw } = ledger
  const pending = pendingCommands(db)
  const shown = shownOf(db, pending)
  setDoorSeq(db, 0)
  // As rows stood before commands that this ledger was made of: of this one they tell nothing.
  forgetBeforeImages(db)
  deferReferences(db)
  clearSums(db)
  const sums = readSums(db)
  for (const table of Object.keys(LEDGER_TABLES).toReversed()) deleteAllRows(db, table)
  forgetUnknown(db)
  for (const [table, key, stored] of rows) {
    if (stored === null) throw new Failed('garbled')
    const row = wholeOf(db, table, stored)
    insertWhole(db, table, key, row)
    sums.replace(table, key, null, row)
  }
  if (sums.digest() !== digest) throw new Failed('garbled')
  sums.save(db)
  setCursor(db, rev)
  ledger.forget()
  runAllAgain(ledger, pending, shown)
  setDoorSeq(db, 0)
  assertWhole(raw)
}

function assertWhole(raw: Database.Database): void {
  if ((raw.pragma('foreign_key_check') as unknown[]).length > 0) throw new Failed('garbled')
}
