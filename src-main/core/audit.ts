import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { auditLine, type AuditEntry } from '#features/audit/chain.ts'
import { chainHash } from '#wire/canonical.ts'

interface RecordedAct extends Omit<AuditEntry, 'entity' | 'reason'> {
  readonly input: unknown
  readonly value: unknown
}

/** As much of the chain in memory at a time. */
const LINKS_AT_ONCE = 2_000

export interface AuditHead {
  readonly n: number
  readonly hash: string
}

const FIRST: AuditHead = { n: 0, hash: '' }

export function auditHead(db: ReadDb): AuditHead {
  return db.get<AuditHead>(sql`SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1`) ?? FIRST
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
  const hash = chainHash(head.hash, auditLine(n, entry))
  db.runOne(sql`
    INSERT INTO audit (n, seq, at, operator_id, host, action, entity, reason, hash)
    VALUES (${n}, ${entry.seq}, ${entry.at}, ${entry.operator}, ${entry.host}, ${entry.action}, ${entry.entity},
      ${entry.reason}, ${hash})
  `)
  return { n, hash }
}

/** Computes the chain again from after `from` on; the first `n` whose hash does not follow, or null. */
export function brokenAuditLink(db: ReadDb, from = 0): number | null {
  let n = from
  let hash = db.value<string>(sql`SELECT hash FROM audit WHERE n = ${from}`) ?? ''
  for (;;) {
    const links = db.all<AuditEntry & AuditHead>(sql`
      SELECT a.n, a.seq, a.at, a.operator_id AS operator, a.host, a.action, a.entity, a.reason, a.hash,
        coalesce(o.hash, '') AS outboxHash
      FROM audit a LEFT JOIN outbox o ON o.seq = a.seq
      WHERE a.n > ${n} ORDER BY a.n LIMIT ${LINKS_AT_ONCE}
    `)
    for (const link of links) {
      if (link.n !== n + 1 || chainHash(hash, auditLine(link.n, link)) !== link.hash) return link.n
      n = link.n
      hash = link.hash
    }
    if (links.length < LINKS_AT_ONCE) return null
  }
}

function idOf(value: unknown): string | null {
  return textOf(value, 'id') ?? textOf(value, 'serialId') ?? textOf(value, 'clientId')
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found = (value as Record<string, unknown>)[key]
  return typeof found === 'string' ? found : null
}
