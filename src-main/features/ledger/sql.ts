import { readRow, writeRow, type StoredRow } from '#db/rows.ts'
import { identifier, sql, type ReadDb, type WriteDb } from '#db/sql.ts'

export interface RecordedCommand {
  readonly seq: number
  readonly type: string
}

/** What an endpoint refused has done nothing. */
const DONE = sql`state IN ('pending', 'applied', 'applied_changed', 'merged')`

export function commandById(db: ReadDb, cmdId: string): RecordedCommand | null {
  return db.get<RecordedCommand>(sql`SELECT seq, type FROM outbox WHERE cmd_id = ${cmdId} AND ${DONE}`)
}

export function wasUndone(db: ReadDb, cmdId: string): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM outbox WHERE type = 'ledger.undo' AND args ->> '$.input.command' = ${cmdId} AND ${DONE} LIMIT 1
    `) !== null
  )
}

/**
 * Whether an endpoint has only what a command left, and not how it was before; where there is such a horizon, what it does
 * not know at all is of before it.
 */
export function isTooOld(seq: number | null, authority: { readonly horizon: number } | null): boolean {
  return authority !== null && authority.horizon > 0 && (seq ?? 0) <= authority.horizon
}

interface BeforeImage {
  readonly tbl: string
  readonly key: string
  readonly row: string | null
}

/** Rows that these commands wrote and a later one, here or on another PC, wrote again, as 'clients ⟨key⟩'. */
export function laterWork(db: ReadDb, seqs: readonly number[]): string[] {
  const mine = sql`(SELECT value FROM json_each(${JSON.stringify(seqs)}))`
  const elsewhere = writtenElsewhere(db, seqs)
  if (elsewhere.length > 0) return elsewhere
  return db.column<string>(sql`
    SELECT DISTINCT later.tbl || ' ' || later.key
    FROM before_images mine
    JOIN before_images later ON later.tbl = mine.tbl AND later.key = mine.key AND later.seq > mine.seq
    WHERE mine.seq IN ${mine} AND later.seq NOT IN ${mine}
    LIMIT 20
  `)
}

/** A row that stands at a later revision than the one that its command was confirmed with. */
function writtenElsewhere(db: ReadDb, seqs: readonly number[]): string[] {
  const confirmed = db.all<{ readonly tbl: string; readonly key: string; readonly rev: number }>(sql`
    SELECT i.tbl, i.key, max(o.rev) AS rev FROM before_images i JOIN outbox o ON o.seq = i.seq
    WHERE i.seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) AND o.rev IS NOT NULL
    GROUP BY i.tbl, i.key
  `)
  return confirmed
    .filter(({ tbl, key, rev }) => Number(readRow(db, tbl, key)?.['rev'] ?? 0) > rev)
    .map(({ tbl, key }) => `${tbl} ${key}`)
    .slice(0, 20)
}

/** Puts each row back as it was before these commands, newest first; the undo keeps its own images of what it does. */
export function putBack(db: WriteDb, seqs: readonly number[]): number {
  db.run(sql`PRAGMA defer_foreign_keys = 1`)
  const images = db.all<BeforeImage>(sql`
    SELECT tbl, key, row FROM before_images
    WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) ORDER BY n DESC
  `)
  for (const { tbl, key, row } of images)
    writeRow(db, tbl, key, row === null ? null : (JSON.parse(row) as StoredRow))
  return images.length
}

/** Rows that a later command hung on what these commands made, and that an undo leaves in the air: 'serials ⟨client_id⟩'. */
export function leftHanging(db: ReadDb, seqs: readonly number[]): string[] {
  const made = db.all<BeforeImage>(sql`
    SELECT DISTINCT tbl, key FROM before_images
    WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) AND row IS NULL
  `)
  return [...Map.groupBy(made, ({ tbl }) => tbl)].flatMap(([tbl, rows]) => {
    const keys = JSON.stringify(rows.map(({ key }) => key))
    return referencesTo(db, tbl).flatMap(({ child, column }) => {
      const [from, of] = [identifier(child), identifier(column)]
      return db.column<string>(sql`
        SELECT ${child} || ' ' || ${of} FROM ${from} WHERE ${of} IN (SELECT value FROM json_each(${keys})) LIMIT 20
      `)
    })
  })
}

function referencesTo(db: ReadDb, tbl: string): { readonly child: string; readonly column: string }[] {
  return db.all(sql`
    SELECT m.name AS child, f."from" AS column FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = ${tbl}
  `)
}
