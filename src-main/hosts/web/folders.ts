import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface LedgerFolders {
  /** The ledger that the process works on. */
  readonly dir: string
  /** The practice ledger beside it. */
  readonly practiceDir: string
}

export interface FolderChoice {
  /** `--data`; null is the folder of this machine's user. */
  readonly data: string | null
  readonly sample: boolean
  readonly practice: boolean
}

/**
 * Where the ledgers lie. Local folders only: never a roaming profile, where Windows would copy an open ledger.
 *   Windows  %LOCALAPPDATA%\Vigente\oficina, \muestra, \practica
 *   macOS    ~/Library/Application Support/Vigente/oficina, …
 *   Linux    ~/.local/share/vigente/oficina, …
 * `--data DIR` is that very folder; its practice ledger is `DIR/practica`.
 */
export function ledgerFolders({ data, sample, practice }: FolderChoice): LedgerFolders {
  const base = data === null ? userFolder() : resolve(data)
  const practiceDir = join(base, 'practica')
  if (practice) return { dir: practiceDir, practiceDir }
  if (data !== null) return { dir: base, practiceDir }
  return { dir: join(base, sample ? 'muestra' : 'oficina'), practiceDir }
}

function userFolder(): string {
  const { LOCALAPPDATA, XDG_DATA_HOME } = process.env
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Vigente')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Vigente')
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'vigente')
}
