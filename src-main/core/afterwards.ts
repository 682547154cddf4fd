import { wantsLeases } from '#features/keys/lease.ts'
import type { WriteDb } from '#db/sql.ts'
import { readEnrolment } from '#sync/enrolment.ts'
import type { Clock, Vigente } from './app.ts'
import { readDevice } from './device.ts'
import { shareOfficeKey } from './office-key.ts'
import type { Keeper } from './secrets/keeper.ts'

interface After {
  readonly db: WriteDb
  readonly secrets: Keeper
  readonly clock: Clock
  readonly dispatch: Vigente['dispatch']
}

/** What a PC does by itself once it has met the office: the vault's key for those that lack it, keys to give offline. */
export async function afterExchange({ db, secrets, clock, dispatch }: After): Promise<void> {
  await shareOfficeKey(db, secrets, dispatch)
  const at = readEnrolment(db)
  if (at === null) return
  const now = new Date(clock.now().getTime() - at.clockOff * 1000).toISOString()
  if (wantsLeases(db, readDevice(db).deviceId, now)) {
    await dispatch({ operator: null, host: 'direct' }, 'keys.lease', {})
  }
}
