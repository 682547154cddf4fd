import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Updater } from './updates.ts'

/** The updater of an installed and signed program, or why there is none. */
export async function installedUpdater(): Promise<Updater | 'notInstalled' | 'unsigned'> {
  if (!app.isPackaged || process.platform !== 'win32') return 'notInstalled'
  if (!namesPublisher(join(process.resourcesPath, 'app-update.yml'))) return 'unsigned'
  const { NsisUpdater } = await import('electron-updater')
  const updater = new NsisUpdater()
  // Also where the address leads on to another.
  updater.netSession.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !url.startsWith('https://') }),
  )
  return updater
}

/** Without the publisher's name in it, which comes from the certificate, electron-updater would take any installer. */
export function namesPublisher(path: string): boolean {
  try {
    return /^publisherName:[ \t]*(\S|\r?\n[ \t]*- *\S)/m.test(readFileSync(path, 'utf8'))
  } catch {
    return false
  }
}
