import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { canonicalJson, chainHash } from '#wire/canonical.ts'

/** One recorded command: enough to run it again anywhere. */
export interface OutboxRow {
  readonly seq: number
  readonly cmd_id: string
  readonly type: string
  readonly version: number
  /** Canonical JSON of `{ input, stamp }`. */
  readonly args: string
  readonly group_id: string | null
  readonly operator_id: string
  readonly created_at: string
  readonly hash: string
}

export interface OutboxHead {
  readonly seq: number
  readonly hash: string
}

const FIRST: OutboxHead = { seq: 0, hash: '' }

export function outboxHead(db: ReadDb): OutboxHead {
  return db.get<OutboxHead>(sql`SELECT seq, hash FROM outbox ORDER BY seq DESC LIMIT 1`) ?? FIRST
}

/** The next row of the chain, in the transaction of the change; `seq` has no gaps. */
export function appendToOutbox(
  db: WriteDb,
  head: OutboxHead,
  row: Omit<OutboxRow, 'seq' | 'hash' | 'args'> & { readonly args: unknown },
): OutboxHead {
  const seq = head.seq + 1
  const args = canonicalJson(row.args)
  const hash = chainHash(head.hash, `${seq}\n${row.type}\n${row.version}\n${args}`)
  db.runOne(sql`
    INSERT INTO outbox (seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash)
    VALUES (${seq}, ${row.cmd_id}, ${row.type}, ${row.version}, ${args}, ${row.group_id},
      ${row.operator_id}, ${row.created_at}, ${hash})
  `)
  return { seq, hash }
}

/** Recomputes the chain; the first `seq` whose hash does not follow, or null. */
export function brokenLink(rows: readonly OutboxRow[], previous = ''): number | null {
  let hash = previous
  for (const row of rows) {
    hash = chainHash(hash, `${row.seq}\n${row.type}\n${row.version}\n${row.args}`)
    if (hash !== row.hash) return row.seq
  }
  return null
}
