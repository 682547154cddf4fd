import { startBackupLoop } from '#core/backup-loop.ts'
import { startLoops } from '#core/loops.ts'
import { startSyncLoop } from '#core/sync-loop.ts'
import { APP_VERSION } from '#core/version.ts'
import { logLine, type Log } from '#domain/log-entry.ts'
import { removeDoorCard, writeDoorCard, type DoorCard } from './door-file.ts'
import { folderLog } from './folder-log.ts'
import type { LedgerFolders } from './folders.ts'
import { hostClock } from './host-clock.ts'
import { openLedgers, type Ledgers, type VaultOpeners } from './ledgers.ts'
import { keepPort, keptPort } from './kept-port.ts'
import { notOpenedReason, refused, type RefusedAnswer } from './refusals.ts'
import { serveWeb } from './server.ts'

/** A ledger held by this process and served on this machine until it is closed. */
export interface RunningProgram {
  readonly card: DoorCard
  readonly ledgers: Ledgers
  readonly log: Log
  newLink(): string
  close(): Promise<void>
}

export interface ProgramOptions {
  readonly folders: LedgerFolders
  /** Where the clock stands still; null runs with the machine. */
  readonly instant: Date | null
  readonly staticDir: string | null
  /** Null takes the port of the last time, so that a browser finds what it kept; 0 takes a free one. */
  readonly port: number | null
  /** For the terminal. What may be kept of it also stands in the folder's log. */
  readonly say: (line: string) => void
  readonly vault: VaultOpeners
  /** Where the endpoint is now; null asks it where this PC was enrolled. */
  readonly endpoint?: string | null
}

/** Opens the ledger, serves it, and leaves the card by which other programs find it. */
export async function runProgram(options: ProgramOptions): Promise<RunningProgram | RefusedAnswer> {
  const { folders, port, staticDir, vault } = options
  const clock = hostClock(options.instant)
  const keep = folderLog(folders.dir, clock)
  const log: Log = (entry) => {
    options.say(logLine(entry))
    keep(entry)
  }
  let ledgers: Ledgers
  try {
    ledgers = openLedgers({
      folders,
      clock,
      log,
      vault,
      endpoint: options.endpoint ?? null,
    })
  } catch (error) {
    const reason = notOpenedReason(error)
    if (reason === null) throw error
    return refused('ledger.notOpened', { dir: folders.dir, reason })
  }
  try {
    const shell =
      port === null
        ? await serveWeb({ ledgers, staticDir, port: keptPort(folders.dir), orAnother: true, log })
        : await serveWeb({ ledgers, staticDir, port, log })
    if (port === null) keepPort(folders.dir, Number(new URL(shell.url).port))
    const card: DoorCard = { url: shell.url, token: shell.token, pid: process.pid }
    writeDoorCard(folders.dir, card)
    keep({ event: 'start', version: APP_VERSION })
    // For practice, or where the clock stands still, nothing leaves by itself.
    const isReal = options.instant === null && folders.dir !== folders.practiceDir
    const office = ledgers.of('office')
    const loops = isReal ? [startLoops(office, log), startSyncLoop(office, log)] : []
    const backups = isReal ? startBackupLoop(office, log) : null
    return {
      card,
      ledgers,
      log,
      newLink: shell.newLink,
      close: async () => {
        removeDoorCard(folders.dir, card)
        await shell.close()
        await Promise.all(loops.map((loop) => loop.stop()))
        await backups?.stop()
        ledgers.close()
        keep({ event: 'stop' })
      },
    }
  } catch (error) {
    ledgers.close()
    throw error
  }
}
