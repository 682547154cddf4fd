import type { ParentPort } from 'electron'
import { parseArgs } from 'node:util'
import type { CoreReplies, CoreRequest, FromCore, PageSessions, ToCore } from './core-messages.ts'
import { storeOfMain } from './store-of-main.ts'
import { bySession, type Ledgers } from '../web/ledgers.ts'
import { refused } from '../web/refusals.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { runProgram, type RunningProgram } from '../web/program.ts'
import { withLedger } from '../web/with-ledger.ts'

// The ledger in a process of its own, so that no query can freeze a window. It also keeps the door on
// loopback open, by which the command line reaches the ledger while the window is open.

const port = (process as NodeJS.Process & { readonly parentPort: ParentPort }).parentPort
const { values } = parseArgs({
  args: process.argv.filter((arg) => arg.startsWith('--')),
  strict: false,
  options: { data: { type: 'string' }, 'practice-data': { type: 'string' }, now: { type: 'string' } },
})

const systemStore = storeOfMain(tell)
const program = await runProgram({
  folders: { dir: String(values.data), practiceDir: String(values['practice-data']) },
  instant: values.now === undefined ? null : new Date(String(values.now)),
  staticDir: null,
  port: 0,
  say: console.error,
  vault: { systemStore, passphrase: phraseOfEnvironment() },
})
if ('ok' in program) tell({ notice: { kind: 'refused', message: program.refusal.message } })
else serve(program)

function serve(running: RunningProgram): void {
  const { ledgers } = running
  // As the page last asked: what it may not ask for it is not told of either.
  let page: PageSessions = { office: null, practice: null }
  const may = bySession((name) => page[name])
  ledgers.onChanged((topics, hears) => {
    if (hears(may)) tell({ notice: { kind: 'changed', topics } })
  })
  ledgers.onProgress((progress, hears) => {
    if (hears(may)) tell({ notice: { kind: 'progress', progress } })
  })
  port.on('message', ({ data }) => {
    const message = data as ToCore
    if ('stored' in message) return systemStore.answered(message.stored, message.bytes)
    const { id, request, sessions } = message
    page = sessions
    answer(running, request, sessions).then(
      (reply) => {
        tell({ id, reply })
        if (request.kind === 'close') setImmediate(() => process.exit(0))
      },
      (fault: unknown) => {
        running.log({ event: 'fault', operation: request.kind, error: fault })
        tell({ id, fault: String(fault) })
      },
    )
  })
  tell({ notice: { kind: 'ready' } })
}

async function answer(
  { ledgers, close }: RunningProgram,
  request: CoreRequest,
  sessions: PageSessions,
): Promise<CoreReplies[CoreRequest['kind']]> {
  const may = bySession((name) => sessions[name])
  switch (request.kind) {
    case 'rpc': {
      const { ledger, operator, job, asOf, name, input } = request
      const caller = {
        operator,
        host: 'electron',
        session: sessions[ledger],
        ...(job === null ? {} : { job }),
        ...(asOf === null ? {} : { asOf }),
      } as const
      return withLedger(ledgers, ledger, (app) => app.dispatch(caller, name, input))
    }
    case 'put': {
      const { ledger, name, bytes } = request
      return withLedger(ledgers, ledger, async (app) =>
        may(ledger, app)
          ? { ok: true, value: app.files.put(name, bytes) }
          : refused('access.signInNeeded', {}),
      )
    }
    case 'file':
      return ledgers.fileOf(request.file, may)
    case 'wake':
      ledgers.of('office').syncing.wake()
      return null
    case 'lock':
      for (const ledger of ['office', 'practice'] as const) {
        const session = sessions[ledger]
        if (session === null) continue
        const caller = { operator: null, host: 'electron', session } as const
        await withLedger(ledgers, ledger, (app) => app.dispatch(caller, 'access.lock', {}))
      }
      return null
    case 'thisPc': {
      const caller =
        request.as === null
          ? ({ operator: null, host: 'direct' } as const)
          : ({
              operator: request.as.operator,
              host: 'electron',
              session: sessions[request.as.ledger],
            } as const)
      const answer = await withLedger(ledgers, request.as?.ledger ?? 'office', (app) =>
        app.dispatch(caller, 'thisPc.get', {}),
      )
      return { answer, working: ledgers.working() }
    }
    case 'close': {
      const backedUp = request.beforeUpdate && (await backUpBeforeUpdate(ledgers))
      await close()
      return { backedUp }
    }
  }
}

/** Of the office: the practice ledger is made again with a key. */
async function backUpBeforeUpdate(ledgers: Ledgers): Promise<boolean> {
  const caller = { operator: null, host: 'direct' } as const
  return (await ledgers.of('office').dispatch(caller, 'backups.make', { beforeUpdate: true })).ok
}

function tell(message: FromCore): void {
  port.postMessage(message)
}
