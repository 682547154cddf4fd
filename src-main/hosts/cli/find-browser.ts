import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
]
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS_PLACES = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

/** The first Chrome, Edge or Chromium of this machine; null when it has none. Edge comes with Windows. */
export function findBrowser(): string | null {
  return candidates().find(isRunnable) ?? null
}

function candidates(): readonly string[] {
  const { env, platform } = process
  if (platform === 'win32') {
    const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    )
    return WINDOWS_PLACES.flatMap((place) => roots.map((root) => join(root, ...place)))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env['HOME'] ?? '/', 'Applications')]
    return MAC_NAMES.flatMap((name) =>
      roots.map((root) => join(root, `${name}.app`, 'Contents', 'MacOS', name)),
    )
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'))
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
