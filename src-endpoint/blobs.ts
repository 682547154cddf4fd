import { createHash } from 'node:crypto'
import type { OpenLedger } from '#core/start.ts'
import { attachmentSize } from '#sync/attachments.ts'
import { BLOB_PIECE, type BlobAnswer, type BlobRequest, type ProtocolFault } from '#wire/messages.ts'
import type { Driver } from './drivers/driver.ts'
import * as store from './store-blobs.ts'

/**
 * Attachments by the hash of their bytes, in pieces: only of what a command that was judged has recorded, no larger than
 * it says, and dropped whole where they turn out to be other bytes.
 */
export function keepBlobs(driver: Driver, tenant: string, ledger: () => OpenLedger['sync']) {
  return async (
    sha256: string,
    { device, piece, bytes }: BlobRequest,
  ): Promise<BlobAnswer | ProtocolFault> => {
    const size = attachmentSize(ledger().db, sha256)
    if (size === null) return { fault: 'NOT_FOUND' }
    const pieces = Math.ceil(size / BLOB_PIECE)
    if (bytes === null) {
      return driver.read(async (tx) => ({
        device,
        have: await store.blobPieces(tx, tenant, sha256),
        bytes: await store.blobPiece(tx, tenant, sha256, piece),
      }))
    }
    const length = Buffer.from(bytes, 'base64').length
    const expected = piece === pieces - 1 ? size - piece * BLOB_PIECE : BLOB_PIECE
    if (piece >= pieces || length !== expected) return { fault: 'MALFORMED' }
    return driver.write(async (tx) => {
      const have = await store.blobPieces(tx, tenant, sha256)
      // A piece after a gap is not kept: the answer says from which to go on.
      if (piece !== have) return { device, have, bytes: null }
      await store.insertBlobPiece(tx, tenant, sha256, piece, bytes)
      if (have + 1 < pieces || (await isWhole(tx, sha256, pieces)))
        return { device, have: have + 1, bytes: null }
      await store.dropBlob(tx, tenant, sha256)
      return { device, have: 0, bytes: null }
    })
  }

  async function isWhole(
    tx: Parameters<typeof store.blobPiece>[0],
    sha256: string,
    pieces: number,
  ): Promise<boolean> {
    const sum = createHash('sha256')
    for (let piece = 0; piece < pieces; piece += 1) {
      sum.update(Buffer.from((await store.blobPiece(tx, tenant, sha256, piece)) ?? '', 'base64'))
    }
    return sum.digest('hex') === sha256
  }
}
