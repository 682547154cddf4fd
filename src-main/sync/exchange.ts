import type { KeyObject } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import type { ReadDb } from '#db/sql.ts'
import {
  MOST_COMMANDS,
  PROTOCOL,
  pullAnswer,
  pushAnswer,
  SCHEMA,
  SCHEMAS,
  snapshotAnswer,
  toldBefore,
  type AuditClaim,
  type ProtocolFault,
  type PullAnswer,
  type PushAnswer,
  type SentCommand,
} from '#wire/messages.ts'
import { forgetSent } from './attachments.ts'
import { claimOf, keepSeal } from './audit-seal.ts'
import { askSigned, Failed, faulty, type SyncFailure } from './ask.ts'
import {
  beginEpoch,
  noteFailure,
  noteMeeting,
  readEnrolment,
  serverSchema,
  setServerKey,
  type Enrolment,
} from './enrolment.ts'
import { holdingLittle } from './holding-little.ts'
import {
  countPending,
  isDone,
  outboxHead,
  pendingCommands,
  sendAgain,
  toldOf,
  type PendingCommand,
} from './outbox.ts'
import { readSums } from './sums.ts'
import { takePage, type Ledger } from './take.ts'
import { takeSnapshot, type SnapshotFolder } from './snapshot.ts'
import type { Pace } from './pace.ts'
import type { Transport } from './transport.ts'

export interface Exchanged {
  readonly sent: number
  readonly received: number
  readonly failure: SyncFailure | null
  /** The endpoint has more than came, or something waits still. */
  readonly more: boolean
}

/** What an exchange tells the PC itself. */
export interface Met extends Exchanged {
  /** What comes next waits at the endpoint for another PC: sent again at once, it would wait again. */
  readonly awaits: boolean
}

/** How much of the ledger a transaction writes: some rows, or nearly every one. */
export type Writes = 'some' | 'all'

/** One PC as it meets its endpoint. */
export interface SyncClient {
  readonly device: string
  readonly key: KeyObject
  readonly transport: Transport
  readonly snapshots: SnapshotFolder
  readonly pace: Pace
  /** One transaction of the ledger, once no job holds it; the topics of these commands are announced. */
  transaction<T>(
    work: (ledger: Ledger) => { readonly value: T; readonly types: ReadonlySet<string> },
    writes?: Writes,
  ): Promise<T>
  /** Whether somebody looks at it meanwhile: asked once before each page. */
  isLookedAt(): boolean
  /** How many revisions the endpoint has beyond the page that came: told before it is laid down. */
  onBehind(revisions: number): void
  /** Before this ledger, which is not what the endpoint has, is brought anew. */
  keepCopy(): Promise<void>
  now(): Date
  stopped(): boolean
}

const SECONDS = 30
/** Times as long as a page was laid down. */
const GIVES_WAY = 3
/** Revisions from which a PC that has none brings the whole ledger. */
const FRESH_FROM = 250
/** Epochs begun and snapshots taken in one exchange: an endpoint that never agrees is asked again later. */
const MOST_REPAIRS = 3

/** Sends what waits, takes what is new, and repairs what two sides can disagree about; never throws for a bad network, and tells of what it throws. */
export async function exchange(client: SyncClient): Promise<Met> {
  const done = { sent: 0, received: 0, awaits: false }
  try {
    for (let repairs = 0; ; repairs += 1) {
      const known: Results = []
      const repair = (await pushAll(client, done, known)) ?? (await pullAll(client, done, known))
      if (repair === null) break
      if (repairs === MOST_REPAIRS) throw new Failed('unsettled')
      if (repair.kind === 'epoch') await newEpoch(client, repair.epoch)
      else await resync(client, repair.lost)
    }
    const more = await client.transaction(({ db }) => ({
      value: !done.awaits && pendingCommands(db, 0, 1).length > 0,
      types: NOTHING,
    }))
    client.pace.faster()
    return { ...done, failure: null, more }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === 'garbled' || failure === 'unreachable') client.pace.slower()
    await client
      .transaction(({ db }) => {
        noteFailure(db, client.now().toISOString(), failure ?? 'unsettled')
        return { value: null, types: NOTHING }
      })
      .catch(() => {})
    if (failure === null) throw error
    return { ...done, failure, more: true }
  }
}

const NOTHING: ReadonlySet<string> = new Set()

type Repair =
  | { readonly kind: 'epoch'; readonly epoch: number }
  /** `lost`: the endpoint may not have any more what it had confirmed. */
  | { readonly kind: 'resync'; readonly lost: boolean }

type Results = PushAnswer['results'][number][]

/** Adds to `known` the results that no pull will bring, since this PC is past them. */
async function pushAll(
  client: SyncClient,
  done: { sent: number; awaits: boolean },
  known: Results,
): Promise<Repair | null> {
  for (let after = 0; !client.stopped();) {
    const { enrolment, batch, audit, recorded } = await readBatch(client, after)
    if (batch.length === 0) return null
    const answer = await ask(client, enrolment, 'v1/push', pushAnswer, {
      protocol: PROTOCOL,
      schema: SCHEMA,
      device: client.device,
      epoch: enrolment.epoch,
      batch,
      recorded,
      audit,
    })
    if ('fault' in answer) {
      if (answer.fault === 'EPOCH_FORK') return { kind: 'epoch', epoch: answer.epoch ?? enrolment.epoch + 1 }
      // It misses what it had confirmed: the pull will tell, and if it does not, a new count begins.
      if (answer.fault === 'GAP')
        return (
          (await pullAll(client, { received: 0 }, known)) ?? { kind: 'epoch', epoch: enrolment.epoch + 1 }
        )
      // An endpoint that was put back says so when another has sent again what this hangs from.
      if (answer.fault === 'AWAITS_OTHERS') {
        done.awaits = true
        return null
      }
      throw faulty(answer)
    }
    if (answer.device !== client.device) throw new Failed('garbled')
    done.sent += answer.results.length
    known.push(...answer.results.filter(({ rev }) => rev <= enrolment.cursor))
    await sealWith(client, answer)
    const reached = answer.lastSeq + enrolment.seqBase
    if (reached <= after) throw new Failed('garbled')
    after = reached
  }
  return null
}

function readBatch(
  client: SyncClient,
  after: number,
): Promise<{
  readonly enrolment: Enrolment
  readonly batch: SentCommand[]
  readonly recorded: number
  readonly audit: AuditClaim | null
}> {
  return client.transaction(({ db }) => {
    const enrolment = readEnrolment(db)!
    const rows = pendingCommands(db, after, MOST_COMMANDS)
    const batch = batchOf(rows, enrolment, client.pace.bytes())
    // With the last of many batches: signed again with each of them it would be as much as they are.
    const isLast = batch.length > 0 && batch.length === rows.length && rows.length < MOST_COMMANDS
    const audit = isLast ? claimOf(db, client.device) : null
    return { value: { enrolment, batch, recorded: recordedOf(db, enrolment), audit }, types: NOTHING }
  })
}

/** In the count of its epoch. */
function recordedOf(db: ReadDb, { seqBase }: Enrolment): number {
  return Math.max(0, outboxHead(db).seq - seqBase)
}

/** As many as fit; the first always goes. */
function batchOf(rows: readonly PendingCommand[], { seqBase }: Enrolment, most: number): SentCommand[] {
  const batch: SentCommand[] = []
  let bytes = 0
  for (const row of rows) {
    bytes += row.args.length + 400
    if (batch.length > 0 && bytes > most) break
    batch.push({
      seq: row.seq - seqBase,
      cmdId: row.cmd_id,
      type: row.type,
      version: row.version,
      args: row.args,
      group: row.group_id,
      operator: row.operator_id,
      createdAt: row.created_at,
      hash: row.hash,
      ...toldAlong(row),
    })
  }
  return batch
}

/** Of what was done it matters only that it was; of what was refused, what an endpoint would understand. */
function toldAlong(row: PendingCommand): Pick<SentCommand, 'told'> {
  const told = toldOf(row)
  if (told === null) return {}
  const parsed = toldBefore.safeParse(told)
  if (parsed.success) return { told: parsed.data }
  return isDone(told) ? { told: { kind: 'applied' } } : {}
}

async function sealWith(client: SyncClient, { audit }: PushAnswer): Promise<void> {
  if (audit === null) return
  await client.transaction(({ db }) => {
    keepSeal(db, client.device, readEnrolment(db)!.serverKey, audit)
    return { value: null, types: NOTHING }
  })
}

/**
 * Results whose rows this ledger has already, since they came before it was asked again. Only where the endpoint has just
 * agreed to this ledger: one that was put back gives numbers that this PC is past, and has none of its rows.
 */
function settleKnown(client: SyncClient, ledger: Ledger, results: Results): ReadonlySet<string> {
  if (results.length === 0) return NOTHING
  const { cursor } = readEnrolment(ledger.db)!
  const waiting = new Set(pendingCommands(ledger.db).map(({ cmd_id }) => cmd_id))
  const known = results.filter(({ cmdId }) => waiting.has(cmdId))
  if (known.length === 0) return NOTHING
  const entries = known.map(({ rev, cmdId, outcome }) => ({
    ...{ rev, cmdId, outcome, device: client.device },
    ...{ type: '', operator: '', at: '', changes: [] },
  }))
  const page = {
    ...{ entries, device: client.device, from: cursor, nextCursor: cursor, head: cursor, hasMore: false },
    digest: readSums(ledger.db).digest(),
    serverTime: client.now().toISOString(),
    schemas: SCHEMAS,
  }
  return takePage(ledger, client.device, page, 'here').types
}

async function pullAll(
  client: SyncClient,
  done: { received: number },
  known: Results,
): Promise<Repair | null> {
  for (let more = true; more && !client.stopped();) {
    const isLookedAt = client.isLookedAt()
    const { enrolment, digest, waiting, recorded } = await client.transaction(({ db }) => {
      const at = readEnrolment(db)!
      const known = { digest: readSums(db).digest(), waiting: countPending(db), recorded: recordedOf(db, at) }
      return { value: { enrolment: at, ...known }, types: NOTHING }
    })
    const asked = client.now().getTime()
    const answer = await ask(client, enrolment, 'v1/pull', pullAnswer, {
      protocol: PROTOCOL,
      schema: SCHEMA,
      device: client.device,
      epoch: enrolment.epoch,
      cursor: enrolment.cursor,
      digest,
      limit: client.pace.entries(waiting, isLookedAt),
      recorded,
    })
    if ('fault' in answer) {
      if (answer.fault === 'RESYNC_REQUIRED') return { kind: 'resync', lost: answer.horizon === undefined }
      throw faulty(answer)
    }
    if (answer.device !== client.device || answer.from !== enrolment.cursor || !inOrder(answer))
      throw new Failed('garbled')
    const answeredAt = client.now()
    const clockOff = Math.round(((asked + answeredAt.getTime()) / 2 - Date.parse(answer.serverTime)) / 1000)
    client.onBehind(answer.head - answer.nextCursor)
    // What a new PC would bring page by page comes faster whole.
    if (enrolment.cursor === 0 && answer.head > FRESH_FROM) return { kind: 'resync', lost: false }
    const began = performance.now()
    const agrees = await client
      .transaction((ledger) => {
        const settled = settleKnown(client, ledger, known.splice(0))
        const taken = takePage(ledger, client.device, answer)
        noteMeeting(ledger.db, {
          ...{ at: answeredAt.toISOString(), serverTime: answer.serverTime, clockOff },
          serverSchema: answer.schemas.newest,
        })
        return { value: taken.agrees, types: new Set([...settled, ...taken.types]) }
      })
      .catch(notTaken(answer.schemas.newest))
    done.received += answer.entries.length
    if (!agrees) return { kind: 'resync', lost: true }
    more = answer.hasMore
    // Whoever looks is answered between two pages, and is not kept waiting most of the time.
    if (more && isLookedAt) await setTimeout(GIVES_WAY * (performance.now() - began))
  }
  return null
}

/** A row of a newer endpoint that this program's tables do not take: nothing of the page was laid down. */
function notTaken(newest: number): (error: unknown) => never {
  return (error) => {
    const { code } = error as { readonly code?: unknown }
    const isRefused = typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')
    throw isRefused && newest > SCHEMA ? new Failed('upgradeRequired') : error
  }
}

/** A page that leaves something out, or goes back, is none. */
function inOrder({ from, entries, nextCursor }: PullAnswer): boolean {
  return entries.every(({ rev }, i) => rev === from + i + 1) && nextCursor === from + entries.length
}

async function newEpoch(client: SyncClient, epoch: number): Promise<void> {
  await client.transaction(({ db }) => {
    beginEpoch(db, Math.max(epoch, readEnrolment(db)!.epoch + 1))
    return { value: null, types: NOTHING }
  })
}

/**
 * The whole ledger anew; where something may be lost, everything that this PC ever gave is sent once more, and what is
 * known there has its result still. What waits is sent again in either case.
 */
async function resync(client: SyncClient, lost: boolean): Promise<void> {
  const { enrolment, newest } = await client.transaction(({ db }) => {
    return { value: { enrolment: readEnrolment(db)!, newest: serverSchema(db) ?? SCHEMA }, types: NOTHING }
  })
  const bring = (body: unknown) => ask(client, enrolment, 'v1/snapshot', snapshotAnswer, body)
  if (lost) await client.keepCopy()
  await holdingLittle(() =>
    takeSnapshot(client, enrolment, bring, (db) => {
      if (!lost) return
      sendAgain(db)
      forgetSent(db)
      beginEpoch(db, enrolment.epoch + 1)
    }),
  ).catch(notTaken(newest))
}

function ask<S extends z.ZodType>(
  client: SyncClient,
  { tenant, serverKey }: Enrolment,
  path: string,
  schema: S,
  body: unknown,
): Promise<z.output<S> | ProtocolFault> {
  const { transport, device: deviceId, key } = client
  const learn = (next: string) =>
    client.transaction(({ db }) => {
      setServerKey(db, next)
      return { value: undefined, types: NOTHING }
    })
  return askSigned(transport, { deviceId, key, tenant, serverKey, learn }, path, schema, body, SECONDS)
}

/** Null of what nobody foresaw. */
function failureOf(error: unknown): SyncFailure | null {
  if (error instanceof Failed) return error.failure
  const { code } = error as { readonly code?: unknown }
  return code === 'SQLITE_FULL' || code === 'ENOSPC' ? 'diskFull' : null
}
