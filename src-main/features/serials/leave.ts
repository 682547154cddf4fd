import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { cancelScheduledUsers } from '#features/changes/users.ts'
import { cancelRequest } from '#features/codes/request.ts'
import { serialMoved } from '#features/orders/progress.ts'
import { cancelOpenReplacement } from '#features/replacements/steps.ts'
import { withdrawOpen } from '#features/unlocks/steps.ts'
import { setSerialLeft } from './sql.ts'

/** D13: nothing more comes of it; what was asked for goes on where it leaves on a day to come (R89). */
export function leaveSerial(context: CommandContext, id: string, on: Day, reason: string): void {
  const { db, today, now } = context
  setSerialLeft(db, id, on, reason)
  cancelScheduledUsers(db, id, today, reason)
  if (on <= today) {
    withdrawOpen(db, id, { today, now }, reason)
    cancelRequest(db, id, today, reason)
    cancelOpenReplacement(db, id, { today, now }, reason)
  }
  serialMoved(context, id)
}
