import type { Durability } from '#durability/durability.ts'
import type { OutboxRow } from '#sync/outbox.ts'
import type { Door } from './door.ts'

/** After a restored backup: the later commands once more, each with the stamp it was given with. What cannot be done again is told. */
export function giveAgain(durability: Durability, replay: Door['replay'], again: readonly OutboxRow[]): void {
  const { recovery } = durability.state()
  if (recovery === null || again.length === 0) return
  const refused: { seq: number; type: string; code: string }[] = []
  for (const row of again) {
    try {
      const result = replay(row)
      if (!result.ok) refused.push({ seq: row.seq, type: row.type, code: result.refusal.code })
    } catch {
      refused.push({ seq: row.seq, type: row.type, code: 'bug' })
    }
  }
  const replayed = again.length - refused.length
  durability.change({ recovery: { ...recovery, replayed, refused: refused.slice(0, 500) } })
}
