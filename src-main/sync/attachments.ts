import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { sha256 } from '#wire/canonical.ts'
import { BLOB_PIECE, blobAnswer } from '#wire/messages.ts'
import { askSigned, Failed, faulty, type Identity } from './ask.ts'
import type { Transport } from './transport.ts'

/** Where the bytes of attachments lie on this PC. */
export interface Attachments {
  /** Null where this PC does not have them as they were. */
  kept(id: string): Buffer | null
  has(id: string): boolean
  keep(bytes: Uint8Array): string
}

const SECONDS = 30
/** What the endpoint does not have yet somebody else has to give it: it is asked for less and less often. */
const ASK_AGAIN_MS = 15_000
const ASK_AT_LEAST_EVERY_MS = 30 * 60_000

/** In bytes; null for what no command has recorded. */
export function attachmentSize(db: ReadDb, id: string): number | null {
  return db.value<number>(sql`SELECT size FROM attachments WHERE id = ${id}`)
}

/** What this PC has not given to the endpoint yet; confirmed rows alone, since the endpoint knows no others. */
function unsent(db: ReadDb): { readonly id: string; readonly size: number }[] {
  return db.all(sql`
    SELECT id, size FROM attachments WHERE rev > 0 AND id NOT IN (SELECT id FROM sent_attachments) ORDER BY id
  `)
}

/** Of those, how many are here: until they are given nobody else has them. */
export function countToGive({ db, store }: Pick<Way, 'store'> & { readonly db: ReadDb }): number {
  return unsent(db).filter(({ id }) => store.has(id)).length
}

/** An endpoint that lost something may have lost these. */
export function forgetSent(db: WriteDb): void {
  db.run(sql`DELETE FROM sent_attachments`)
}

function markSent(db: WriteDb, id: string): void {
  db.run(sql`INSERT INTO sent_attachments (id) VALUES (${id}) ON CONFLICT (id) DO NOTHING`)
}

interface Way {
  readonly db: WriteDb
  readonly transport: Transport
  readonly identity: Identity
  readonly store: Attachments
  /** Asked before each piece: whatever else there is to do goes first. */
  readonly stopped: () => boolean
}

/**
 * Gives what is here and not there, brings what is there and not here; what is stopped or cut goes on from the piece
 * where it was. True where it was stopped before the end.
 */
export async function exchangeAttachments(way: Way): Promise<boolean> {
  const { db, store, stopped } = way
  for (const { id, size } of unsent(db)) {
    if (isPutOff(way, id)) continue
    if (stopped()) return true
    const bytes = store.has(id) ? store.kept(id) : null
    // Whoever does not have it brings it; whoever has it whole by then need not give it.
    const done = bytes === null ? bring(way, id, Math.ceil(size / BLOB_PIECE)) : give(way, id, bytes)
    if (await done) {
      markSent(db, id)
      waiting.delete(nameOf(way, id))
    } else if (stopped()) return true
    else putOff(way, id)
  }
  return false
}

/** By PC and attachment. */
const waiting = new Map<string, { readonly until: number; readonly milliseconds: number }>()

function nameOf({ identity }: Way, id: string): string {
  return `${identity.deviceId} ${id}`
}

function putOff(way: Way, id: string): void {
  const name = nameOf(way, id)
  const before = waiting.get(name)
  const milliseconds = before ? Math.min(before.milliseconds * 2, ASK_AT_LEAST_EVERY_MS) : ASK_AGAIN_MS
  waiting.set(name, { until: performance.now() + milliseconds, milliseconds })
}

function isPutOff(way: Way, id: string): boolean {
  return (waiting.get(nameOf(way, id))?.until ?? 0) > performance.now()
}

/** False where it was stopped, or the endpoint does not keep what it was given. */
async function give(way: Way, id: string, bytes: Buffer): Promise<boolean> {
  const pieces = Math.ceil(bytes.length / BLOB_PIECE)
  const first = await ask(way, id, { piece: 0, bytes: null })
  if (first === null) return false
  let { have } = first
  while (have < pieces) {
    if (way.stopped()) return false
    const piece = bytes.subarray(have * BLOB_PIECE, (have + 1) * BLOB_PIECE)
    const next = await ask(way, id, { piece: have, bytes: piece.toString('base64') })
    if (next === null) return false
    // Other bytes than its name says were there: from the beginning, and only once.
    if (next.have <= have && next.have !== 0) throw new Failed('garbled')
    have = next.have
    if (have === 0) return false
  }
  return true
}

/** False where it was stopped, or the endpoint does not have it whole yet, or not as it was. */
async function bring(way: Way, id: string, pieces: number): Promise<boolean> {
  const got = brought.get(id) ?? []
  brought.set(id, got)
  while (got.length < pieces) {
    if (way.stopped()) return false
    const said = await ask(way, id, { piece: got.length, bytes: null })
    if (said === null || said.have < pieces || said.bytes === null) return false
    got.push(Buffer.from(said.bytes, 'base64'))
  }
  brought.delete(id)
  const whole = Buffer.concat(got)
  if (sha256(whole) !== id) return false
  way.store.keep(whole)
  return true
}

/** Pieces of what a cut has left half brought. */
const brought = new Map<string, Buffer[]>()

/** Null where the endpoint does not take or give this one: it says nothing of the others. */
async function ask(way: Way, id: string, request: { readonly piece: number; readonly bytes: string | null }) {
  const { transport, identity } = way
  const body = { device: identity.deviceId, ...request }
  const answer = await askSigned(transport, identity, `v1/blobs/${id}`, blobAnswer, body, SECONDS)
  if (!('fault' in answer)) return answer
  if (answer.fault === 'NOT_FOUND' || answer.fault === 'MALFORMED') return null
  throw faulty(answer)
}
