import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { isUpdated } from '#domain/update-campaign.ts'
import { cancelMailsAbout } from '#features/mail/queue.ts'
import { findSerial, updateSerial, type Serial } from '#features/serials/sql.ts'
import { updateMailGone } from '#messages/es-MX/updates.ts'
import { aboutUpdate, openCampaign } from './campaign.ts'
import { placesOf, rightEndedOn } from './places.ts'
import * as updates from './sql.ts'

/** R117: a system has the new version with the last of its computers, and not before. */
export function checkComputers(
  context: CommandContext,
  { id, systems, done }: InputOf<'updates.check'>,
): Result<OutputOf<'updates.check'>> {
  const { db, newId, now, today, operator } = context
  const loaded = openCampaign(db, id)
  if (!loaded.ok) return loaded
  const campaign = loaded.value
  const updated: string[] = []
  const clients = new Set<string>()
  let computers = 0
  for (const { serialId, places: chosen } of systems) {
    // load
    const found = systemOf(context, campaign, serialId)
    if (!found.ok) return found
    const { serial, before } = found.value
    const places = placesOf(db, id, serial)
    // decide
    const wrong = chosen?.find((place) => place > places.length)
    if (wrong !== undefined) {
      return refuse('update.noSuchComputer', { serial: serial.serial, place: wrong, last: places.length })
    }
    const endedOn = done ? rightEndedOn(context, serial) : null
    if (endedOn !== null) return refuse('update.noRight', { serial: serial.serial, endedOn })
    const changing = places.filter(
      (one) => one.done !== done && (chosen === undefined || chosen.includes(one.place)),
    )
    // save
    for (const { place, name } of changing) {
      const row = { id: newId(), campaignId: id, serialId, place, name, doneOn: done ? today : null }
      updates.saveComputer(db, { ...row, operatorId: operator.id })
    }
    computers += changing.length
    clients.add(serial.clientId)
    const whole = isUpdated(placesOf(db, id, serial))
    if (whole && before.doneOn === null) {
      const row = { id: newId(), campaignId: id, serialId, fromVersion: serial.version, doneOn: today }
      updates.insertUpdatedSystem(db, { ...row, operatorId: operator.id })
      updateSerial(db, { ...serial, version: campaign.version })
      updated.push(serial.serial)
    } else if (!whole && before.doneOn !== null) {
      updates.removeUpdatedSystem(db, id, serialId)
      updateSerial(db, { ...serial, version: before.fromVersion! })
      updated.push(serial.serial)
    }
  }
  for (const clientId of clients) {
    const left = updates.reachedSystems(db, campaign, { clientId }).some(({ doneOn }) => doneOn === null)
    if (!left) cancelMailsAbout(db, aboutUpdate(id, clientId), updateMailGone.done, now)
  }
  return ok({ id, computers, updated })
}

export function nameComputer(
  context: CommandContext,
  { id, serialId, place, name }: InputOf<'updates.nameComputer'>,
): Result<{ id: string }> {
  const { db, newId, operator } = context
  // load
  const loaded = openCampaign(db, id)
  if (!loaded.ok) return loaded
  const found = systemOf(context, loaded.value, serialId)
  if (!found.ok) return found
  const { serial, before } = found.value
  const places = placesOf(db, id, serial)
  // decide
  if (place > places.length + 1) {
    return refuse('update.noSuchComputer', { serial: serial.serial, place, last: places.length })
  }
  if (place > places.length && before.doneOn !== null) {
    return refuse('update.alreadyDone', { serial: serial.serial, on: before.doneOn })
  }
  // save
  const doneOn = updates.computersOf(db, id, serialId).find((one) => one.place === place)?.doneOn ?? null
  const row = { id: newId(), campaignId: id, serialId, place, name, doneOn }
  updates.saveComputer(db, { ...row, operatorId: operator.id })
  return ok({ id })
}

function systemOf(
  { db }: CommandContext,
  campaign: updates.Campaign,
  serialId: string,
): Result<{ readonly serial: Serial; readonly before: updates.ReachedSystem }> {
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const before = updates.reachedSystems(db, campaign, { serialId })[0]
  if (before) return ok({ serial, before })
  const { system, version } = campaign
  return refuse('update.notReached', { serial: serial.serial, system, version })
}
