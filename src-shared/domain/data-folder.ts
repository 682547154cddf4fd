/** Whose a folder is that does not lie on this PC's own disk alone. */
export const ELSEWHERES = ['oneDrive', 'dropbox', 'googleDrive', 'network'] as const
export type Elsewhere = (typeof ELSEWHERES)[number]

/** What a machine tells of a folder and of whoever keeps folders in step with another place. */
export interface Surroundings {
  /** Windows' variables OneDrive, OneDriveCommercial and OneDriveConsumer, where they are set. */
  readonly oneDrive: readonly string[]
  /** As Dropbox's info.json names them. */
  readonly dropbox: readonly string[]
  /** The folder with links and mapped drives followed; null where the machine does not tell. */
  readonly realPath: string | null
  /** Its file system is one of the network (NFS, SMB). */
  readonly isNetworkDisk: boolean
}

/**
 * Who else has a folder, so that no ledger may lie in it: a program that copies files while they are written, or gives
 * back an older one, damages a ledger, and a network can lose what it said it had. Null: this PC's own disk.
 *
 *   elsewhereOf('C:\\Users\\Lety\\OneDrive - Caribe\\Vigente', …)  // 'oneDrive'
 *   elsewhereOf('\\\\servidor\\datos\\Vigente', …)                 // 'network'
 *   elsewhereOf('Z:\\Vigente', { realPath: '\\\\servidor\\datos\\Vigente', … })  // 'network', a mapped drive
 *   elsewhereOf('C:\\Users\\Lety\\AppData\\Local\\Vigente\\oficina', …)  // null
 */
export function elsewhereOf(path: string, surroundings: Surroundings): Elsewhere | null {
  const paths = [path, ...(surroundings.realPath === null ? [] : [surroundings.realPath])].map(partsOf)
  const isIn = (folders: readonly string[]) =>
    folders.map(partsOf).some((folder) => paths.some((parts) => startsWith(parts, folder)))
  const hasPart = (pattern: RegExp) => paths.some((parts) => parts.some((part) => pattern.test(part)))
  if (isIn(surroundings.oneDrive) || hasPart(/^onedrive($|[ -])/)) return 'oneDrive'
  if (isIn(surroundings.dropbox) || hasPart(/^dropbox($|[ -])/)) return 'dropbox'
  if (hasPart(/^google ?drive($|[ -])/) || paths.some(isOwnDriveOfGoogle)) return 'googleDrive'
  return surroundings.isNetworkDisk || paths.some(([first]) => first === NETWORK) ? 'network' : null
}

const NETWORK = '\\\\'

/** Its parts in small letters; that of the network first where it is on one. */
function partsOf(path: string): string[] {
  const plain = path
    .replaceAll('/', '\\')
    .toLowerCase()
    .replace(/^\\\\\?\\unc\\/, NETWORK)
    .replace(/^\\\\[?.]\\/, '')
  const parts: string[] = plain.startsWith(NETWORK) ? [NETWORK] : []
  for (const part of plain.split('\\')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts
}

function startsWith(parts: readonly string[], folder: readonly string[]): boolean {
  return folder.length > 0 && folder.every((part, i) => parts[i] === part)
}

/** Drive for desktop makes a disk of its own, on which the first folder is called so. */
function isOwnDriveOfGoogle([disk, first]: readonly string[]): boolean {
  const names = ['my drive', 'mi unidad', 'shared drives', 'unidades compartidas']
  return disk !== undefined && /^[a-z]:$/.test(disk) && first !== undefined && names.includes(first)
}
