import type { InputOf, OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findClient } from '#features/clients/sql.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { findSerial } from '#features/serials/sql.ts'
import { updateWriter } from './message.ts'
import { placesOf, rightEndedOn } from './places.ts'
import * as updates from './sql.ts'

/** Each computer of each system of a client, who told it, and what to tell it. */
export function clientOfCampaign(
  context: QueryContext,
  { id, clientId }: InputOf<'updates.client'>,
): Result<OutputOf<'updates.client'>> {
  const { db } = context
  const campaign = updates.findCampaign(db, id)
  if (!campaign) return refuse('update.notFound', { id })
  const client = findClient(db, clientId)
  if (!client) return refuse('client.notFound', { id: clientId })
  const systems = updates.reachedSystems(db, campaign, { clientId })
  const waiting = systems.filter(({ doneOn }) => doneOn === null)
  const write = updateWriter(context, campaign)
  const people = contactsOf(db, clientId)
  const message = write({ clientId, people, serialIds: waiting.map(({ serialId }) => serialId) })
  const via = message.to.length > 0 && readMailSettings(db) !== null ? 'email' : 'person'
  return ok({
    clientId,
    client: client.name,
    systems: systems.map(({ serialId, doneOn, fromVersion }) => {
      const serial = findSerial(db, serialId)!
      const computers = placesOf(db, id, serial)
      return {
        serialId,
        serial: serial.serial,
        users: serial.users,
        fromVersion: fromVersion ?? serial.version,
        doneOn,
        rightEndedOn: doneOn === null ? rightEndedOn(context, serial) : null,
        computers: doneOn === null ? computers : computers.filter(({ done }) => done),
      }
    }),
    notices: updates.noticesOf(db, id, clientId),
    message: { via, ...message },
  })
}
