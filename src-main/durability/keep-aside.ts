import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { checkOpen } from './checking.ts'
import type { Places } from './places.ts'
import { quarantineName } from './swap.ts'

const WHY = 'differs'

/**
 * The ledger as it is, good or not, for whoever asks why it was not what the endpoint has. It holds what an office has, and
 * is in nobody's way: only the newest is kept, and where that cannot be read to its end, the one before too.
 */
export async function keepAside(raw: Database.Database, { quarantine }: Places, now: Date): Promise<void> {
  const copy = join(quarantine, quarantineName(now, WHY))
  await mkdir(copy, { recursive: true, mode: 0o700 })
  try {
    const { facts } = await checkOpen(raw, { path: join(copy, 'ledger.db'), hashes: null })
    if (facts === null) return
  } catch (error) {
    // Half of it is of no use, and a full disk needs the room.
    await rm(copy, { recursive: true, force: true })
    throw error
  }
  for (const name of await readdir(quarantine))
    if (name.endsWith(`-${WHY}`) && join(quarantine, name) !== copy)
      await rm(join(quarantine, name), { recursive: true, force: true })
}
