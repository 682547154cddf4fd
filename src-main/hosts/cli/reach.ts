import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { json } from 'node:stream/consumers'
import { logLine, type Log, type LogEntry } from '#domain/log-entry.ts'
import type { Answer, Vigente } from '#core/app.ts'
import { openVigente } from '#core/start.ts'
import { cliText } from '#messages/es-MX/backups-cli.ts'
import type { Common } from './arguments.ts'
import { findOpenDoor, isHeld, type DoorCard } from '../web/door-file.ts'
import { folderLog } from '../web/folder-log.ts'
import { ledgerFolders } from '../web/folders.ts'
import { hostClock } from '../web/host-clock.ts'
import { notOpenedReason, refused, type RefusedAnswer } from '../web/refusals.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { MOST_FILE_BYTES } from '../web/stored-files.ts'

/** The ledger as a command of the command line sees it, whoever holds it. */
export interface ReachedLedger {
  call(operation: string, input: unknown): Promise<Answer>
  /** Puts a file of this machine into the ledger's store; `value.file` is its id. */
  upload(path: string): Promise<Answer>
  /** The bytes of a file that an operation answered with. */
  read(file: string): Promise<Readable>
  close(): void
}

const WAIT_FOR_LEDGER_MS = 10_000

/**
 * Opens the ledger, or goes through the door of the program that holds it. Another command may hold it for
 * a moment without a door, so a busy ledger is asked for again before it is a "no".
 */
export async function reachLedger(common: Common): Promise<ReachedLedger | RefusedAnswer> {
  const { dir, practiceDir } = ledgerFolders(common)
  const passphrase = phraseOfEnvironment()
  const giveUpAt = performance.now() + WAIT_FOR_LEDGER_MS
  for (;;) {
    const door = await findOpenDoor(dir)
    if (door) return throughDoor(door, common)
    try {
      const clock = hostClock(common.instant)
      const practice = dir === practiceDir
      const { endpoint } = common
      const keep = folderLog(dir, clock)
      const log: Log = (entry) => {
        tell(entry)
        keep(entry)
      }
      return directly(openVigente({ dir, clock, practice, log, passphrase, endpoint }), common)
    } catch (error) {
      const reason = notOpenedReason(error)
      if (reason === null) throw error
      if (reason !== 'busy' || performance.now() > giveUpAt)
        return refused('ledger.notOpened', {
          dir,
          reason: reason === 'busy' && isHeld(dir) ? 'noAnswer' : reason,
        })
      await sleep(200)
    }
  }
}

/** What goes as it should is nobody's at a terminal: it stands in the folder's log. */
const ROUTINE: readonly LogEntry['event'][] = ['start', 'stop', 'slow', 'backup', 'swap', 'damage']

function tell(entry: LogEntry): void {
  if (entry.event === 'recovered') console.error(cliText.recovered(entry.kind))
  else if (!ROUTINE.includes(entry.event)) console.error(logLine(entry))
}

/** One operation on the ledger, which is let go again. */
export async function callOperation(common: Common, operation: string, input: unknown): Promise<Answer> {
  const ledger = await reachLedger(common)
  if ('ok' in ledger) return ledger
  try {
    return await ledger.call(operation, input)
  } finally {
    ledger.close()
  }
}

function directly(app: Vigente, { operator, asOf }: Common): ReachedLedger {
  const caller = { operator, host: 'cli', ...(asOf === null ? {} : { asOf }) } as const
  return {
    call: (operation, input) => app.dispatch(caller, operation, input),
    upload: async (path) => {
      const no = unreadable(path)
      if (no) return no
      const stored = await app.files.putStream(basename(path), createReadStream(path), MOST_FILE_BYTES)
      if (stored === 'tooLarge') return refused('request.tooLarge', { maxBytes: MOST_FILE_BYTES })
      return { ok: true, value: stored }
    },
    read: async (file) => createReadStream(app.files.get(file)!.path),
    close: () => app.close(),
  }
}

function throughDoor(door: DoorCard, { operator, instant, asOf }: Common): ReachedLedger {
  const headers: Record<string, string> = { Authorization: `Bearer ${door.token}` }
  if (operator !== null) headers['X-Vigente-Operator'] = encodeURIComponent(operator)
  if (asOf !== null) headers['X-Vigente-As-Of'] = asOf
  if (instant !== null) headers['X-Vigente-Now'] = instant.toISOString()
  return {
    call: (operation, input) =>
      post(
        `${door.url}/rpc/${encodeURIComponent(operation)}`,
        { ...headers, 'Content-Type': 'application/json' },
        [JSON.stringify(input)],
      ),
    upload: async (path) => {
      const no = unreadable(path)
      if (no) return no
      return post(
        `${door.url}/files`,
        {
          ...headers,
          'Content-Type': 'application/octet-stream',
          'X-File-Name': encodeURIComponent(basename(path)),
        },
        createReadStream(path),
      )
    },
    read: async (file) => {
      const response = await fetch(`${door.url}/files/${file}`, { headers, redirect: 'error' })
      if (!response.ok || response.body === null)
        throw new Error(`the file was not given: ${response.status}`)
      return Readable.fromWeb(response.body)
    },
    close: () => {},
  }
}

/** By node:http, since fetch gives up after five minutes and a job may take longer. */
async function post(
  url: string,
  headers: Record<string, string>,
  body: AsyncIterable<Uint8Array> | Iterable<string>,
): Promise<Answer> {
  const { request } = process.getBuiltinModule('node:http')
  const sent = request(url, { method: 'POST', headers })
  const answered = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => resolve(json(response) as Promise<Answer>))
  })
  const [answer] = await Promise.all([answered, pipeline(body, sent)])
  return answer
}

export function unreadable(path: string): RefusedAnswer | null {
  try {
    if (statSync(path).isFile()) return null
    return refused('file.unreadable', { path, reason: 'no es un archivo' })
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return refused('file.unreadable', { path, reason: missing ? 'no existe' : 'no se deja leer' })
  }
}
