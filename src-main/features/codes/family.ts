import type { ReadDb } from '#db/sql.ts'
import { codeFamily, type PlacedCode } from '#domain/code-family.ts'
import { computerChangesOf } from '#features/changes/sql.ts'
import { codeRowsOf, type CodeRow } from './sql.ts'

/** The codes of a serial with their places among each other, the newest first. */
export function familyOf(db: ReadDb, serialId: string): (CodeRow & PlacedCode)[] {
  const rows = new Map(codeRowsOf(db, serialId).map((row) => [row.id, row]))
  const moves = computerChangesOf(db, serialId).map(({ onDay, computer }) => ({ on: onDay, computer }))
  return codeFamily([...rows.values()], moves)
    .map((placed) => ({ ...rows.get(placed.id)!, ...placed }))
    .toReversed()
}
