import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { databaseDoor, sql } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { sha256 } from '#wire/canonical.ts'
import { checkOpen } from './checking.ts'
import { behindDamage, enrolmentOf, headsOf, readHeadFile } from './heads.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'
import type { RowHashes } from './row-hashes.ts'

export interface LookThrough {
  readonly raw: Database.Database
  readonly places: Places
  readonly hashes: RowHashes
  readonly progress: (done: number, total: number) => void
}

/** The whole open ledger, while it is used: pages, references, both chains, sums, every row by its hash, papers, head file. */
export async function lookThrough({ raw, places, hashes, progress }: LookThrough): Promise<Damage[]> {
  const copy = places.look
  try {
    const { found } = await checkOpen(raw, { path: copy, hashes: places.hashes }, progress)
    // What was written after the copy was made differs from it without being damaged.
    const still = found.filter((one) => !one.kind.startsWith('row') || hashes.stillSo(one))
    const behind = behindDamage(headsOf(databaseDoor(raw)), readHeadFile(places.head))
    return [...still, ...behind, ...(await checkAttachments(raw, places))]
  } finally {
    for (const suffix of LEDGER_SUFFIXES) await rm(copy + suffix, { force: true })
  }
}

/** On a PC with an endpoint, one that has not come yet is no damage. */
export async function checkAttachments(raw: Database.Database, { attachments }: Places): Promise<Damage[]> {
  const db = databaseDoor(raw)
  const mayCome = enrolmentOf(db) !== null
  const found: Damage[] = []
  for (const id of db.column<string>(sql`SELECT id FROM attachments ORDER BY id`)) {
    const bytes = await readFile(join(attachments, id)).catch(() => null)
    if (bytes === null) {
      if (!mayCome) found.push(damage('attachment', 'attachments', id, 'its file is missing'))
    } else if (sha256(bytes) !== id)
      found.push(damage('attachment', 'attachments', id, 'its file is another'))
  }
  return found
}
