import { createHash } from 'node:crypto'
import { uuid7 } from '#core/stamp.ts'
import {
  OLDEST_SCHEMA,
  PROTOCOL,
  SCHEMA,
  SCHEMAS,
  type BlobAnswer,
  type BlobRequest,
  type ContactsAnswer,
  type EnrolAnswer,
  type EnrolRequest,
  type Outcome,
  type ProtocolFault,
  type PullRequest,
  type PushAnswer,
  type PushRequest,
  type SentCommand,
  type SnapshotAnswer,
  type SnapshotRequest,
} from '#wire/messages.ts'
import { fingerprintOf, newClearCode } from '#wire/signature.ts'
import {
  findDevice,
  officeKeyId,
  insertDevice,
  mayEnrol,
  takenLetters,
  type DeviceRow,
} from '#sync/devices.ts'
import { asRevision, judge, ledgerRev, LeftTraces } from '#sync/judge.ts'
import { idsOfMakers } from '#sync/made-by.ts'
import { keepBlobs } from './blobs.ts'
import { keepCompact, type Compacted } from './compact.ts'
import { keepContacts } from './contacts.ts'
import { recordAnswers } from './ask-vendor.ts'
import type { Driver, Transaction } from './drivers/driver.ts'
import { ENDPOINT, NothingToKeep, openRevisions, type LedgerFiles, type Turn } from './revisions.ts'
import { keepNews } from './news.ts'
import { keepPulls } from './pull.ts'
import { revokedIn } from './revoked.ts'
import { keepSeals } from './seals.ts'
import type { SecurityLog } from './security-log.ts'
import type { Signed, Signing } from './signing.ts'
import { keepSnapshots } from './snapshots.ts'
import * as store from './store.ts'
import type { Vendor } from './vendor.ts'

/** One office at the endpoint: its log in the store, and a ledger of its own on which it judges what the PCs send. */
export interface TenantService {
  readonly id: string
  /** What it signs with. */
  readonly keys: Pick<Signing, 'newest' | 'replace' | 'tidy' | 'meet'>
  /** What is answered, by the key by which that PC knows this endpoint. */
  sign(text: string, asker: { readonly device: string | null; readonly serverKey?: string | null }): Signed
  device(id: string): Promise<DeviceRow | null>
  /** The same before anything of it is believed: of one that is known nobody waits, and the store is not asked. */
  hasDevice(id: string): Promise<boolean>
  push(request: PushRequest): Promise<PushAnswer | ProtocolFault>
  /** The answer's own text: rows go from the store to the wire as they are kept. */
  pull(request: PullRequest): Promise<string | ProtocolFault>
  /** One piece of the whole ledger; the first one asked for says of which revision. */
  snapshot(request: SnapshotRequest): Promise<SnapshotAnswer | ProtocolFault>
  blob(sha256: string, request: BlobRequest): Promise<BlobAnswer | ProtocolFault>
  enrol(request: EnrolRequest): Promise<EnrolAnswer | ProtocolFault>
  /** A code for one more PC, shown once; it holds for ten minutes. */
  newCode(): Promise<string>
  /** The same for who asks from a PC; null where that one may not. */
  codeFor(operator: string): Promise<NewCode | null>
  /** When each PC was last met, and how much of its work is not here. */
  contacts(): Promise<ContactsAnswer['contacts']>
  /** Records what the vendor says of the payments that wait for it; how many it answered. */
  askVendor(vendor: Vendor): Promise<number>
  /** One slice of what is older than so many days is folded; `compact.ts` says how. */
  compact(days: number): Promise<Compacted>
  head(): Promise<number>
  digest(): Promise<{ readonly rev: number; readonly digest: string }>
  /** Resolves when there is more than `rev`, or after so many milliseconds. */
  waitFor(rev: number, milliseconds: number): Promise<number>
  /** Whoever waits is answered now. */
  wake(): void
  close(): Promise<void>
}

export interface NewCode {
  readonly code: string
  readonly until: string
}

export interface TenantOptions {
  readonly driver: Driver
  readonly tenant: string
  readonly signing: Signing
  readonly ledger: LedgerFiles
  readonly now: () => Date
  readonly note: SecurityLog['note']
}

const OTHERS_COME_MS = 15 * 60_000
const PASSING: ReadonlySet<ProtocolFault['fault']> = new Set(['GAP', 'AWAITS_OTHERS'])
const CODE_HOLDS_MS = 10 * 60_000

export async function openTenant({
  driver,
  tenant,
  signing,
  ledger,
  now,
  note,
}: TenantOptions): Promise<TenantService> {
  const revisions = openRevisions(driver, tenant, ledger, now)
  const blobOf = keepBlobs(driver, tenant, () => revisions.ledger())
  const snapshotOf = keepSnapshots(() => revisions.ledger())
  const pulled = keepPulls(driver, tenant, now)
  const compact = keepCompact(driver, tenant, revisions, now)
  const contacts = keepContacts(driver, tenant, now)
  const sealOf = keepSeals(driver, tenant, signing, now)
  /** Since when something is asked for again that hangs from what is not here; null where nothing was. */
  let missingSince: number | null = null

  type Judgement = PushAnswer['results'][number] | ProtocolFault
  /** What is seldom needed and takes time: a batch is judged without it first. */
  interface Care {
    /** They may have been judged in another place than this one. */
    readonly mayBeKnown: boolean
    /** One of them left traces. */
    readonly apart: boolean
  }
  interface JudgedBatch {
    readonly results: PushAnswer['results']
    readonly fault: ProtocolFault | null
  }

  /** What a device sent, in its order and kept together, up to the first fault; each once, however often it is sent. */
  async function judgeAll(request: PushRequest): Promise<JudgedBatch> {
    let care: Care = { mayBeKnown: request.epoch > 1, apart: false }
    for (;;) {
      try {
        return await judgeIn(request, care)
      } catch (error) {
        // A copied profile sends as its own what the PC it was copied from has sent.
        if (isTaken(error) && !care.mayBeKnown) care = { ...care, mayBeKnown: true }
        else if (error instanceof LeftTraces) care = { ...care, apart: true }
        else throw error
      }
    }
  }

  function judgeIn(request: PushRequest, care: Care): Promise<JudgedBatch> {
    return revisions.turn(request.batch.length, async (turn) => {
      const results: PushAnswer['results'] = []
      for (const command of request.batch) {
        const judgement = await judgeOne(turn, request, command, care)
        if ('fault' in judgement) return { results, fault: judgement }
        results.push(judgement)
      }
      return { results, fault: null }
    })
  }

  async function judgeOne(
    { tx, horizon, next, giveBack }: Turn,
    { device, epoch }: PushRequest,
    command: SentCommand,
    { mayBeKnown, apart }: Care,
  ): Promise<Judgement> {
    if (findDevice(revisions.ledger().db, device)?.revokedAt !== null) return { fault: 'DEVICE_REVOKED' }
    const head = await revisions.headOf(tx, device)
    if (epoch < head.epoch) return { fault: 'EPOCH_FORK', epoch: head.epoch + 1 }
    const at = epoch === head.epoch ? head.seq : 0
    if (command.seq <= at) {
      const known = await store.judgedAtSeq(tx, tenant, { device, epoch, seq: command.seq })
      return known?.cmd_id !== command.cmdId || known.hash !== command.hash
        ? { fault: 'EPOCH_FORK', epoch: head.epoch + 1 }
        : resultOf(command.seq, known)
    }
    if (command.seq > at + 1) return { fault: 'GAP', expected: at + 1 }
    const before = mayBeKnown ? await store.judged(tx, tenant, command.cmdId) : null
    const rev = next()
    if (before) {
      // Of an earlier epoch: its result again, and its place in this one.
      const echo = { ...store.commandColumns(command), cmd_id: uuid7(now()), type: 'sync.echo', args: '' }
      const nothing = asRevision(revisions.ledger(), rev, () => ({ kind: 'applied' }))
      await revisions.append(tx, { rev, device, epoch }, echo, nothing)
      return resultOf(command.seq, before)
    }
    const judged = await judge(revisions.ledger(), command, rev, {
      authority: { now: now().toISOString(), device, horizon },
      hangsFrom: () => refusedMaker(tx, device, command.args),
      told: command.told,
      apart,
    })
    const isRefused = judged.outcome.kind === 'rejected' || judged.outcome.kind === 'dependency_failed'
    if (isRefused && command.told?.kind === 'applied' && othersMayCome()) {
      giveBack()
      return { fault: 'AWAITS_OTHERS' }
    }
    await revisions.append(tx, { rev, device, epoch }, store.commandColumns(command), judged)
    return { seq: command.seq, cmdId: command.cmdId, rev, outcome: judged.outcome }
  }

  /** The first refused command that made an id which stands in the text; each is looked up, however much was refused. */
  async function refusedMaker(tx: Transaction, device: string, text: string): Promise<string | null> {
    for (const ids of idsOfMakers(text)) {
      const maker = await store.refusedAmong(tx, tenant, device, ids)
      if (maker !== null) return maker
    }
    return null
  }

  /**
   * What had been done and cannot be done now hangs from what another PC did: this endpoint lost both, and whoever comes
   * first is not to pay for it. For a while, since that PC may never come.
   */
  function othersMayCome(): boolean {
    const at = now().getTime()
    missingSince ??= at
    return at - missingSince < OTHERS_COME_MS
  }

  async function push(request: PushRequest): Promise<PushAnswer | ProtocolFault> {
    const no = refusedVersion(request)
    if (no) return no
    const broken = request.batch.find(({ seq }, i) => i > 0 && seq !== request.batch[i - 1]!.seq + 1)
    if (broken) return { fault: 'MALFORMED' }
    await contacts.note(request)
    const { results, fault } = await judgeAll(request)
    const last = results.at(-1)
    if (last) news.tell(last.rev)
    for (const out of revokedIn(request, results)) note({ event: 'revoked', by: request.device, ...out })
    // What came before it counts.
    if (fault && (!PASSING.has(fault.fault) || !last)) return fault
    const audit = request.audit === null ? null : await sealOf(request.device, request.audit)
    return { device: request.device, results, lastSeq: last!.seq, audit }
  }

  async function pull(request: PullRequest): Promise<string | ProtocolFault> {
    const no = refusedVersion(request)
    if (no) return no
    await contacts.note(request)
    return pulled(request)
  }

  async function enrol(request: EnrolRequest): Promise<EnrolAnswer | ProtocolFault> {
    const no = refusedVersion(request)
    if (no) return no
    const at = now().toISOString()
    const { device } = request
    const answer = await revisions.next<EnrolAnswer | ProtocolFault>(async (tx, rev) => {
      const fits = await store.useCode(tx, tenant, hashOf(request.code), at)
      const { db } = revisions.ledger()
      const known = findDevice(db, device.id)
      if (!fits || (known !== null && !isSamePc(known, device))) {
        throw new NothingToKeep({ fault: 'CODE_REFUSED' })
      }
      // Its code is not used up, and nobody in the office sees a PC that never was there.
      const fault = notOurs(request.has, officeKeyId(db))
      if (fault !== null) throw new NothingToKeep({ fault })
      const letter = known?.letter ?? nextLetter(takenLetters(db))
      const enrolled = asRevision(revisions.ledger(), rev, () => {
        if (known === null) insertDevice(db, { ...device, letter, enrolledAt: at })
        return { kind: 'applied' }
      })
      const command = { cmdId: uuid7(now()), type: 'devices.enrol', args: '', operator: ENDPOINT }
      await revisions.appendOwn(tx, rev, command, enrolled)
      return {
        device: device.id,
        tenant,
        letter,
        serverKey: signing.newest(),
        rev,
        keyId: officeKeyId(db),
      }
    })
    if (!('fault' in answer)) note({ event: 'enrolled', device: device.id })
    return answer
  }

  function notOurs(has: EnrolRequest['has'], keyId: string | null): ProtocolFault['fault'] | null {
    if (has === undefined) return null
    if (has.tenant !== null && has.tenant !== tenant) return 'OTHER_OFFICE'
    return has.keyId !== null && keyId !== null && has.keyId !== keyId ? 'OTHER_SECRETS' : null
  }

  async function snapshot(request: SnapshotRequest): Promise<SnapshotAnswer | ProtocolFault> {
    const no = refusedVersion(request)
    if (no) return no
    if (request.rev === null || request.rev > ledgerRev(revisions.ledger().db)) await revisions.catchUp()
    // One from before the horizon would only be asked for again.
    const { horizon } = await stand()
    // Last: what is read while a turn is half judged would be of no revision.
    await revisions.settled()
    return snapshotOf(request, horizon)
  }

  async function makeCode(operator?: string): Promise<NewCode> {
    const code = `${newClearCode(5, 5)}.${fingerprintOf(signing.newest())}`
    const until = new Date(now().getTime() + CODE_HOLDS_MS).toISOString()
    const row = { tenant, code_hash: hashOf(code), expires_at: until, used_at: null }
    await driver.write((tx) => store.insertCodeRow(tx, row))
    note({ event: 'codeMade', ...(operator === undefined ? {} : { operator }) })
    return { code, until }
  }

  async function device(id: string): Promise<DeviceRow | null> {
    await revisions.settled()
    // Another endpoint on the same database may have enrolled it, or judged that it is revoked.
    if (driver.kind === 'postgres' && (await head()) !== ledgerRev(revisions.ledger().db)) {
      await revisions.catchUp()
    }
    return findDevice(revisions.ledger().db, id)
  }

  const stand = () => driver.read((tx) => store.standOf(tx, tenant))
  const head = async () => (await stand()).rev
  // Where several endpoints share a store, what another one judged shows only there.
  const news = keepNews(head, driver.kind === 'sqlite' ? Infinity : 500)

  await revisions.catchUp()
  return {
    id: tenant,
    keys: signing,
    sign: (text, { device, serverKey = null }) => {
      const known = device === null || serverKey !== null ? null : findDevice(revisions.ledger().db, device)
      return signing.sign(text, { serverKey, enrolledAt: known?.enrolledAt ?? null })
    },
    device,
    hasDevice: async (id) => findDevice(revisions.ledger().db, id) !== null || (await device(id)) !== null,
    push,
    pull,
    snapshot,
    blob: blobOf,
    enrol,
    newCode: async () => (await makeCode()).code,
    codeFor: async (operator) => (mayEnrol(revisions.ledger().db, operator) ? makeCode(operator) : null),
    contacts: contacts.list,
    askVendor: async (vendor) => {
      const answered = await recordAnswers(revisions, vendor, now)
      if (answered > 0) news.tell(null)
      return answered
    },
    compact,
    head,
    digest: async () => {
      await revisions.catchUp()
      return { rev: ledgerRev(revisions.ledger().db), digest: revisions.ledger().digest() }
    },
    waitFor: news.waitFor,
    wake: news.end,
    close: async () => {
      news.tell(null)
      await revisions.close()
    },
  }
}

/** A PC may be older than the endpoint, and never newer: of what it records the endpoint would not know a part. */
function refusedVersion({ protocol, schema }: { protocol: number; schema: number }): ProtocolFault | null {
  if (protocol === PROTOCOL && schema >= OLDEST_SCHEMA && schema <= SCHEMA) return null
  const isOlder = protocol < PROTOCOL || (protocol === PROTOCOL && schema < OLDEST_SCHEMA)
  return { fault: isOlder ? 'UPGRADE_REQUIRED' : 'SERVER_OLDER', schemas: SCHEMAS }
}

function resultOf(seq: number, { cmd_id, rev, outcome }: store.LogRow): PushAnswer['results'][number] {
  return { seq, cmdId: cmd_id, rev, outcome: JSON.parse(outcome) as Outcome }
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}

/** It never heard that it was taken in: it has the same keys, and nobody let it out meanwhile. */
function isSamePc(known: DeviceRow, { publicKey, boxKey }: EnrolRequest['device']): boolean {
  return known.publicKey === publicKey && known.boxKey === boxKey && known.revokedAt === null
}

/** The log has it already: SQLite's words and PostgreSQL's. */
function isTaken(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === '23505'
}

/** A, B, … Z, AA, AB, …: the first that no PC of the office has. */
function nextLetter(taken: ReadonlySet<string>): string {
  for (let n = 0; ; n += 1) {
    const letter = lettersOf(n)
    if (!taken.has(letter)) return letter
  }
}

function lettersOf(n: number): string {
  const letter = String.fromCharCode(65 + (n % 26))
  return n < 26 ? letter : lettersOf(Math.floor(n / 26) - 1) + letter
}
