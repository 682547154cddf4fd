import { sql, type WriteDb } from '#db/sql.ts'
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

/** Who did what to which row, chained: what was asked stands in the outbox row of the same `seq`. */
export function recordInAudit(db: WriteDb, entry: AuditEntry): void {
  const head = db.get<{ n: number; hash: string }>(sql`SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1`)
  const n = (head?.n ?? 0) + 1
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
  const hash = chainHash(head?.hash ?? '', line.join('\n'))
  db.runOne(sql`
    INSERT INTO audit (n, seq, at, operator_id, host, action, entity, reason, hash)
    VALUES (${n}, ${entry.seq}, ${entry.at}, ${entry.operator}, ${entry.host}, ${entry.action}, ${entity}, ${reason}, ${hash})
  `)
}

function idOf(value: unknown): string | null {
  return textOf(value, 'id') ?? textOf(value, 'serialId') ?? textOf(value, 'clientId')
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found = (value as Record<string, unknown>)[key]
  return typeof found === 'string' ? found : null
}
