import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { canonicalJson, chainHash } from '#wire/canonical.ts'
import type { Outcome } from '#wire/messages.ts'

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

export type CommandState =
  'pending' | 'applied' | 'applied_changed' | 'merged' | 'rejected' | 'dependency_failed' | 'poisoned'

/** What has no result yet, in the order in which it was given. */
export function pendingCommands(db: ReadDb, after = 0, most = -1): PendingCommand[] {
  return db.all<PendingCommand>(sql`
    SELECT seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash, held FROM outbox
    WHERE state = 'pending' AND seq > ${after} ORDER BY seq LIMIT ${most}
  `)
}

export function countPending(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM outbox WHERE state = 'pending'`)!
}

export function settleCommand(db: WriteDb, seq: number, outcome: Outcome, rev: number): void {
  const { kind, ...result } = outcome
  db.runOne(sql`
    UPDATE outbox SET state = ${kind}, result = ${JSON.stringify(result)}, rev = ${rev}, held = NULL WHERE seq = ${seq}
  `)
}

/** Why a pending command does nothing on the ledger as it is now; null where it does. */
export function setHeld(db: WriteDb, seq: number, why: string | null): void {
  db.run(sql`UPDATE outbox SET held = ${why} WHERE seq = ${seq} AND held IS NOT ${why}`)
}

/** `held` of what is sent again only to hear what became of it: what it did is in the ledger, or comes with its result. */
const SENT_AGAIN = 'sentAgain'

/** After an endpoint lost what it had confirmed: everything is sent again, and what it knows it answers as before. */
export function sendAgain(db: WriteDb): number {
  return db.run(sql`
    UPDATE outbox SET state = 'pending', result = NULL, rev = NULL, held = ${SENT_AGAIN} WHERE state <> 'pending'
  `)
}

/** Whether a pending command shows on this ledger; what is only sent again does not. */
export function runsHere({ held }: PendingCommand): boolean {
  return held !== SENT_AGAIN
}

export interface PendingCommand extends OutboxRow {
  readonly held: string | null
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

const LINKS_AT_ONCE = 1_000

/** The whole chain of a ledger; the first `seq` whose hash does not follow, or null. */
export function brokenOutboxLink(db: ReadDb, from = 0): number | null {
  let seq = from
  let hash = db.value<string>(sql`SELECT hash FROM outbox WHERE seq = ${from}`) ?? ''
  for (;;) {
    const rows = db.all<OutboxRow>(sql`
      SELECT seq, type, version, args, hash FROM outbox WHERE seq > ${seq} ORDER BY seq LIMIT ${LINKS_AT_ONCE}
    `)
    const gap = rows.find((row, i) => row.seq !== seq + i + 1)
    const broken = brokenLink(rows, hash) ?? gap?.seq ?? null
    if (broken !== null || rows.length < LINKS_AT_ONCE) return broken
    ;({ seq, hash } = rows.at(-1)!)
  }
}

/** Commands of one ledger after the last of another, as far as they can be read and their chain goes on from there. */
export function linksAfter(from: ReadDb, last: ReadDb): OutboxRow[] {
  let head = outboxHead(last)
  const links: OutboxRow[] = []
  for (;;) {
    const row = nextLink(from, head.seq)
    if (row === null || row.seq !== head.seq + 1 || brokenLink([row], head.hash) !== null) return links
    links.push(row)
    head = row
  }
}

/** Null where it cannot be read. */
function nextLink(db: ReadDb, after: number): OutboxRow | null {
  try {
    return db.get<OutboxRow>(sql`
      SELECT seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash FROM outbox
      WHERE seq > ${after} ORDER BY seq LIMIT 1
    `)
  } catch {
    return null
  }
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
