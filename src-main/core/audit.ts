import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { chainHash } from '#wire/canonical.ts'

export interface AuditEntry {
  readonly seq: number
  readonly at: string
  readonly operator: string
  readonly host: string
  readonly action: string
  readonly input: unknown
  readonly value: unknown
  readonly outboxHash: string
}

export interface AuditHead {
  readonly n: number
  readonly hash: string
}

const FIRST: AuditHead = { n: 0, hash: '' }

export function auditHead(db: ReadDb): AuditHead {
  return db.get<AuditHead>(sql`SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1`) ?? FIRST
}

/** Who did what to which row, chained: what was asked stands in the outbox row of the same `seq`. */
export function recordInAudit(db: WriteDb, head: AuditHead, entry: AuditEntry): AuditHead {
  const n = head.n + 1
  const entity = idOf(entry.value) ?? idOf(entry.input)
  const reason = textOf(entry.input, 'reason')
  const line = [
    n,
    entry.seq,
    entry.at,
    entry.operator,
    entry.action,
    entity ?? '',
    reason ?? '',
    entry.outboxHash,
  ]
  const hash = chainHash(head.hash, line.join('\n'))
  db.runOne(sql`
    INSERT INTO audit (n, seq, at, operator_id, host, action, entity, reason, hash)
    VALUES (${n}, ${entry.seq}, ${entry.at}, ${entry.operator}, ${entry.host}, ${entry.action}, ${entity}, ${reason}, ${hash})
  `)
  return { n, hash }
}

function idOf(value: unknown): string | null {
  return textOf(value, 'id') ?? textOf(value, 'serialId') ?? textOf(value, 'clientId')
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found = (value as Record<string, unknown>)[key]
  return typeof found === 'string' ? found : null
}
