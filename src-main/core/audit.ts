import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { entryHash, isNextEntry, type AuditEntry, type AuditHead } from '#features/audit/chain.ts'
import { auditHead, auditSlices, hashAt } from '#features/audit/sql.ts'

export { auditHead, type AuditHead }

interface RecordedAct extends Omit<AuditEntry, 'entity' | 'reason'> {
  readonly input: unknown
  readonly value: unknown
}

/** Who did what to which row, chained: what was asked stands in the outbox row of the same `seq`. */
export function recordInAudit(db: WriteDb, head: AuditHead, entry: RecordedAct): AuditHead {
  return append(db, head, {
    ...entry,
    entity: idOf(entry.value) ?? idOf(entry.input),
    reason: textOf(entry.input, 'reason'),
  })
}

/** What was done without a recorded command: somebody signed in, or took a list away. */
export function noteInAudit(db: WriteDb, entry: Omit<AuditEntry, 'seq' | 'outboxHash'>): AuditHead {
  return append(db, auditHead(db), { ...entry, seq: null, outboxHash: '' })
}

function append(db: WriteDb, head: AuditHead, entry: AuditEntry): AuditHead {
  const n = head.n + 1
  const hash = entryHash(head, entry)
  db.runOne(sql`
    INSERT INTO audit (n, seq, at, operator_id, host, action, entity, reason, hash)
    VALUES (${n}, ${entry.seq}, ${entry.at}, ${entry.operator}, ${entry.host}, ${entry.action}, ${entry.entity},
      ${entry.reason}, ${hash})
  `)
  return { n, hash }
}

/** Computes the chain again from after `from` on; the first `n` that does not follow from the one before, or null. */
export function brokenAuditLink(db: ReadDb, from = 0): number | null {
  let head: AuditHead = { n: from, hash: hashAt(db, from) ?? '' }
  for (const entries of auditSlices(db, from)) {
    for (const entry of entries) {
      if (!isNextEntry(head, entry)) return entry.n
      head = entry
    }
  }
  return null
}

function idOf(value: unknown): string | null {
  return textOf(value, 'id') ?? textOf(value, 'serialId') ?? textOf(value, 'clientId')
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found = (value as Record<string, unknown>)[key]
  return typeof found === 'string' ? found : null
}
