import type { JobContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { auditFault, isGenuine, keptSeals, lastSeal } from '#sync/audit-seal.ts'
import { isNextCommand, outboxHead, outboxSlices, type OutboxHead, type OutboxRow } from '#sync/outbox.ts'
import { isNextEntry, NO_ENTRY } from './chain.ts'
import { auditHead, auditSlices, entryOf, hashAt } from './sql.ts'

interface Broken {
  readonly n: number
  readonly what: 'missing' | 'changed' | 'command' | 'unaudited' | 'seal' | 'forged'
}

/**
 * The whole chain of this PC, recomputed: each entry follows from the one before, each command from the one before and
 * has its entry, and what the endpoint has signed stands as it was signed. The first place where it does not.
 */
export async function verifyAudit(context: JobContext) {
  const { db } = context
  const broken = (await brokenCommand(context)) ?? (await brokenEntry(context)) ?? brokenSeal(db)
  return { ...standingOf(db), broken }
}

/** How far the chain of this PC goes, how far it is countersigned, and what an exchange has found wrong with it. */
export function standingOf(db: ReadDb) {
  return { entries: auditHead(db).n, sealed: lastSeal(db), fault: auditFault(db) }
}

async function brokenEntry({ db, breathe, progress }: JobContext): Promise<Broken | null> {
  const total = auditHead(db).n
  let head = NO_ENTRY
  let seq = 0
  for (const entries of auditSlices(db)) {
    for (const entry of entries) {
      if (entry.n !== head.n + 1) return { n: head.n + 1, what: 'missing' }
      if (entry.seq !== null) {
        if (entry.outboxSeq === null) return { n: entry.n, what: 'command' }
        if (entry.seq !== seq + 1) return { n: entry.n, what: 'unaudited' }
        seq = entry.seq
      }
      if (!isNextEntry(head, entry)) return { n: entry.n, what: 'changed' }
      head = entry
    }
    progress(head.n, total, '')
    await breathe()
  }
  return outboxHead(db).seq > seq ? { n: head.n, what: 'unaudited' } : null
}

/** Of a command the entry is told, which carries the same number of what was recorded before it. */
async function brokenCommand({ db, breathe }: JobContext): Promise<Broken | null> {
  let head: OutboxHead = { seq: 0, hash: '' }
  for (const commands of outboxSlices(db)) {
    for (const command of commands) {
      if (!isNextCommand(head, command) || !isAsStamped(command)) return brokenAt(db, head.seq + 1)
      head = command
    }
    await breathe()
  }
  return null
}

function brokenAt(db: ReadDb, seq: number): Broken {
  return { n: entryOf(db, seq) ?? auditHead(db).n, what: 'command' }
}

/** Beside the chained words stand the same of the stamp, by which lists are made. */
function isAsStamped({ args, operator_id, created_at, cmd_id }: OutboxRow): boolean {
  const { stamp } = JSON.parse(args) as { stamp: { operator: string; now: string; cmdId: string } }
  return stamp.operator === operator_id && stamp.now === created_at && stamp.cmdId === cmd_id
}

function brokenSeal(db: ReadDb): Broken | null {
  for (const seal of keptSeals(db)) {
    if (!isGenuine(seal, seal.device, seal.serverKey)) return { n: seal.n, what: 'forged' }
    if (hashAt(db, seal.n) !== seal.hash) return { n: seal.n, what: 'seal' }
  }
  return null
}
