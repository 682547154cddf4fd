import type { ReadDb } from '#db/sql.ts'
import type { Durability } from '#durability/durability.ts'
import { isNotWritten } from '#durability/faults.ts'
import { hasCommand, type OutboxRow } from '#sync/outbox.ts'
import type { Door } from './door.ts'

/**
 * After a restored backup: the later commands once more, each with the stamp it was given with, but for those that the
 * ledger has by now. What cannot be done again is told; a disk that takes nothing stops the start, and the next goes on.
 */
export function giveAgain(
  db: ReadDb,
  durability: Durability,
  replay: Door['replay'],
  again: readonly OutboxRow[],
): void {
  if (again.length === 0) return
  const refused: { seq: number; type: string; code: string }[] = []
  for (const row of again) {
    if (hasCommand(db, row.cmd_id)) continue
    try {
      const result = replay(row)
      if (!result.ok) refused.push({ seq: row.seq, type: row.type, code: result.refusal.code })
    } catch (error) {
      if (isNotWritten(error)) throw error
      refused.push({ seq: row.seq, type: row.type, code: 'bug' })
    }
  }
  const { recovery } = durability.state()
  const replayed = again.length - refused.length
  if (recovery !== null)
    durability.change({ recovery: { ...recovery, replayed, refused: refused.slice(0, 500) } })
}
