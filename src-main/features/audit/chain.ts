import { canonicalJson } from '#wire/canonical.ts'

export interface AuditEntry {
  /** Of the outbox row; null for what changes nothing of the ledger and stays on this PC. */
  readonly seq: number | null
  readonly at: string
  readonly operator: string
  readonly host: string
  readonly action: string
  readonly entity: string | null
  readonly reason: string | null
  /** Of the outbox row, so that what was asked is chained too; '' where there is none. */
  readonly outboxHash: string
}

/** What a link stands for: every column, so that none can be changed unseen. */
export function auditLine(n: number, entry: AuditEntry): string {
  const { seq, at, operator, host, action, entity, reason, outboxHash } = entry
  return canonicalJson([n, seq, at, operator, host, action, entity, reason, outboxHash])
}
