import type { WriteDb } from '#db/sql.ts'
import { expiryNoticeOn } from '#domain/prepaid-key.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import * as keys from './sql.ts'

/** Keys of a batch that end unused: asked for some days before the first of them does. */
export function refreshBatchTask(db: WriteDb, batchId: string): void {
  const ending = keys.endingOf(db, batchId)
  if (ending === null) return clearTask(db, 'key.expiring', batchId)
  setTask(db, {
    kind: 'key.expiring',
    ref: batchId,
    clientId: null,
    serialId: null,
    dueOn: expiryNoticeOn(ending.expiresOn),
    dueTime: null,
    params: { ...ending },
  })
}

/** A key that was given and not paid is to be charged; one of nothing owes nothing. */
export function refreshChargeTask(db: WriteDb, keyId: string): void {
  const key = keys.findKey(db, keyId)!
  if (key.assignedOn === null || key.paymentId !== null || key.price === null || key.price === 0) {
    return clearTask(db, 'key.charge', keyId)
  }
  setTask(db, {
    kind: 'key.charge',
    ref: keyId,
    clientId: key.clientId,
    serialId: key.serialId,
    dueOn: key.assignedOn,
    dueTime: null,
    params: { last4: key.last4, price: key.price },
  })
}
