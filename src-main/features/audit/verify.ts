import type { JobContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { auditFault, isGenuine, keptSeals } from '#sync/audit-seal.ts'
import { canonicalJson, chainHash } from '#wire/canonical.ts'
import { auditLine } from './chain.ts'
import { auditLength, chainAfter, entryOf, hashAt, outboxAfter } from './sql.ts'

export interface Broken {
  readonly n: number
  readonly what: 'missing' | 'changed' | 'command' | 'unaudited' | 'seal' | 'forged'
}

const SLICE = 2_000

/**
 * The whole chain of this PC, recomputed: each entry follows from the one before, each command from the one before and
 * has its entry, and what the endpoint has signed stands as it was signed. The first place where it does not.
 */
export async function verifyAudit(context: JobContext) {
  const { db } = context
  const entries = auditLength(db)
  const broken = (await brokenCommand(context)) ?? (await brokenEntry(context, entries)) ?? brokenSeal(db)
  const last = keptSeals(db).at(-1)
  return { entries, broken, sealed: last ? { n: last.n, at: last.at } : null, fault: auditFault(db) }
}

async function brokenEntry({ db, breathe, progress }: JobContext, entries: number): Promise<Broken | null> {
  let hash = ''
  let seq = 0
  for (let after = 0; ;) {
    const rows = chainAfter(db, after, SLICE)
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.n !== after + 1) return { n: after + 1, what: 'missing' }
      after = row.n
      if (row.seq !== null) {
        if (row.outboxSeq === null) return { n: row.n, what: 'command' }
        if (row.seq !== seq + 1) return { n: row.n, what: 'unaudited' }
        seq = row.seq
      }
      hash = chainHash(hash, auditLine(row.n, row))
      if (hash !== row.hash) return { n: row.n, what: 'changed' }
    }
    progress(after, entries, '')
    await breathe()
  }
  return outboxAfter(db, seq, 1).length > 0 ? { n: entries, what: 'unaudited' } : null
}

/** Of a command the entry is told, which carries the same number of what was recorded before it. */
async function brokenCommand({ db, breathe }: JobContext): Promise<Broken | null> {
  let hash = ''
  for (let after = 0; ;) {
    const rows = outboxAfter(db, after, SLICE)
    if (rows.length === 0) return null
    for (const row of rows) {
      if (row.seq !== after + 1) return brokenAt(db, after + 1)
      after = row.seq
      hash = chainHash(hash, `${row.seq}\n${row.type}\n${row.version}\n${row.args}`)
      if (hash !== row.hash || !isAsStamped(row)) return brokenAt(db, row.seq)
    }
    await breathe()
  }
}

function brokenAt(db: ReadDb, seq: number): Broken {
  return { n: entryOf(db, seq) ?? auditLength(db), what: 'command' }
}

/** Beside the chained words stand the same of the stamp, by which lists are made. */
function isAsStamped({ args, operator, at, cmdId }: ReturnType<typeof outboxAfter>[number]): boolean {
  const { stamp } = JSON.parse(args) as { stamp: { operator: string; now: string; cmdId: string } }
  return canonicalJson([stamp.operator, stamp.now, stamp.cmdId]) === canonicalJson([operator, at, cmdId])
}

function brokenSeal(db: ReadDb): Broken | null {
  for (const seal of keptSeals(db)) {
    if (!isGenuine(seal, seal.device, seal.serverKey)) return { n: seal.n, what: 'forged' }
    if (hashAt(db, seal.n) !== seal.hash) return { n: seal.n, what: 'seal' }
  }
  return null
}
