import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { updatePlaces, type UpdatePlace } from '#domain/update-campaign.ts'
import { activatedComputer } from '#features/changes/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { licenceForceOf } from '#features/support/load.ts'
import * as updates from './sql.ts'

/** The computers that a system has to update in a campaign (R117). */
export function placesOf(
  db: ReadDb,
  campaignId: string,
  { id, users }: Pick<Serial, 'id' | 'users'>,
): UpdatePlace[] {
  const noted = updates.computersOf(db, campaignId, id)
  return updatePlaces({
    users,
    activatedOn: activatedComputer(db, id),
    earlier: updates.earlierNames(db, campaignId, id),
    noted: new Map(noted.map(({ place, name, doneOn }) => [place, { name, done: doneOn !== null }])),
  })
}

/**
 * The first day on which a bought licence had no right to updates any more, until one is paid for (R90); null of one
 * that has it, of a rented one, and of one whose purchase nobody dated.
 */
export function rightEndedOn(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): Day | null {
  if (serial.mode === 'subscription') return null
  const { entitled, endsOn } = licenceForceOf(context, serial)
  return entitled ? null : endsOn
}
