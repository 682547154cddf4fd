import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { elsewhereOf, type Elsewhere, type Surroundings } from '#domain/data-folder.ts'

/** Of NFS, SMB, CIFS and SMB 2, as Linux numbers them. */
const NETWORK_TYPES: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42])

/** Who else has this folder, as far as the machine tells; null where it is on this PC's own disk. */
export function elsewhereOfFolder(dir: string): Elsewhere | null {
  return elsewhereOf(dir, surroundingsOf(dir))
}

function surroundingsOf(dir: string): Surroundings {
  const { OneDrive, OneDriveCommercial, OneDriveConsumer, APPDATA, LOCALAPPDATA } = process.env
  const known = (paths: readonly (string | undefined)[]) => paths.filter((path) => path !== undefined)
  const infos = known([APPDATA, LOCALAPPDATA]).map((folder) => join(folder, 'Dropbox', 'info.json'))
  const there = nearestThere(resolve(dir))
  return {
    oneDrive: known([OneDrive, OneDriveCommercial, OneDriveConsumer]),
    dropbox: [...infos, join(homedir(), '.dropbox', 'info.json')].flatMap(dropboxFolders),
    // Windows answers a mapped drive with the folder of the network that it stands for.
    realPath: told(() => realpathSync.native(there)),
    isNetworkDisk: told(() => NETWORK_TYPES.has(statfsSync(there).type)) ?? false,
  }
}

/** The folder itself may not be made yet. */
function nearestThere(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path))
}

const info = z.record(z.string(), z.looseObject({ path: z.string() }))

function dropboxFolders(path: string): string[] {
  return (
    told(() => Object.values(info.parse(JSON.parse(readFileSync(path, 'utf8')))))?.map(({ path }) => path) ??
    []
  )
}

function told<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch {
    return null
  }
}
