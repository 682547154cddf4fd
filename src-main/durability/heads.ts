import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { auditHead } from '#core/audit.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { readEnrolment, type Enrolment } from '#sync/enrolment.ts'
import { outboxHead } from '#sync/outbox.ts'
import { readSums } from '#sync/sums.ts'
import { keepFileApart, keepFileSoon } from './keep-file.ts'

export const ledgerHeads = z.object({
  auditN: z.int().min(0),
  auditHash: z.string(),
  outboxSeq: z.int().min(0),
  /** The endpoint's last transaction that the ledger has. */
  rev: z.int().min(0),
  epoch: z.int().min(0),
})

const headFile = ledgerHeads.extend({
  version: z.literal(1),
  /** The program ended as it should: nothing was written since. */
  closed: z.boolean(),
})

/** How far a ledger has got. */
export type LedgerHeads = z.output<typeof ledgerHeads>
export type HeadFile = z.output<typeof headFile>

export function headsOf(db: ReadDb): LedgerHeads {
  const audit = auditHead(db)
  const at = enrolmentOf(db)
  return {
    auditN: audit.n,
    auditHash: audit.hash,
    outboxSeq: outboxHead(db).seq,
    rev: at?.cursor ?? 0,
    epoch: at?.epoch ?? 0,
  }
}

/** Of the confirmed rows; '' where there is no endpoint. */
export function confirmedDigest(db: ReadDb): string {
  return enrolmentOf(db) === null ? '' : readSums(db).digest()
}

/** A ledger of an earlier program knows of no endpoint. */
export function enrolmentOf(db: ReadDb): Enrolment | null {
  const known = db.value(sql`SELECT 1 FROM sqlite_schema WHERE name = 'enrolment'`)
  return known === null ? null : readEnrolment(db)
}

/** Null where there is none, or it is not what was written: the ledger then tells for itself. */
export function readHeadFile(path: string): HeadFile | null {
  if (!existsSync(path)) return null
  try {
    return headFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

export function writeHeadFile(path: string, at: LedgerHeads, closed: boolean): void {
  keepFileSoon(path, headText(at, closed))
}

/** While the program is used, so that nobody waits for the disk. */
export function writeHeadApart(path: string, at: LedgerHeads, isWanted: () => boolean): Promise<void> {
  return keepFileApart(path, headText(at, false), isWanted)
}

function headText(at: LedgerHeads, closed: boolean): string {
  return `${JSON.stringify({ version: 1, ...at, closed } satisfies HeadFile)}\n`
}

/** The file saw work that this ledger does not have: an older ledger was put in its place, or lost its end. */
export function isBehind(ledger: LedgerHeads, head: LedgerHeads): boolean {
  return head.auditN > ledger.auditN || head.outboxSeq > ledger.outboxSeq
}

export function behindDamage(ledger: LedgerHeads, head: HeadFile | null): Damage[] {
  if (head === null || !isBehind(ledger, head)) return []
  return [damage('rollback', null, null, `it has ${ledger.outboxSeq} of ${head.outboxSeq} commands`)]
}

/** Neither has work that the other does not have. */
export function sameHeads(one: LedgerHeads, other: LedgerHeads): boolean {
  return (
    one.auditHash === other.auditHash &&
    one.auditN === other.auditN &&
    one.outboxSeq === other.outboxSeq &&
    one.rev === other.rev &&
    one.epoch === other.epoch
  )
}
