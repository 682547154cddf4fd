import { z } from 'zod'

// What an app and an endpoint say to each other. Requests are strict; unknown fields of an answer are not an error.

export const PROTOCOL = 1
/** The newest migration whose tables this program knows. */
export const SCHEMA = 196
/**
 * The oldest with which an endpoint still takes part: what was released within 24 months stays at or above it
 * (`tests/fixtures/protocol`). 196 is the first that says of a row only what is not its default.
 */
export const OLDEST_SCHEMA = 196
export const SCHEMAS = { oldest: OLDEST_SCHEMA, newest: SCHEMA }

export const MOST_COMMANDS = 100
export const MOST_BATCH_BYTES = 1024 * 1024
export const MOST_ENTRIES = 1_000
export const MOST_PAGE_BYTES = 2 * 1024 * 1024

const id = z.string().min(1).max(64)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const shortText = z.string().max(200)

/** What somebody was told of a command that an endpoint lost later: what was refused is not judged anew. */
export const toldBefore = z.discriminatedUnion('kind', [
  /** It was done, as asked or otherwise. */
  z.strictObject({ kind: z.literal('applied') }),
  z.strictObject({ kind: z.literal('rejected'), code: z.string().max(64), params: z.unknown() }),
  z.strictObject({ kind: z.literal('dependency_failed'), on: id }),
  z.strictObject({ kind: z.literal('poisoned'), ticket: z.string().max(64) }),
  /** Another PC gave the key: it may have been used since. */
  z.strictObject({
    kind: z.literal('applied_changed'),
    code: z.literal('sync.keyTaken'),
    params: z.strictObject({
      ...{ last4: shortText, by: shortText, serial: shortText, productId: id },
      on: z.iso.date().nullable(),
      amount: count.nullable(),
    }),
  }),
])
export type ToldBefore = z.infer<typeof toldBefore>

/** A recorded command, as it stands in the outbox of its PC. */
export const sentCommand = z.strictObject({
  /** Counted from 1 in each epoch of a device, without a gap. */
  seq: z.int().min(1),
  cmdId: z.uuid(),
  type: z.string().max(64),
  version: z.int().min(1),
  /** Canonical JSON of `{ input, stamp }`. */
  args: z.string().max(MOST_BATCH_BYTES),
  group: z.string().max(64).nullable(),
  operator: id,
  createdAt: z.string().max(40),
  hash,
  told: toldBefore.optional(),
})
export type SentCommand = z.infer<typeof sentCommand>

/** The last `seq` of its epoch that a PC has recorded, sent or not. */
const recorded = count
const version = { protocol: z.int(), schema: z.int(), device: id, epoch: z.int().min(1) }

/** How far the audit of a PC goes, and what stands there where it was last countersigned. */
const auditClaim = z.strictObject({
  n: z.int().min(1),
  hash,
  since: z.strictObject({ n: z.int().min(1), hash }).nullable(),
  /** Somebody there has accepted that it is not what was countersigned: it is signed anew from here. */
  restart: z.boolean(),
})
export type AuditClaim = z.infer<typeof auditClaim>

export const auditSeal = z.object({
  n: z.int().min(1),
  hash,
  at: z.iso.datetime(),
  /** Ed25519 of `sealBytes`, by the key that signs the answers. */
  signature: z.string().max(100),
})
export type AuditSeal = z.infer<typeof auditSeal>

export const pushRequest = z.strictObject({
  ...version,
  batch: z.array(sentCommand).min(1).max(MOST_COMMANDS),
  recorded,
  /** With the last batch. */
  audit: auditClaim.nullable().default(null),
})
export type PushRequest = z.infer<typeof pushRequest>

/** What became of a command. `rejected` is an answer of the business, never an error of the protocol. */
export const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applied') }),
  /** Done otherwise than asked, and why: money was kept in favour, a key had been given away. */
  z.object({ kind: z.literal('applied_changed'), code: z.string(), params: z.unknown() }),
  z.object({ kind: z.literal('merged'), canonical: id }),
  z.object({ kind: z.literal('rejected'), code: z.string(), params: z.unknown() }),
  /** It hangs from a command that was refused. */
  z.object({ kind: z.literal('dependency_failed'), on: id }),
  z.object({ kind: z.literal('poisoned'), ticket: z.string() }),
])
export type Outcome = z.infer<typeof outcome>

export const pushAnswer = z.object({
  device: id,
  results: z.array(z.object({ seq: z.int(), cmdId: id, rev: count, outcome })),
  /** The last `seq` of this device and epoch that the endpoint has judged. */
  lastSeq: count,
  /** The seal that was made now, and the one before it; null where nothing was claimed. */
  audit: z.object({ sealed: auditSeal.nullable(), held: auditSeal.nullable() }).nullable().default(null),
})
export type PushAnswer = z.infer<typeof pushAnswer>

export const pullRequest = z.strictObject({
  ...version,
  cursor: count,
  /** The digest at the cursor, by which an endpoint that was put back to a backup is found out. */
  digest: hash.nullable(),
  limit: z.int().min(1).max(MOST_ENTRIES),
  recorded,
})
export type PullRequest = z.infer<typeof pullRequest>

const storedRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
/** Table, key, and the row as it stands now: a column that is not there holds its default. Null where it is gone. */
export const rowChange = z.tuple([z.string(), z.string(), storedRow.nullable()])
export type RowChange = z.infer<typeof rowChange>

/** One transaction of the endpoint: one command of one device, what became of it, and every row that it changed. */
export const entry = z.object({
  rev: z.int().min(1),
  device: z.string(),
  cmdId: z.string(),
  type: z.string(),
  operator: z.string(),
  at: z.string(),
  outcome,
  changes: z.array(rowChange),
})
export type Entry = z.infer<typeof entry>

export const pullAnswer = z.object({
  device: id,
  from: count,
  entries: z.array(entry),
  nextCursor: count,
  /** The last revision that there is. */
  head: count,
  hasMore: z.boolean(),
  /** Of the endpoint's ledger at `nextCursor`. */
  digest: hash,
  serverTime: z.iso.datetime(),
  /** The oldest and the newest migration with which the endpoint takes part. */
  schemas: z.object({ oldest: count, newest: count }),
})
export type PullAnswer = z.infer<typeof pullAnswer>

/** Faults of the protocol: nothing was done. */
export const protocolFault = z.object({
  fault: z.enum([
    'GAP',
    'EPOCH_FORK',
    'UPGRADE_REQUIRED',
    'SERVER_OLDER',
    'DEVICE_REVOKED',
    'DEVICE_UNKNOWN',
    'MALFORMED',
    'RESYNC_REQUIRED',
    /** The next command was done once, and hangs from what another PC has not sent again yet. */
    'AWAITS_OTHERS',
    'NOT_SIGNED',
    'CODE_REFUSED',
    /** What the PC that asks has already is of another office, or sealed with another key: it is not taken in. */
    'OTHER_OFFICE',
    'OTHER_SECRETS',
    'TOO_LARGE',
    'TOO_MANY',
    'NOT_FOUND',
    'NOT_ALLOWED',
  ]),
  expected: z.int().optional(),
  epoch: z.int().optional(),
  /** Of `RESYNC_REQUIRED`: the log begins after this revision, and nothing that was confirmed is lost. */
  horizon: z.int().optional(),
  retryAfter: z.int().optional(),
  /** Of `UPGRADE_REQUIRED` and `SERVER_OLDER`: with which migrations the endpoint takes part. */
  schemas: z.object({ oldest: count, newest: count }).optional(),
})
export type ProtocolFault = z.infer<typeof protocolFault>

/** 32 bytes in base64url: others read it as a key. */
const rawKey = z.string().regex(/^[\w-]{43}$/)

export const enrolRequest = z.strictObject({
  protocol: z.int(),
  schema: z.int(),
  code: z.string().min(20).max(80),
  device: z.strictObject({
    id,
    name: z.string().trim().min(1).max(80),
    /** Ed25519, raw, base64url. */
    publicKey: rawKey,
    /** X25519, raw, base64url: what the vault's key is wrapped for. */
    boxKey: rawKey,
    machine: hash,
  }),
  /** What it has already: the office whose ledger it holds, and the key that its secrets are sealed with. */
  has: z.strictObject({ tenant: id.nullable(), keyId: z.string().max(64).nullable() }).optional(),
})
export type EnrolRequest = z.infer<typeof enrolRequest>

export const enrolAnswer = z.object({
  device: id,
  tenant: id,
  letter: z.string().min(1).max(8),
  serverKey: z.string().min(43).max(43),
  /** The revision that took it in: what was done before is no news to it. */
  rev: z.int().min(1),
  /** Of the office's vault; null where it has none yet. */
  keyId: z.string().nullable(),
})
export type EnrolAnswer = z.infer<typeof enrolAnswer>

export const waitRequest = z.strictObject({ device: id, cursor: count, seconds: z.int().min(1).max(60) })
export const waitAnswer = z.object({ device: id, head: count })

export const contactsRequest = z.strictObject({ device: id })
export const contactsAnswer = z.object({
  device: id,
  /** Of each PC that ever met the endpoint. */
  contacts: z.array(
    z.object({
      id,
      metAt: z.iso.datetime(),
      /** Commands that it had recorded when it was last met, and that are not judged yet. */
      pending: count,
    }),
  ),
})
export type ContactsAnswer = z.infer<typeof contactsAnswer>

/** As whom a code is asked for: who may not give one gets none. */
export const codeRequest = z.strictObject({ device: id, operator: id })
export const codeAnswer = z.object({ device: id, code: z.string(), until: z.iso.datetime() })

/** Bytes of a piece of an attachment: whole, signed and in base64 it passes what cuts at 64 KiB. */
export const BLOB_PIECE = 32 * 1024

export const blobRequest = z.strictObject({
  device: id,
  /** Which piece, from 0. */
  piece: count,
  /** Base64 of a piece to keep; null asks for it. */
  bytes: z
    .base64()
    .max(48 * 1024)
    .nullable(),
})
export const blobAnswer = z.object({
  device: id,
  /** Pieces that are kept, without a gap from the first. */
  have: count,
  /** The piece that was asked for; null where it is not there. */
  bytes: z.string().nullable(),
})
export type BlobRequest = z.infer<typeof blobRequest>
export type BlobAnswer = z.infer<typeof blobAnswer>

export const snapshotRequest = z.strictObject({
  ...version,
  /** Null asks for the newest; else the next chunk of one that was begun. */
  rev: count.nullable(),
  chunk: count,
})
export type SnapshotRequest = z.infer<typeof snapshotRequest>
/** `rows` is gzip of one JSON line a row (`rowChange`), in base64. */
export const snapshotAnswer = z.object({
  device: id,
  rev: count,
  digest: hash,
  chunk: count,
  chunks: z.int().min(1),
  sha256: hash,
  rows: z.string(),
})
export type SnapshotAnswer = z.infer<typeof snapshotAnswer>
