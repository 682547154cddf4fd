import { sql, type ReadDb } from '#db/sql.ts'

export interface LaterCommand {
  readonly seq: number
  readonly type: string
  readonly operator: string
  readonly at: string
}

/** Commands after a point, of which `comesBack` are the endpoint's already. */
export function countAfter(db: ReadDb, seq: number): { readonly total: number; readonly comesBack: number } {
  return db.get<{ total: number; comesBack: number }>(sql`
    SELECT count(*) AS total, coalesce(sum(state <> 'pending'), 0) AS comesBack FROM outbox WHERE seq > ${seq}
  `)!
}

export function kindsAfter(db: ReadDb, seq: number): { readonly type: string; readonly count: number }[] {
  return db.all(sql`
    SELECT type, count(*) AS count FROM outbox WHERE seq > ${seq} GROUP BY type ORDER BY count(*) DESC, type LIMIT 20
  `)
}

export function listAfter(db: ReadDb, seq: number, limit: number): LaterCommand[] {
  return db.all<LaterCommand>(sql`
    SELECT o.seq, o.type, coalesce(p.name, o.operator_id) AS operator, o.created_at AS at
    FROM outbox o LEFT JOIN operators p ON p.id = o.operator_id
    WHERE o.seq > ${seq} ORDER BY o.seq DESC LIMIT ${limit}
  `)
}

export function lastSeq(db: ReadDb): number {
  return db.value<number>(sql`SELECT coalesce(max(seq), 0) FROM outbox`)!
}
