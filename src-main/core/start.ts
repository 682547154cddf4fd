import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { migrate } from '#db/migrate.ts'
import { dropScreenTriggers } from '#db/triggers.ts'
import { databaseDoor } from '#db/sql.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { keepKeyId, knownKeyId } from '#features/vault/sql.ts'
import { createFileStore } from '#files/store.ts'
import type { Clock, Progress, Vigente } from './app.ts'
import { nameDevice } from './device.ts'
import { openAccess } from './access/access.ts'
import { openDoor, type Door } from './dispatch.ts'
import { openKeeper } from './secrets/keeper.ts'
import type { SystemStore } from './secrets/wrap.ts'
import { afterExchange } from './afterwards.ts'
import { officeKey } from './office-key.ts'
import { openSyncing, type Syncing } from './syncing.ts'
import { httpTransport, type Transport } from '#sync/transport.ts'

export interface StartOptions {
  readonly dir: string
  readonly clock: Clock
  /** The practice ledger: everything works and every paper says that it is worth nothing. */
  readonly practice?: boolean
  /** Where the host reaches the operating system's store for the vault's key. */
  readonly systemStore?: SystemStore | null
  /** The vault's phrase, where the host was started with it so that scripts can work. */
  readonly passphrase?: string | null
  readonly log?: (line: string) => void
  readonly checkAnswers?: boolean
  /** Instead of the address that this PC was enrolled at: the endpoint has moved. */
  readonly endpoint?: string | null
  /** The way to an address; tests take another than the network. */
  readonly transport?: (url: string, stopped: AbortSignal) => Transport
  /** Milliseconds that only go forward, by which sessions end and wait; tests take their own. */
  readonly ticks?: () => number
  /** An endpoint's ledger: nobody looks at it. */
  readonly headless?: boolean
}

/** A ledger with what only syncing and the tests ask of its door. */
export type OpenLedger = Vigente & Pick<Door, 'replay' | 'sync'>

/** Opens the ledger of a folder, made where it is missing: settings, migrations, device, door. */
export function openVigente(options: StartOptions): OpenLedger {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const path = join(options.dir, 'ledger.db')
  const raw = openLedgerFile(path)
  try {
    migrate(raw, path)
    if (options.headless) dropScreenTriggers(raw)
    nameDevice(databaseDoor(raw))
  } catch (error) {
    raw.close()
    throw error
  }
  // Accents and capitals do not matter to who searches; SQLite's own lower() knows ASCII alone.
  raw.function('fold', { deterministic: true, directOnly: true }, (text) =>
    text === null ? null : foldForSearch(String(text)),
  )
  const files = createFileStore(options.dir)
  const changed = new Set<(topics: readonly string[]) => void>()
  const progress = new Set<(progress: Progress) => void>()
  const db = databaseDoor(raw)
  const announce = (topics: readonly string[]) => changed.forEach((listen) => listen(topics))
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
  const door = openDoor({
    access,
    syncing: () => syncing!,
    raw,
    clock: options.clock,
    files,
    secrets,
    practice: options.practice ?? false,
    announce,
    progress: (step) => progress.forEach((listen) => listen(step)),
    log: options.log ?? (() => {}),
    checkAnswers: options.checkAnswers ?? false,
    headless: options.headless ?? false,
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
  })
  return {
    dispatch: door.dispatch,
    replay: door.replay,
    sync: door.sync,
    syncing,
    admits: access.admits,
    files,
    onChanged: (listen) => subscribe(changed, listen),
    onProgress: (listen) => subscribe(progress, listen),
    close: () => closeLedgerFile(raw),
  }
}

function subscribe<T>(listeners: Set<T>, listen: T): () => void {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}
