import { rm } from 'node:fs/promises'
import type { ReadDb } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import type { Backup } from './backups.ts'
import { confirmedDigest, headsOf, sameHeads } from './heads.ts'
import type { Places } from './places.ts'
import { stageBackup } from './stage.ts'

/** As a restore would: extracted to a place of its own, looked through, and compared with what is open. */
export async function drillOf(backup: Backup, places: Places, db: ReadDb): Promise<Damage[]> {
  const apart = { ...places, staging: places.drill }
  try {
    const staged = await stageBackup(apart, backup.path, backup.sha256)
    if (!staged.ok) return [...staged.found]
    if (sameHeads(backup, headsOf(db)) && backup.digest !== confirmedDigest(db))
      return [damage('sum', null, null, 'the backup is not what is open')]
    const differs = Object.entries(backup.counts).find(
      ([table, count]) => staged.facts.counts[table] !== count,
    )
    return differs ? [damage('rowMissing', differs[0], null, 'another number of rows')] : []
  } finally {
    await rm(apart.staging, { recursive: true, force: true })
  }
}
