import { canonicalJson, chainHash } from '#wire/canonical.ts'

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

/** The last link of the chain; a chain that is empty goes on from `{ n: 0, hash: '' }`. */
export interface AuditHead {
  readonly n: number
  readonly hash: string
}

export const NO_ENTRY: AuditHead = { n: 0, hash: '' }

export function entryHash({ n, hash }: AuditHead, entry: AuditEntry): string {
  return chainHash(hash, auditLine(n + 1, entry))
}

/** Whether it follows from the one before: none is missing between them, and it is as it was written. */
export function isNextEntry(head: AuditHead, entry: AuditEntry & AuditHead): boolean {
  return entry.n === head.n + 1 && entryHash(head, entry) === entry.hash
}

/** What a link stands for: every column, so that none can be changed unseen. */
export function auditLine(n: number, entry: AuditEntry): string {
  const { seq, at, operator, host, action, entity, reason, outboxHash } = entry
  return canonicalJson([n, seq, at, operator, host, action, entity, reason, outboxHash])
}
