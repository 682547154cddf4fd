import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ok, refuse, type Result } from '#domain/result.ts'
import { enrol, readEnrolment } from '#sync/enrolment.ts'
import { Failed, type Identity, type SyncFailure } from '#sync/ask.ts'
import { askCode, askContacts } from '#sync/ask-office.ts'
import { countToGive, exchangeAttachments, type Attachments } from '#sync/attachments.ts'
import { readEndpointUrl } from '#sync/endpoint-url.ts'
import { exchange, type Exchanged } from '#sync/exchange.ts'
import { createPace } from '#sync/pace.ts'
import { pendingCommands } from '#sync/outbox.ts'
import { requestEnrolment } from '#sync/request-enrolment.ts'
import { snapshotFolder } from '#sync/snapshot.ts'
import type { Transport } from '#sync/transport.ts'
import { waitForMore } from '#sync/wait.ts'
import type { ContactsAnswer } from '#wire/messages.ts'
import { privateKeyOf } from '#wire/signature.ts'
import type { Clock } from './app.ts'
import { makeDeviceKeys, readDeviceKeys, writeDeviceKeys, type DeviceKeys } from './device-keys.ts'
import { machineMark, readDevice, setDevice } from './device.ts'
import type { SyncDoor } from './door.ts'
import { unwrapWith } from './secrets/share.ts'
import type { SystemStore } from './secrets/wrap.ts'
import { openSyncClient } from './sync-client.ts'

/** This PC and its endpoint. */
export interface Syncing {
  /** One exchange; whoever asks while one runs gets that one. */
  exchange(): Promise<Result<Exchanged>>
  enrol(request: {
    readonly url: string
    readonly code: string
    readonly name: string
  }): Promise<Result<{ readonly deviceId: string; readonly letter: string; readonly url: string }>>
  /** When each PC of the office was last met, as the endpoint knows it. */
  contacts(): Promise<Result<ContactsAnswer['contacts']>>
  /** A code by which one more PC joins, and where. */
  codeFor(
    operator: string,
  ): Promise<Result<{ readonly url: string; readonly code: string; readonly until: string }>>
  /** Resolves when the endpoint has more than this ledger, or has nothing to say for a while; false where it is not reached. */
  waitForMore(seconds: number): Promise<boolean>
  /** Whatever put the next meeting off may be over. */
  wake(): void
  onWake(listen: () => void): () => void
  /** Nothing is sent or taken any more; what runs ends where it is. */
  stop(): Promise<void>
  deviceId(): string
  /** Of this PC's folios (D14). */
  letter(): string
  /** What was wrapped for this PC; null where it was for another. */
  unwrap(wrapped: string): Promise<Buffer | null>
  /** Something is being sent or taken. */
  isMeeting(): boolean
  /** Revisions that the endpoint had beyond the last page that came from it. */
  behind(): number
  /** Attachments that only this PC has: their commands were sent, and their bytes not yet. */
  papersToGive(): number
  /** Something waits to be sent, and may be sent now. */
  hasPending(): boolean
  isEnrolled(): boolean
  /** This profile was made on another machine: it enrols as another PC. */
  copied(): boolean
  /** The endpoint answered within this day, and its clock agrees with this PC's. */
  clockIsRight(): boolean
}

export { readEndpointUrl }

const DAY = 86_400_000
/** Seconds. */
const CLOCK_AGREES = 3_600

export interface SyncingOptions {
  readonly door: SyncDoor
  readonly clock: Clock
  readonly dir: string
  readonly systemStore: SystemStore | null
  readonly endpoint: string | null
  readonly files: Attachments
  /** Of the key that this ledger's secrets were sealed with. */
  readonly knownKeyId: () => string | null
  readonly transport: (url: string, stopped: AbortSignal) => Transport
  /** What follows from an exchange that went through: it may give commands, which the next one sends. */
  readonly afterwards: () => Promise<void>
  /** Before the whole ledger is brought anew, since it is not what the endpoint has. */
  readonly keepCopy: () => Promise<void>
  /** To whoever shows how this PC stands. */
  readonly announce: (topics: readonly string[]) => void
}

/** Of one exchange: what others did is asked for again after it. */
const PAPERS_FOR_MS = 5_000

export function openSyncing({
  door,
  clock,
  dir,
  systemStore,
  endpoint,
  transport,
  announce,
  afterwards,
  files,
  knownKeyId,
  keepCopy,
}: SyncingOptions): Syncing {
  let keys: DeviceKeys | null = null
  let signing: { readonly of: DeviceKeys; readonly key: Identity['key'] } | null = null
  let running: Promise<Result<Exchanged>> | null = null
  /** When it was met last, the endpoint had what comes next wait for another PC. */
  let awaitsOthers = false
  let behind = 0
  const stopping = new AbortController()
  const wakes = new Set<() => void>()
  const way = (url: string) => transport(url, stopping.signal)
  const pace = createPace()

  async function knownKeys(): Promise<DeviceKeys | null> {
    keys ??= await readDeviceKeys(dir, systemStore)
    return keys
  }

  /** The way to the endpoint, and as whom; null where this PC is on its own, or its keys cannot be opened. */
  async function reach() {
    const at = readEnrolment(door.db)
    const own = await knownKeys()
    if (at === null || own === null) return null
    if (signing?.of !== own) signing = { of: own, key: privateKeyOf(own.signing.privateKey) }
    const { tenant, serverKey } = at
    const identity = { deviceId: readDevice(door.db).deviceId, key: signing.key, tenant, serverKey }
    const url = endpoint ?? at.url
    return { transport: way(url), identity, cursor: at.cursor, url }
  }

  async function asking<T>(work: (reached: Reached) => Promise<Result<T>>): Promise<Result<T>> {
    if (readEnrolment(door.db) === null) return refuse('sync.notEnrolled', {})
    const reached = await reach()
    return reached === null ? refuse('sync.failed', { failure: 'unknownDevice' }) : work(reached)
  }

  type Reached = NonNullable<Awaited<ReturnType<typeof reach>>>

  async function run(): Promise<Result<Exchanged>> {
    if (readEnrolment(door.db) === null) return refuse('sync.notEnrolled', {})
    const reached = await reach()
    if (reached === null) return ok(failed('unknownDevice'))
    const { transport: through, identity } = reached
    const client = openSyncClient({
      door,
      clock,
      key: identity.key,
      transport: through,
      pace,
      keepCopy,
      onBehind: (revisions) => {
        const isNews = (behind === 0) !== (revisions === 0)
        behind = revisions
        if (isNews) announce(['sync'])
      },
      snapshots: snapshotFolder(join(dir, 'snapshot')),
      stopped: () => stopping.signal.aborted,
    })
    const { awaits, ...exchanged } = await exchange(client)
    awaitsOthers = awaits
    // Whatever came of it: when they met, what waits and why it failed.
    announce(['sync'])
    return ok(exchanged)
  }

  /**
   * Papers never keep the rest from being done: they stop for what is given here meanwhile, and after a while for what
   * others did, and go on with the next exchange. True where there are more of them.
   */
  async function bringAttachments(): Promise<boolean> {
    const reached = await reach()
    if (reached === null) return false
    const before = syncing.papersToGive()
    const until = performance.now() + PAPERS_FOR_MS
    const stopped = () => stopping.signal.aborted || syncing.hasPending() || performance.now() > until
    try {
      return await exchangeAttachments({ ...reached, db: door.db, store: files, stopped })
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      return false
    } finally {
      if (syncing.papersToGive() !== before) announce(['sync'])
    }
  }

  /** What an exchange gives rise to goes with it, and so does what is given while papers are on their way. */
  async function meet(): Promise<Result<Exchanged>> {
    let met = await run()
    if (!isWell(met)) return met
    await afterwards()
    met = await sendWaiting(met)
    if (!isWell(met)) return met
    const papersLeft = await bringAttachments()
    met = await sendWaiting(met)
    return papersLeft && met.ok ? ok({ ...met.value, more: true }) : met
  }

  function isWell(met: Result<Exchanged>): boolean {
    return met.ok && met.value.failure === null && !stopping.signal.aborted
  }

  async function sendWaiting(met: Result<Exchanged>): Promise<Result<Exchanged>> {
    if (!met.ok || !syncing.hasPending()) return met
    const next = await run()
    if (!next.ok) return next
    const [{ sent, received }, { value }] = [met.value, next]
    return ok({ ...value, sent: sent + value.sent, received: received + value.received })
  }

  const syncing: Syncing = {
    exchange: () => {
      running ??= meet().finally(() => {
        running = null
      })
      return running
    },
    enrol: async ({ url: typed, code, name }) => {
      const before = readEnrolment(door.db)
      const isAnother = before !== null && (syncing.copied() || isOut(before.failure))
      // An endpoint that lost its key has another one, and knows this PC.
      const mayBeAgain = before === null || isAnother || before.failure === 'notSigned'
      if (!mayBeAgain) return refuse('sync.alreadyEnrolled', { url: before.url })
      const read = readEndpointUrl(typed)
      if ('why' in read) return refuse('sync.urlRefused', { url: typed, why: read.why })
      const { url } = read
      const known = isAnother ? null : await knownKeys()
      let self: Joining = isAnother
        ? asAnother()
        : { deviceId: readDevice(door.db).deviceId, own: known ?? makeDeviceKeys() }
      // A first answer that is lost is asked for again by the same keys; a PC keeps those it is known by until it has others.
      if (known === null && !isAnother) await writeDeviceKeys(dir, systemStore, self.own)
      const sealedWith = knownKeyId()
      const has =
        before === null && sealedWith === null
          ? undefined
          : { tenant: before?.tenant ?? null, keyId: sealedWith }
      let answer = await requestEnrolment(way(url), code, joiningAs(self, name), has)
      if (!answer.ok && answer.refusal.code === 'sync.codeRefused' && known !== null) {
        // It may have been let out without hearing of it; to whoever has only a code an endpoint does not say so.
        self = asAnother()
        answer = await requestEnrolment(way(url), code, joiningAs(self, name), has)
      }
      if (!answer.ok) return answer
      const { deviceId, own } = self
      const { tenant, serverKey, letter, rev, keyId } = answer.value
      // What this PC has would be replaced by what that office has, and what it gave be given to that one.
      if (before !== null && before.tenant !== tenant) return refuse('sync.otherOffice', {})
      // What this PC has sealed with a key of its own nobody else could ever read.
      if (sealedWith !== null && keyId !== null && sealedWith !== keyId) return refuse('sync.ownSecrets', {})
      if (deviceId !== readDevice(door.db).deviceId) await writeDeviceKeys(dir, systemStore, own)
      keys = own
      await door.transaction(() => {
        setDevice(door.db, deviceId, machineMark(deviceId))
        enrol(
          door.db,
          { url, tenant, serverKey, seenRev: rev, enrolledAt: clock.now().toISOString() },
          letter,
        )
        return { value: null, topics: ['sync', 'settings'] }
      })
      return ok({ deviceId, letter, url })
    },
    contacts: () => asking(({ transport: through, identity }) => askContacts(through, identity)),
    codeFor: (operator) =>
      asking(async ({ transport: through, identity, url }) => {
        const made = await askCode(through, identity, operator)
        return made.ok ? ok({ url, ...made.value }) : made
      }),
    wake: () => wakes.forEach((listen) => listen()),
    onWake: (listen) => {
      wakes.add(listen)
      return () => void wakes.delete(listen)
    },
    waitForMore: async (seconds) => {
      const reached = await reach()
      return reached !== null && waitForMore(reached.transport, reached.identity, reached.cursor, seconds)
    },
    stop: async () => {
      stopping.abort()
      await running?.catch(() => {})
    },
    unwrap: async (wrapped) => {
      const own = await knownKeys()
      return own && unwrapWith(own.box, wrapped)
    },
    isMeeting: () => running !== null,
    behind: () => behind,
    papersToGive: () => countToGive({ db: door.db, store: files }),
    hasPending: () => !awaitsOthers && pendingCommands(door.db, 0, 1).length > 0,
    isEnrolled: () => readEnrolment(door.db) !== null,
    deviceId: () => readDevice(door.db).deviceId,
    letter: () => readDevice(door.db).letter,
    copied: () => {
      const { deviceId, machine } = readDevice(door.db)
      return machine !== machineMark(deviceId)
    },
    clockIsRight: () => {
      const at = readEnrolment(door.db)
      if (!at?.metAt) return false
      const since = Math.abs(clock.now().getTime() - Date.parse(at.metAt))
      return since < DAY && Math.abs(at.clockOff) < CLOCK_AGREES
    },
  }
  return syncing
}

/** The PC as which this one joins. */
interface Joining {
  readonly deviceId: string
  readonly own: DeviceKeys
}

function asAnother(): Joining {
  return { deviceId: randomUUID(), own: makeDeviceKeys() }
}

function joiningAs({ deviceId, own }: Joining, name: string) {
  const [publicKey, boxKey] = [own.signing.publicKey, own.box.publicKey]
  return { id: deviceId, name, machine: machineMark(deviceId), publicKey, boxKey }
}

/** The endpoint takes nothing more of this PC as the one that it was. */
function isOut(failure: string | null): boolean {
  return failure === 'revoked' || failure === 'unknownDevice'
}

function failed(failure: SyncFailure): Exchanged {
  return { sent: 0, received: 0, failure, more: true }
}
