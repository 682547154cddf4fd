import { mkdirSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { closeLedgerFile, LedgerNotOpened, notOpened, openLedgerFile } from '#db/open.ts'
import { migrate } from '#db/migrate.ts'
import { dropScreenTriggers } from '#db/triggers.ts'
import { databaseDoor } from '#db/sql.ts'
import { foldForSearch } from '#domain/company-name.ts'
import type { Log } from '#domain/log-entry.ts'
import { keepAside } from '#durability/keep-aside.ts'
import { openDurability, type Durability } from '#durability/durability.ts'
import { refusalOfFault, releaseBallast } from '#durability/faults.ts'
import { closeLedger, openLedger, type OpenedLedger } from '#durability/open-ledger.ts'
import { placesOf } from '#durability/places.ts'
import { elsewhereOfFolder } from '#durability/surroundings.ts'
import { dropUnfinished } from '#durability/unfinished.ts'
import { keepKeyId, knownKeyId } from '#features/vault/sql.ts'
import { lastEntries } from '#files/log-file.ts'
import { createFileStore, type FileStore } from '#files/store.ts'
import type { OutboxRow } from '#sync/outbox.ts'
import type { Clock, Progress, Vigente } from './app.ts'
import { nameDevice } from './device.ts'
import { openAccess, type Access } from './access/access.ts'
import { openDoor } from './dispatch.ts'
import type { Door, DurableDoor } from './door.ts'
import { giveAgain } from './give-again.ts'
import { openKeeper } from './secrets/keeper.ts'
import type { SystemStore } from './secrets/wrap.ts'
import { afterExchange } from './afterwards.ts'
import { officeKey } from './office-key.ts'
import { reopenable } from './reopen.ts'
import { openSyncing, type Syncing } from './syncing.ts'
import { APP_VERSION } from './version.ts'
import { httpTransport, type Transport } from '#sync/transport.ts'

/** Of the log, to whoever looks for what went wrong: some weeks of an office. */
const MOST_ENTRIES = 5_000

export interface StartOptions {
  readonly dir: string
  readonly clock: Clock
  /** The practice ledger: everything works and every paper says that it is worth nothing. */
  readonly practice?: boolean
  /** Where the host reaches the operating system's store for the vault's key. */
  readonly systemStore?: SystemStore | null
  /** The vault's phrase, where the host was started with it so that scripts can work. */
  readonly passphrase?: string | null
  readonly log?: Log
  readonly checkAnswers?: boolean
  /** Instead of the address that this PC was enrolled at: the endpoint has moved. */
  readonly endpoint?: string | null
  /** The way to an address; tests take another than the network. */
  readonly transport?: (url: string, stopped: AbortSignal) => Transport
  /** Milliseconds that only go forward, by which sessions end and wait; tests take their own. */
  readonly ticks?: () => number
  /** An endpoint's ledger: nobody looks at it, and it can always be made again from its log. */
  readonly headless?: boolean
}

/** A ledger with what only syncing and the tests ask of its door. */
export type OpenLedger = Vigente & Pick<Door, 'replay' | 'sync'>

/** What stays while the ledger's file is taken away and another comes in its place. */
export interface Shared {
  readonly announce: (topics: readonly string[]) => void
  readonly progress: (step: Progress) => void
}

/** One opening of the ledger's file. */
export interface Opening extends Pick<Door, 'dispatch' | 'replay' | 'sync'> {
  readonly syncing: Syncing
  readonly files: FileStore
  /** Null for an endpoint's. */
  readonly durability: Durability | null
  readonly admits: Access['admits']
  close(): void
}

/** Opens the ledger of a folder, made where it is missing: recovery, settings, migrations, device, door. */
export function openVigente(options: StartOptions): OpenLedger {
  refuseElsewhere(options)
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  let files: FileStore | null = null
  // Once, and not before the folder is ours: what is half written there may be another program's.
  const fileStore = () => (files ??= createFileStore(options.dir))
  return reopenable((shared) => openOnce(options, fileStore, shared))
}

/** Nothing is made in such a folder, not even itself. An endpoint's ledger can always be made again. */
function refuseElsewhere({ dir, headless }: StartOptions): void {
  const elsewhere = headless ? null : elsewhereOfFolder(dir)
  if (elsewhere !== null) throw new LedgerNotOpened(elsewhere, dir)
}

function openOnce(options: StartOptions, fileStore: () => FileStore, shared: Shared): Opening {
  const { dir, clock, headless, log = () => {} } = options
  const places = placesOf(dir)
  const opened = headless ? openPlain(places.ledger) : openLedger({ places, clock, app: APP_VERSION, log })
  try {
    return openOver(opened, fileStore(), options, shared)
  } catch (error) {
    opened.raw.close()
    opened.lock?.release()
    throw notOpened(error, places.ledger)
  }
}

function openOver(
  { raw, lock, again }: OpenedLedger | PlainLedger,
  files: FileStore,
  options: StartOptions,
  { announce, progress }: Shared,
): Opening {
  const places = placesOf(options.dir)
  const log = options.log ?? (() => {})
  const db = databaseDoor(raw)
  nameDevice(db)
  // Accents and capitals do not matter to who searches; SQLite's own lower() knows ASCII alone.
  raw.function('fold', { deterministic: true, directOnly: true }, (text) =>
    text === null ? null : foldForSearch(String(text)),
  )
  const durability = options.headless
    ? null
    : openDurability({
        ...{ raw, places, clock: options.clock, app: APP_VERSION, log },
        changed: () => announce(['backups']),
      })
  let syncing: Syncing | null = null
  const secrets = openKeeper({
    dir: options.dir,
    systemStore: options.systemStore ?? null,
    passphrase: options.passphrase ?? null,
    knownKeyId: () => knownKeyId(db),
    keepKeyId: (keyId) => keepKeyId(db, keyId),
    office: () => officeKey(db),
    unwrap: (wrapped) => syncing!.unwrap(wrapped),
    changed: () => announce(['vault']),
  })
  const access = openAccess({
    db,
    dir: options.dir,
    systemStore: options.systemStore ?? null,
    ticks: options.ticks ?? (() => performance.now()),
  })
  const durable: DurableDoor = {
    of: () => {
      if (durability === null) throw new Error('the ledger of an endpoint keeps no backups')
      return durability
    },
    committed: () => durability?.committed(),
    anew: (work) => (durability === null ? work() : durability.anew(work)),
    closedTo: () => durability?.closedTo() ?? null,
    notSaved: () => durability?.notSaved(),
    refusalOf: (error) => refusalOfFault(error, places),
    release: () => releaseBallast(places),
  }
  const door = openDoor({
    access,
    syncing: () => syncing!,
    raw,
    clock: options.clock,
    files,
    secrets,
    practice: options.practice ?? false,
    announce,
    progress,
    log,
    lastEntries: () => lastEntries(places.log, MOST_ENTRIES),
    checkAnswers: options.checkAnswers ?? false,
    headless: options.headless ?? false,
    durability: durable,
  })
  syncing = openSyncing({
    door: door.sync,
    clock: options.clock,
    dir: options.dir,
    systemStore: options.systemStore ?? null,
    endpoint: options.endpoint ?? null,
    transport: options.transport ?? httpTransport,
    files,
    knownKeyId: () => knownKeyId(db),
    afterwards: () => afterExchange({ db, secrets, clock: options.clock, dispatch: door.dispatch }),
    announce,
    keepCopy: async () => {
      log({ event: 'sync', kind: 'differs' })
      // A disk that has no room for it has none for what comes either, and says so then.
      await keepAside(raw, places, options.clock.now()).catch((error: unknown) =>
        log({ event: 'notWritten', kind: 'copy', error }),
      )
    },
  })
  if (durability !== null) {
    giveAgain(db, durability, door.replay, again)
    dropUnfinished(places)
  }
  return {
    dispatch: door.dispatch,
    replay: door.replay,
    sync: door.sync,
    syncing,
    files,
    durability,
    admits: access.admits,
    close: () => {
      if (durability === null || lock === null) return closeLedgerFile(raw)
      durability.close()
      closeLedger(raw, lock, places)
    },
  }
}

interface PlainLedger {
  readonly raw: Database.Database
  readonly lock: null
  readonly again: readonly OutboxRow[]
}

function openPlain(path: string): PlainLedger {
  const raw = openLedgerFile(path)
  try {
    migrate(raw)
    dropScreenTriggers(raw)
    return { raw, lock: null, again: [] }
  } catch (error) {
    raw.close()
    throw error
  }
}
