import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows, type StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { clientsLookedAfterBy } from '#features/handovers/sql.ts'

export interface Waiting {
  readonly seq: number
  readonly cmdId: string
  readonly type: string
  readonly operator: string
  readonly at: string
  readonly held: string | null
}

export function listPending(db: ReadDb, offset: number, limit: number): Waiting[] {
  return db.all<Waiting>(sql`
    SELECT o.seq, o.cmd_id AS cmdId, o.type, coalesce(p.name, o.operator_id) AS operator, o.created_at AS at, o.held
    FROM outbox o LEFT JOIN operators p ON p.id = o.operator_id
    WHERE o.state = 'pending' ORDER BY o.seq LIMIT ${limit} OFFSET ${offset}
  `)
}

/** As its index says it. */
const NOT_AS_ASKED = sql`
  dismissed_on IS NULL AND state IN ('applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned')
`

export function countRefused(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM outbox WHERE ${NOT_AS_ASKED}`)!
}

export interface RefusedRow {
  readonly seq: number
  readonly cmdId: string
  readonly type: string
  readonly operator: string
  readonly at: string
  readonly state: 'applied_changed' | 'merged' | 'rejected' | 'dependency_failed' | 'poisoned'
  /** JSON of the outcome without its kind. */
  readonly result: string
  readonly args: string
}

export function listRefused(db: ReadDb, offset: number, limit: number): RefusedRow[] {
  return db.all<RefusedRow>(sql`
    SELECT o.seq, o.cmd_id AS cmdId, o.type, coalesce(p.name, o.operator_id) AS operator, o.created_at AS at, o.state, o.result, o.args
    FROM (SELECT * FROM outbox WHERE ${NOT_AS_ASKED} ORDER BY seq DESC LIMIT ${limit} OFFSET ${offset}) o
    LEFT JOIN operators p ON p.id = o.operator_id
    ORDER BY o.seq DESC
  `)
}

export function dismiss(db: WriteDb, seqs: readonly number[], on: Day): number {
  return db.run(sql`
    UPDATE outbox SET dismissed_on = ${on}
    WHERE ${NOT_AS_ASKED} AND seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))
  `)
}

export interface NewsRow {
  readonly rev: number
  readonly type: string
  readonly device: string
  readonly operator: string
  readonly at: string
  readonly clientId: string | null
  readonly client: string | null
}

/** Of an import, its lines are of interest to whoever looks after their clients; to the rest it is one thing. */
const ONE_BY_ONE = sql`type <> 'imports.line'`

function unseen(after: number, follower: string | null, today: Day): Sql {
  const theirs =
    follower === null
      ? sql` AND f.${ONE_BY_ONE}`
      : sql` AND f.client_id IN ${clientsLookedAfterBy(follower, today)}`
  return sql`f.rev > ${after}${theirs}`
}

export function countNews(db: ReadDb, after: number): number {
  return db.value<number>(
    sql`SELECT count(DISTINCT rev) FROM foreign_work WHERE rev > ${after} AND ${ONE_BY_ONE}`,
  )!
}

export function listNews(
  db: ReadDb,
  of: { readonly after: number; readonly follower: string | null; readonly today: Day },
  offset: number,
  limit: number,
): { readonly total: number; readonly items: NewsRow[] } {
  const where = unseen(of.after, of.follower, of.today)
  return {
    total: db.value<number>(sql`
      SELECT count(*) FROM foreign_work f LEFT JOIN clients c ON c.id = f.client_id WHERE ${where}
    `)!,
    items: db.all<NewsRow>(sql`
      SELECT f.rev, f.type, coalesce(d.name, f.device_id) AS device, coalesce(p.name, f.operator_id) AS operator, f.at,
        c.id AS clientId, c.name AS client
      FROM foreign_work f
      LEFT JOIN clients c ON c.id = f.client_id
      LEFT JOIN devices d ON d.id = f.device_id
      LEFT JOIN operators p ON p.id = f.operator_id
      WHERE ${where} ORDER BY f.rev DESC, f.n LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export function setSeen(db: WriteDb, rev: number): number {
  return db.run(sql`UPDATE enrolment SET seen_rev = max(seen_rev, min(${rev}, cursor)) WHERE id = 1`)
}

/** When the last work of a device that came here was done. */
export function lastWorkOf(db: ReadDb, deviceId: string): string | null {
  return db.value<string>(
    sql`SELECT at FROM foreign_work WHERE device_id = ${deviceId} ORDER BY rev DESC LIMIT 1`,
  )
}

/**
 * The client and the system that a recorded command was about, by what its input names: ids, or a serial that another
 * system has. A client that is named comes before the one whose system it is.
 */
export function aboutWhat(
  db: ReadDb,
  named: readonly string[],
): {
  readonly clientId: string | null
  readonly client: string | null
  readonly serialId: string | null
  readonly serial: string | null
} {
  const mine = JSON.stringify(named)
  const serial = db.get<{ id: string; serial: string; clientId: string }>(sql`
    SELECT id, serial, client_id AS clientId FROM serials
    WHERE id IN (SELECT value FROM json_each(${mine})) OR serial IN (SELECT value FROM json_each(${mine}))
    ORDER BY id NOT IN (SELECT value FROM json_each(${mine})) LIMIT 1
  `)
  const client = db.get<{ id: string; name: string }>(sql`
    SELECT id, name FROM clients
    WHERE id IN (SELECT value FROM json_each(${mine})) OR id = ${serial?.clientId ?? ''}
    ORDER BY id NOT IN (SELECT value FROM json_each(${mine})) LIMIT 1
  `)
  return {
    clientId: client?.id ?? null,
    client: client?.name ?? null,
    serialId: serial?.id ?? null,
    serial: serial?.serial ?? null,
  }
}

export function renameDevice(db: WriteDb, id: string, name: string): void {
  db.runOne(sql`UPDATE devices SET name = ${name} WHERE id = ${id}`)
}

export function setWrappedKey(db: WriteDb, id: string, wrapped: string): void {
  db.runOne(sql`UPDATE devices SET wrapped_key = ${wrapped} WHERE id = ${id}`)
}

export function revokeDevice(db: WriteDb, id: string, at: string, reason: string): void {
  db.runOne(sql`UPDATE devices SET revoked_at = ${at}, revoked_reason = ${reason} WHERE id = ${id}`)
}

/** What opens the program is nobody's to take along. */
const NEVER_LEAVES: ReadonlySet<string> = new Set(['passwords', 'recovery_codes'])

/** Every row of every table, by table and key. */
export function* everyRow(db: ReadDb): Generator<{ readonly table: string; readonly row: StoredRow }> {
  for (const table of Object.keys(LEDGER_TABLES).toSorted()) {
    if (NEVER_LEAVES.has(table)) continue
    for (const row of allRows(db, table)) yield { table, row }
  }
}
