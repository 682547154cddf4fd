import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from './arguments.ts'
import { openBrowserWindow } from './browser-window.ts'
import { EXIT } from './exit.ts'
import { reachLedger } from './reach.ts'
import { loadSample } from './sample.ts'
import { builtScreens, ROOT } from './screens.ts'
import { untilToldToEnd } from './until-told.ts'
import { ledgerFolders } from '../web/folders.ts'
import { runProgram, type RunningProgram } from '../web/program.ts'
import type { RefusedAnswer } from '../web/refusals.ts'

type Start = Extract<Command, { command: 'start' }>

const PCS = [
  { name: 'Recepción', folder: 'recepcion' },
  { name: 'Oficina', folder: 'oficina' },
] as const

/** An endpoint and two PCs of one invented office on this machine: Enter pulls the plug between them, and puts it back. */
export async function demo(command: Start): Promise<number> {
  try {
    return await showOffice(command)
  } catch (error) {
    if (!(error instanceof NotBegun)) throw error
    console.error(
      `${error.message}\nSi no hay otra demostración abierta, quedó el servidor de una que se cerró mal: termine ese proceso de Node y empiece otra vez.`,
    )
    return EXIT.refused
  }
}

async function showOffice(command: Start): Promise<number> {
  const base =
    command.data === null ? join(dirname(ledgerFolders(command).dir), 'demo') : resolve(command.data)
  const staticDir = await builtScreens({ evenIfOld: false })
  let endpoint = await startEndpoint(join(base, 'servidor'), '0')
  const { url } = endpoint
  const programs: RunningProgram[] = []
  try {
    for (const [n, { name, folder }] of PCS.entries()) {
      const dir = join(base, folder)
      const no = await prepare({ ...command, data: dir, endpoint: url }, { name, endpoint, isFirst: n === 0 })
      if (no) return tell(no)
      const folders = ledgerFolders({ ...command, data: dir })
      const program = await runProgram({
        ...{ folders, staticDir, endpoint: url, instant: null, port: null, say: console.error },
        vault: { systemStore: null, passphrase: null },
      })
      if ('ok' in program) return tell(program)
      programs.push(program)
      const window = openBrowserWindow(program.newLink(), dir)
      window?.closed.catch(() => {})
      process.stdout.write(`${name}: ${program.newLink()}\n`)
    }
    console.error(
      'Dos PCs de una oficina inventada, y un portal de prueba que contesta lo que se paga. Enter corta la red y la restablece; Ctrl+C termina.',
    )
    const plug = createInterface({ input: process.stdin })
    let turn = Promise.resolve()
    plug.on('line', () => {
      turn = turn.then(async () => {
        if (isRunning(endpoint.child)) {
          await stop(endpoint.child)
          console.error('Sin red: lo que haga cada PC espera en ella.')
        } else {
          endpoint = await startEndpoint(join(base, 'servidor'), new URL(url).port)
          for (const { ledgers } of programs) ledgers.of('office').syncing.wake()
          console.error('Con red: en un momento las dos tienen lo mismo.')
        }
      })
    })
    await untilToldToEnd()
    plug.close()
    return 0
  } finally {
    for (const program of programs) await program.close()
    await stop(endpoint.child)
  }
}

interface RunningEndpoint {
  readonly child: ChildProcess
  readonly dir: string
  readonly url: string
  readonly enrolCode: string | null
}

/** The first time: the first PC brings the sample, the second joins and finds it. */
async function prepare(
  common: Start,
  {
    name,
    endpoint,
    isFirst,
  }: { readonly name: string; readonly endpoint: RunningEndpoint; readonly isFirst: boolean },
): Promise<RefusedAnswer | null> {
  if (isFirst) {
    const no = await loadSample(common)
    if (no) return no
  }
  const ledger = await reachLedger(common)
  if ('ok' in ledger) return ledger
  try {
    const status = await ledger.call('sync.status', {})
    if (!status.ok) return status
    if ((status.value as { state: string }).state === 'notEnrolled') {
      const code = (isFirst ? endpoint.enrolCode : null) ?? (await newCode(endpoint))
      const enrolled = await ledger.call('sync.enrol', { url: endpoint.url, code, name })
      if (!enrolled.ok) return enrolled
    }
    console.error(`${name}: sincronizando…`)
    const met = await ledger.call('sync.once', {})
    return met.ok ? null : met
  } finally {
    ledger.close()
  }
}

const PROGRAM = join(ROOT, 'src-endpoint', 'main.ts')

/** An endpoint ended before it answered, and said why. */
class NotBegun extends Error {}

async function startEndpoint(dir: string, port: string): Promise<RunningEndpoint> {
  const child = spawn(process.execPath, [PROGRAM, '--data', dir, '--port', port, '--vendor', 'simulated'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { url, enrolCode } = JSON.parse(await firstLine(child)) as { url: string; enrolCode: string | null }
  return { child, dir, url, enrolCode }
}

async function newCode({ dir }: RunningEndpoint): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, 'code', '--data', dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return (JSON.parse(await firstLine(child)) as { code: string }).code
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve)
    let why = ''
    // Its log are lines of JSON.
    const said = child.stderr && createInterface({ input: child.stderr })
    said?.on('line', (line) => {
      if (!line.startsWith('{')) why = line
    })
    child.once('close', () => reject(new NotBegun(why)))
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return Promise.resolve()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  return ended
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

function tell({ refusal }: RefusedAnswer): number {
  console.error(refusal.message)
  return 1
}
