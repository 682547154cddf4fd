import type { Progress, Vigente } from '#core/app.ts'
import { openVigente } from '#core/start.ts'
import type { Log } from '#domain/log-entry.ts'
import type { Work } from '#domain/program-update.ts'
import type { SystemStore } from '#core/secrets/wrap.ts'
import type { FileStore } from '#files/store.ts'
import type { LedgerFolders } from './folders.ts'
import type { HostClock } from './host-clock.ts'

/** `office` is the ledger that the process was started on; `practice` the one apart that the screens switch to. */
export type LedgerName = 'office' | 'practice'

export interface Ledgers {
  readonly clock: HostClock
  /** The practice ledger is opened when it is first asked for. */
  of(name: LedgerName): Vigente
  /** A file by its id, which says nothing of whose it is: of any ledger that is open and lets whoever asks. */
  fileOf(file: string, may: MayHear): ReturnType<FileStore['get']>
  /** Whether any ledger that is open lets whoever asks. */
  lets(may: MayHear): boolean
  /** Each ledger tells whom it lets: `hears` asks it. */
  onChanged(listen: (topics: readonly string[], hears: MayBeTold) => void): () => void
  onProgress(listen: (progress: Progress, hears: MayBeTold) => void): () => void
  /** What goes on in any of them that nobody should break off. */
  working(): readonly Work[]
  close(): void
}

/** Whether somebody may be given what is a ledger's: by the session that a screen has there, or as a program. */
export type MayHear = (name: LedgerName, app: Vigente) => boolean
export type MayBeTold = (may: MayHear) => boolean

/** By the session that a screen has in each ledger. */
export function bySession(sessionOf: (name: LedgerName) => string | null): MayHear {
  return (name, app) => app.admits(sessionOf(name))
}

export interface LedgersOptions {
  readonly folders: LedgerFolders
  readonly clock: HostClock
  readonly log: Log
  /** What opens the vault here without asking a person. */
  readonly vault?: VaultOpeners
  readonly endpoint?: string | null
}

export interface VaultOpeners {
  readonly systemStore: SystemStore | null
  readonly passphrase: string | null
}

/** Opens the ledger of this process, and stands ready to open the one for practice. */
export function openLedgers({ folders, clock, log, vault, endpoint = null }: LedgersOptions): Ledgers {
  const changed = new Set<(topics: readonly string[], hears: MayBeTold) => void>()
  const progress = new Set<(progress: Progress, hears: MayBeTold) => void>()
  const opened = new Map<LedgerName, Vigente>()

  function open(name: LedgerName): Vigente {
    const isPractice = name === 'practice' || folders.dir === folders.practiceDir
    const dir = name === 'practice' ? folders.practiceDir : folders.dir
    const app = openVigente({ dir, clock, practice: isPractice, log, ...vault, endpoint })
    const hears: MayBeTold = (may) => may(name, app)
    app.onChanged((topics) => changed.forEach((listen) => listen(topics, hears)))
    app.onProgress((step) => progress.forEach((listen) => listen(step, hears)))
    opened.set(name, app)
    return app
  }

  open('office')
  return {
    clock,
    of: (name) => {
      const asked = folders.dir === folders.practiceDir ? 'office' : name
      return opened.get(asked) ?? open(asked)
    },
    fileOf: (file, may) => {
      for (const [name, app] of opened) {
        const found = may(name, app) ? app.files.get(file) : null
        if (found) return found
      }
      return null
    },
    lets: (may) => [...opened].some(([name, app]) => may(name, app)),
    onChanged: (listen) => subscribe(changed, listen),
    onProgress: (listen) => subscribe(progress, listen),
    working: () => [...opened.values()].flatMap((app) => app.working()),
    close: () => {
      for (const app of opened.values()) app.close()
      opened.clear()
    },
  }
}

function subscribe<T>(listeners: Set<T>, listen: T): () => void {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}
