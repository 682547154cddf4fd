import type { Transaction } from './drivers/driver.ts'

// Attachments, in pieces.

export async function blobPieces(tx: Transaction, tenant: string, sha256: string): Promise<number> {
  const [row] = await tx.all<{ pieces: number }>(
    'SELECT count(*) AS pieces FROM blobs WHERE tenant = ? AND sha256 = ?',
    [tenant, sha256],
  )
  return row!.pieces
}

export async function blobPiece(
  tx: Transaction,
  tenant: string,
  sha256: string,
  piece: number,
): Promise<string | null> {
  const [row] = await tx.all<{ bytes: string }>(
    'SELECT bytes FROM blobs WHERE tenant = ? AND sha256 = ? AND piece = ?',
    [tenant, sha256, piece],
  )
  return row?.bytes ?? null
}

/** The same piece again changes nothing. */
export function insertBlobPiece(
  tx: Transaction,
  tenant: string,
  sha256: string,
  piece: number,
  bytes: string,
): Promise<void> {
  return tx.run(
    'INSERT INTO blobs (tenant, sha256, piece, bytes) VALUES (?, ?, ?, ?) ON CONFLICT (tenant, sha256, piece) DO NOTHING',
    [tenant, sha256, piece, bytes],
  )
}

export function dropBlob(tx: Transaction, tenant: string, sha256: string): Promise<void> {
  return tx.run('DELETE FROM blobs WHERE tenant = ? AND sha256 = ?', [tenant, sha256])
}

export interface BlobRow {
  readonly sha256: string
  readonly piece: number
  readonly bytes: string
}

export function blobsAfter(
  tx: Transaction,
  tenant: string,
  after: BlobRow | null,
  most: number,
): Promise<BlobRow[]> {
  return tx.all<BlobRow>(
    `SELECT sha256, piece, bytes FROM blobs WHERE tenant = ? AND (sha256 > ? OR (sha256 = ? AND piece > ?))
     ORDER BY sha256, piece LIMIT ?`,
    [tenant, after?.sha256 ?? '', after?.sha256 ?? '', after?.piece ?? -1, most],
  )
}
