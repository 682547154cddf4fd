import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LedgerFolders } from '../web/folders.ts'
import { ROOT } from './screens.ts'

const PACKAGE = join(ROOT, 'node_modules', 'electron')
const INSTALL_WITHIN_MS = 60_000
/** An Electron that ends sooner, and badly, never showed its window. */
const FAILED_START_MS = 10_000

/**
 * Electron's binary, brought by the package's own installer where it is missing; null where it cannot be had.
 * The package itself is never loaded: asking it for the path downloads without a limit and then throws.
 */
export async function electronBinary(): Promise<string | null> {
  return installedBinary() ?? ((await install()) ? installedBinary() : null)
}

function installedBinary(): string | null {
  try {
    const path = join(PACKAGE, 'dist', readFileSync(join(PACKAGE, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

async function install(): Promise<boolean> {
  const installer = join(PACKAGE, 'install.js')
  if (!existsSync(installer)) return false
  console.error('Buscando Electron (un minuto a lo más)…')
  const child = spawn(process.execPath, [installer], {
    stdio: 'ignore',
    timeout: INSTALL_WITHIN_MS,
    killSignal: 'SIGKILL',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

export interface DesktopStart {
  readonly folders: LedgerFolders
  readonly instant: Date | null
}

/** Runs the desktop program until it is closed; false when its window never came, so that a browser may serve. */
export async function runDesktop(binary: string, { folders, instant }: DesktopStart): Promise<boolean> {
  const openedAt = performance.now()
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const args = [ROOT, `--data=${folders.dir}`, `--practice-data=${folders.practiceDir}`]
  if (instant !== null) args.push(`--now=${instant.toISOString()}`)
  const child = spawn(binary, args, { stdio: 'inherit', env })
  const pass = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGTERM', pass).on('SIGINT', pass).on('SIGHUP', pass)
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (exit, signal) => resolve(signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : exit))
  })
  process.off('SIGTERM', pass).off('SIGINT', pass).off('SIGHUP', pass)
  return code === 0 || performance.now() - openedAt > FAILED_START_MS
}
