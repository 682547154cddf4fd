import { isDeepStrictEqual } from 'node:util'
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

const ROW = sql`seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash`
const FIRST: OutboxHead = { seq: 0, hash: '' }

export function outboxHead(db: ReadDb): OutboxHead {
  return db.get<OutboxHead>(sql`SELECT seq, hash FROM outbox ORDER BY seq DESC LIMIT 1`) ?? FIRST
}

export type CommandState =
  'pending' | 'applied' | 'applied_changed' | 'merged' | 'rejected' | 'dependency_failed' | 'poisoned'

/** What has no result yet, in the order in which it was given. */
export function pendingCommands(db: ReadDb, after = 0, most = -1): PendingCommand[] {
  return db.all<PendingCommand>(sql`
    SELECT ${ROW}, held, told FROM outbox WHERE state = 'pending' AND seq > ${after} ORDER BY seq LIMIT ${most}
  `)
}

export function countPending(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM outbox WHERE state = 'pending'`)!
}

/** Its result; one that says what somebody was told before stays dismissed where it was. */
export function settleCommand(db: WriteDb, row: PendingCommand, judged: Outcome, rev: number): void {
  const told = toldOf(row)
  const outcome = told === null ? judged : afterTold(told, judged)
  const { kind, ...result } = outcome
  db.runOne(sql`
    UPDATE outbox SET state = ${kind}, result = ${JSON.stringify(result)}, rev = ${rev}, held = NULL, told = NULL,
      dismissed_on = CASE WHEN ${isDeepStrictEqual(outcome, told) ? 1 : 0} THEN dismissed_on END
    WHERE seq = ${row.seq}
  `)
}

/** Null where nobody was told anything. */
export function toldOf({ told }: PendingCommand): Outcome | null {
  return told === null ? null : (JSON.parse(told) as Outcome)
}

/** As asked or otherwise; the others left nothing. */
export function isDone({ kind }: Outcome): boolean {
  return kind === 'applied' || kind === 'applied_changed' || kind === 'merged'
}

/** What was done, and not as this PC had shown it, is still so; what was refused and is done after all must be told. */
function afterTold(told: Outcome, judged: Outcome): Outcome {
  if (judged.kind !== 'applied') return judged
  if (told.kind === 'applied_changed') return told
  return isDone(told) ? judged : { kind: 'applied_changed', code: 'sync.doneAfterAll', params: {} }
}

/** Why a pending command does nothing on the ledger as it is now; null where it does. */
export function setHeld(db: WriteDb, seq: number, why: string | null): void {
  db.run(sql`UPDATE outbox SET held = ${why} WHERE seq = ${seq} AND held IS NOT ${why}`)
}

/** Until it has its result, `result` is what it showed before it showed something else; null where it never did. */
export function shownBefore(db: ReadDb, seq: number): string | null {
  return db.value<string>(sql`SELECT result FROM outbox WHERE seq = ${seq} AND state = 'pending'`)
}

export function setShownBefore(db: WriteDb, seq: number, shown: string): void {
  db.runOne(sql`UPDATE outbox SET result = ${shown} WHERE seq = ${seq} AND state = 'pending'`)
}

/** `held` of what is sent again only to hear what became of it: what it did is in the ledger, or comes with its result. */
const SENT_AGAIN = 'sentAgain'

/** Whether it was given here, under whatever number. */
export function hasCommand(db: ReadDb, cmdId: string): boolean {
  return db.value(sql`SELECT 1 FROM outbox WHERE cmd_id = ${cmdId}`) !== null
}

/**
 * After an endpoint lost what it had confirmed: everything is sent again, and what it knows it answers as before. What
 * somebody was told of it goes along.
 */
export function sendAgain(db: WriteDb): number {
  return db.run(sql`
    UPDATE outbox SET state = 'pending', result = NULL, rev = NULL, held = ${SENT_AGAIN},
      told = json_set(coalesce(result, '{}'), '$.kind', state)
    WHERE state <> 'pending'
  `)
}

/** Whether a pending command shows on this ledger; what is only sent again does not. */
export function runsHere({ held }: PendingCommand): boolean {
  return held !== SENT_AGAIN
}

export interface PendingCommand extends OutboxRow {
  readonly held: string | null
  /** JSON of the outcome that it had before it was sent again; null where it had none. */
  readonly told: string | null
}

/** The next row of the chain, in the transaction of the change; `seq` has no gaps. */
export function appendToOutbox(
  db: WriteDb,
  head: OutboxHead,
  row: Omit<OutboxRow, 'seq' | 'hash' | 'args'> & { readonly args: unknown },
): OutboxHead {
  const seq = head.seq + 1
  const args = canonicalJson(row.args)
  const hash = linkHash(head.hash, { ...row, seq, args })
  db.runOne(sql`
    INSERT INTO outbox (seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash)
    VALUES (${seq}, ${row.cmd_id}, ${row.type}, ${row.version}, ${args}, ${row.group_id},
      ${row.operator_id}, ${row.created_at}, ${hash})
  `)
  return { seq, hash }
}

const LINKS_AT_ONCE = 1_000

/** The chain after `from`, as much of it in memory at a time. */
export function* outboxSlices(db: ReadDb, from = 0): Generator<OutboxRow[]> {
  for (let after = from; ;) {
    const rows = db.all<OutboxRow>(sql`
      SELECT ${ROW} FROM outbox WHERE seq > ${after} ORDER BY seq LIMIT ${LINKS_AT_ONCE}
    `)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.seq
  }
}

/** The chain of a ledger after `from`; the first `seq` that does not follow from the one before, or null. */
export function brokenOutboxLink(db: ReadDb, from = 0): number | null {
  const hash = db.value<string>(sql`SELECT hash FROM outbox WHERE seq = ${from}`) ?? ''
  let head: OutboxHead = { seq: from, hash }
  for (const rows of outboxSlices(db, from)) {
    const broken = brokenLink(rows, head)
    if (broken !== null) return broken
    head = rows.at(-1)!
  }
  return null
}

/** Commands of one ledger after the last of another, as far as they can be read and their chain goes on from there. */
export function linksAfter(from: ReadDb, last: ReadDb): OutboxRow[] {
  let head = outboxHead(last)
  const links: OutboxRow[] = []
  for (;;) {
    const row = nextLink(from, head.seq)
    if (row === null || !isNextCommand(head, row)) return links
    links.push(row)
    head = row
  }
}

/** Null where it cannot be read. */
function nextLink(db: ReadDb, after: number): OutboxRow | null {
  try {
    return db.get<OutboxRow>(sql`SELECT ${ROW} FROM outbox WHERE seq > ${after} ORDER BY seq LIMIT 1`)
  } catch {
    return null
  }
}

/** Recomputes the chain; the first `seq` that does not follow from the one before, or null. */
export function brokenLink(rows: readonly OutboxRow[], from = FIRST): number | null {
  let head = from
  for (const row of rows) {
    if (!isNextCommand(head, row)) return row.seq
    head = row
  }
  return null
}

/** Whether it follows from the one before: none is missing between them, and it is as it was recorded. */
export function isNextCommand({ seq, hash }: OutboxHead, row: OutboxRow): boolean {
  return row.seq === seq + 1 && linkHash(hash, row) === row.hash
}

function linkHash(
  previous: string,
  { seq, type, version, args }: Pick<OutboxRow, 'seq' | 'type' | 'version' | 'args'>,
): string {
  return chainHash(previous, `${seq}\n${type}\n${version}\n${args}`)
}
