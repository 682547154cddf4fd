import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.ts'
import { environmentWithoutPhrase } from '../web/passphrase.ts'

/** Sooner than this, the browser did not open a window of its own: it failed, or handed over to one that was open. */
const A_REAL_WINDOW_MS = 10_000

export interface BrowserWindow {
  /** True once a person closed the window; false when the browser would not show one. */
  readonly closed: Promise<boolean>
  end(): void
}

/** The program as a window of the machine's browser, with a profile of its own; null where there is none. */
export function openBrowserWindow(link: string, dir: string): BrowserWindow | null {
  const browser = findBrowser()
  if (browser === null || !hasDisplay()) return null
  const profile = join(dir, 'navegador')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const openedAt = performance.now()
  const child = spawn(
    browser,
    [
      `--app=${link}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--lang=es-MX',
    ],
    { stdio: 'ignore', env: environmentWithoutPhrase() },
  )
  return {
    closed: new Promise((resolve) => {
      child.on('error', () => resolve(false))
      child.on('exit', () => resolve(performance.now() - openedAt > A_REAL_WINDOW_MS))
    }),
    end: () => void child.kill(),
  }
}

export function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}
