import type { OpenLedger } from '#core/start.ts'
import { ledgerRev } from '#sync/judge.ts'
import { snapshotChunks } from '#sync/snapshot.ts'
import { sha256 } from '#wire/canonical.ts'
import type { ProtocolFault, SnapshotAnswer, SnapshotRequest } from '#wire/messages.ts'

/** Revisions that a snapshot may lie behind: the pull brings the rest. */
const HOLDS_FOR = 1_000

interface Kept {
  /** Made again, the ledger may be of another log. */
  readonly of: OpenLedger['sync']
  readonly rev: number
  readonly digest: string
  readonly chunks: readonly Buffer[]
}

/** The last snapshot that was made, kept while somebody may be asking for the rest of it. */
export function keepSnapshots(ledger: () => OpenLedger['sync']) {
  let kept: Kept | null = null
  return ({ device, rev, chunk }: SnapshotRequest, horizon: number): SnapshotAnswer | ProtocolFault => {
    const of = ledger()
    if (kept?.of !== of) kept = null
    const isOld = kept === null || ledgerRev(of.db) - kept.rev > HOLDS_FOR || kept.rev < horizon
    // Asked for the rest of what another endpoint on the same database gave: as long as nothing is new, it is this.
    const isElsewhere = rev !== kept?.rev && rev === ledgerRev(of.db)
    if ((rev === null && isOld) || isElsewhere) {
      kept = { of, rev: ledgerRev(of.db), digest: of.digest(), chunks: [...snapshotChunks(of.db)] }
    }
    const rows = kept !== null && (rev === null || rev === kept.rev) ? kept.chunks[chunk] : undefined
    if (kept === null || rows === undefined) return { fault: 'NOT_FOUND' }
    const { digest, chunks } = kept
    const piece = { chunk, chunks: chunks.length, sha256: sha256(rows), rows: rows.toString('base64') }
    return { device, rev: kept.rev, digest, ...piece }
  }
}
