import { findDevice, listDevices, officeKeyId } from '#sync/devices.ts'
import { readEnrolment } from '#sync/enrolment.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Vigente } from './app.ts'
import { readDevice } from './device.ts'
import type { Keeper } from './secrets/keeper.ts'

/** The key that the office's secrets are sealed with, as far as this PC has heard of it. */
export interface OfficeKey {
  readonly keyId: string
  /** For this PC; null until one that has the key open has wrapped it. */
  readonly wrapped: string | null
}

/** Null where this PC is on its own, or nobody of the office has a vault yet. */
export function officeKey(db: ReadDb): OfficeKey | null {
  if (readEnrolment(db) === null) return null
  const keyId = officeKeyId(db)
  if (keyId === null) return null
  return {
    keyId,
    wrapped: findDevice(db, readDevice(db).deviceId)?.wrappedKey ?? null,
  }
}

/**
 * After an exchange: the PC that has the vault open wraps its key for each PC that has none yet, and one that has just
 * got it keeps it with its own system's store, where it has one.
 */
export async function shareOfficeKey(
  db: ReadDb,
  { isOpen, prepare, status, wrapFor }: Keeper,
  dispatch: Vigente['dispatch'],
): Promise<void> {
  if (!isOpen() && officeKey(db)?.wrapped != null && status().state === 'none') await prepare()
  if (!isOpen()) return
  for (const { id, boxKey, wrappedKey, revokedAt } of listDevices(db)) {
    if (wrappedKey !== null || revokedAt !== null) continue
    const wrapped = wrapFor(boxKey)
    if (wrapped !== null)
      await dispatch({ operator: null, host: 'direct' }, 'devices.shareKey', { id, wrapped })
  }
}
