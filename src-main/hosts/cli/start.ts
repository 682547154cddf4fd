import { json } from 'node:stream/consumers'
import type { Command } from './arguments.ts'
import { hasDisplay, openBrowserWindow } from './browser-window.ts'
import { demo } from './demo.ts'
import { electronBinary, runDesktop } from './desktop.ts'
import { loadSample } from './sample.ts'
import { builtDesktop, builtScreens } from './screens.ts'
import { untilToldToEnd } from './until-told.ts'
import { findOpenDoor, type DoorCard } from '../web/door-file.ts'
import { ledgerFolders } from '../web/folders.ts'
import { phraseOfEnvironment } from '../web/passphrase.ts'
import { runProgram, type RunningProgram } from '../web/program.ts'

type Start = Extract<Command, { command: 'start' }>

/** Opens the program in the best window that this machine has. */
export async function start(command: Start): Promise<number> {
  if (command.demo) return demo(command)
  const folders = ledgerFolders(command)
  const door = await findOpenDoor(folders.dir)
  if (door) return openAnotherWindow(door, folders.dir)

  const staticDir = await builtScreens({ evenIfOld: false })
  if (command.sample) {
    const no = await loadSample(command)
    if (no) return tell(no.refusal.message)
  }
  if (!command.web && hasDisplay()) {
    const binary = await electronBinary()
    if (binary !== null) {
      await builtDesktop()
      if (await runDesktop(binary, { folders, instant: command.instant })) return 0
    }
    console.error('Electron no se pudo abrir en esta máquina; Vigente se abre en el navegador.')
  }
  const program = await runProgram({
    folders,
    instant: command.instant,
    staticDir,
    port: null,
    say: console.error,
    vault: { systemStore: null, passphrase: phraseOfEnvironment() },
    endpoint: command.endpoint,
  })
  if ('ok' in program) {
    // Two starts at once: the one that was slower opens a window on the other.
    const first = await findOpenDoor(folders.dir)
    return first ? openAnotherWindow(first, folders.dir) : tell(program.refusal.message)
  }
  await showInBrowser(program, folders.dir)
  return 0
}

/** Keeps serving until the window is closed or, without a window, until it is told to end. */
async function showInBrowser(program: RunningProgram, dir: string): Promise<void> {
  const told = untilToldToEnd()
  const window = openBrowserWindow(program.newLink(), dir)
  const closedByHand = await Promise.race([told.then(() => true), window?.closed ?? false])
  if (!closedByHand) {
    process.stdout.write(`Vigente está en ${program.newLink()}\n`)
    console.error('Ábralo en un navegador de esta máquina; el enlace sirve una vez. Ctrl+C termina.')
    await told
  }
  window?.end()
  await program.close()
}

/** The ledger is open already: another window on the same program, or the address of one. */
async function openAnotherWindow(door: DoorCard, dir: string): Promise<number> {
  const link = await linkThrough(door)
  if (link === null) {
    process.stdout.write('Vigente ya está abierto en su ventana.\n')
    return 0
  }
  const window = openBrowserWindow(link, dir)
  if (window === null) process.stdout.write(`Vigente ya está abierto, en ${link}\n`)
  else await window.closed
  return 0
}

function linkThrough({ url, token }: DoorCard): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const { request } = process.getBuiltinModule('node:http')
    const asked = request(`${url}/door`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
    asked.on('error', reject)
    asked.on('response', (response) =>
      resolve((json(response) as Promise<{ link: string | null }>).then(({ link }) => link)),
    )
    asked.end()
  })
}

function tell(sentence: string): number {
  console.error(sentence)
  return 1
}
