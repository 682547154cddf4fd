import { execFileSync } from 'node:child_process'
import { win32 } from 'node:path'

/** Whether Windows says that a disk is encrypted; `unknown` where it says neither, or nothing. */
export type DiskCipher = 'on' | 'off' | 'unknown'

/** What the Explorer draws its lock by: asked of the shell, which answers without an administrator. */
const PROPERTY = 'System.Volume.BitLockerProtection'
const MOST_MS = 15_000

/**
 * BitLocker on the disk of a folder; null where there is no Windows. A share, an answer of no sense and a Windows that does
 * not answer are `unknown`: nothing else fails for it.
 *   diskCipher('C:\\Users\\lety\\Vigente') // 'on'
 */
export function diskCipher(
  dir: string,
  ask: (drive: string) => string = askWindows,
  platform: NodeJS.Platform = process.platform,
): DiskCipher | null {
  if (platform !== 'win32') return null
  const drive = /^[A-Z]:/i.exec(win32.resolve(dir))?.[0]
  if (drive === undefined) return 'unknown'
  try {
    return cipherSaid(ask(drive))
  } catch {
    return 'unknown'
  }
}

/** 1 is on and 2 is off; the others (being encrypted, suspended, locked) are for a person to look at. */
function cipherSaid(said: string): DiskCipher {
  const number = said.trim()
  return number === '1' ? 'on' : number === '2' ? 'off' : 'unknown'
}

function askWindows(drive: string): string {
  const shell = win32.join(
    process.env['SystemRoot'] ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  )
  const question = `(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('${PROPERTY}')`
  return execFileSync(shell, ['-NoProfile', '-NonInteractive', '-Command', question], {
    encoding: 'utf8',
    timeout: MOST_MS,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
