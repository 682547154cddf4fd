import type { OpenLedger } from '#core/start.ts'
import { ledgerRev } from '#sync/judge.ts'
import { snapshotChunks } from '#sync/snapshot.ts'
import { sha256 } from '#wire/canonical.ts'
import type { ProtocolFault, SnapshotAnswer, SnapshotRequest } from '#wire/messages.ts'

/** Revisions that a snapshot may lie behind: the pull brings the rest. */
const HOLDS_FOR = 1_000

/** The last snapshot that was made, kept while somebody may be asking for the rest of it. */
export function keepSnapshots({ sync }: OpenLedger) {
  let kept: { readonly rev: number; readonly digest: string; readonly chunks: readonly Buffer[] } | null =
    null
  return ({ device, rev, chunk }: SnapshotRequest): SnapshotAnswer | ProtocolFault => {
    if (rev === null && (kept === null || ledgerRev(sync.db) - kept.rev > HOLDS_FOR)) {
      kept = { rev: ledgerRev(sync.db), digest: sync.digest(), chunks: [...snapshotChunks(sync.db)] }
    }
    const rows = kept !== null && (rev === null || rev === kept.rev) ? kept.chunks[chunk] : undefined
    if (kept === null || rows === undefined) return { fault: 'NOT_FOUND' }
    const { digest, chunks } = kept
    const piece = { chunk, chunks: chunks.length, sha256: sha256(rows), rows: rows.toString('base64') }
    return { device, rev: kept.rev, digest, ...piece }
  }
}
