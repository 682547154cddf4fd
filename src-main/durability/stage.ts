import { constants, mkdirSync, rmSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { databaseDoor } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { beginEpoch } from '#sync/enrolment.ts'
import { digestOfFile, type CopyReport } from './check-copy.ts'
import { checkApart } from './checking.ts'
import { enrolmentOf, headsOf, type LedgerHeads } from './heads.ts'
import type { Places } from './places.ts'

export type Staged =
  | { readonly ok: true; readonly path: string; readonly facts: Facts }
  | { readonly ok: false; readonly found: readonly Damage[] }
type Facts = NonNullable<CopyReport['facts']>

/** A copy of a backup at a place of its own, compared with its manifest and looked through once more. */
export async function stageBackup(places: Places, backup: string, sha256: string): Promise<Staged> {
  // What may lie there takes long to remove: not while somebody waits.
  await rm(places.staging, { recursive: true, force: true })
  const path = newStage(places)
  await copyFile(backup, path, constants.COPYFILE_FICLONE)
  if ((await digestOfFile(path)) !== sha256) {
    await rm(path, { force: true })
    return { ok: false, found: [damage('file', null, null, 'the backup is not as it was made')] }
  }
  return checkStaged(path)
}

/** Where a ledger waits to take its place; whatever waited there before is gone. */
export function newStage(places: Places): string {
  rmSync(places.staging, { recursive: true, force: true })
  mkdirSync(places.staging, { recursive: true, mode: 0o700 })
  return join(places.staging, 'ledger.db')
}

export async function checkStaged(path: string): Promise<Staged> {
  const { found, facts } = await checkApart({ path, from: null, hashes: null })
  if (facts === null || found.length > 0) return { ok: false, found }
  return { ok: true, path, facts }
}

/**
 * What it sends from now on is another count: under the old one the endpoint has commands that this ledger has not, and
 * would take new ones for those.
 */
export function renumber(path: string): LedgerHeads {
  const raw = new Database(path)
  try {
    const db = databaseDoor(raw)
    const at = enrolmentOf(db)
    if (at !== null) beginEpoch(db, at.epoch + 1)
    return headsOf(db)
  } finally {
    raw.close()
  }
}
