import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findProduct, versions } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { contactsOfAll, insertLogEntry } from '#features/contacts/sql.ts'
import { cancelMailsAbout, mailQueue, queueMail } from '#features/mail/queue.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { opposedContacts } from '#features/privacy/sql.ts'
import { updateLog, updateMailGone } from '#messages/es-MX/updates.ts'
import { addressed, updateWriter, type WaitingClient } from './message.ts'
import * as updates from './sql.ts'

type Done = Result<{ id: string }>

/** R116: a version that the catalogue knows and that somebody still lacks. */
export function startCampaign(context: CommandContext, input: InputOf<'updates.start'>): Done {
  const { db, newId, today, operator } = context
  const { productId, version, announcedOn, finishBy = null, news = '' } = input
  // load
  const product = findProduct(db, productId)
  if (!product) return refuse('catalogue.productNotFound', { product: productId })
  const named = { system: product.code, version }
  const known = versions(db).some((one) => one.productId === product.id && one.name === version)
  const open = updates.openCampaignOf(db, product.id, version)
  // decide
  if (!known) return refuse('update.versionUnknown', named)
  if (open) return refuse('update.alreadyOpen', { ...named, id: open.id, since: open.startedOn })
  if (announcedOn > today) return refuse('update.notAnnounced', { on: announcedOn, today })
  if (finishBy !== null && finishBy < announcedOn) {
    return refuse('catalogue.rangeReversed', { from: announcedOn, until: finishBy })
  }
  if (updates.progressOf(db, { id: '', productId: product.id, version }).systems === 0) {
    return refuse('update.nothingOlder', named)
  }
  // save
  const id = newId()
  const row = { id, productId: product.id, version, announcedOn, finishBy, news }
  updates.insertCampaign(db, { ...row, startedOn: today, operatorId: operator.id })
  return ok({ id })
}

/** What waits in the queue about it does not leave any more. */
export function endCampaign(
  { db, today, now }: CommandContext,
  { id, reason }: InputOf<'updates.end'>,
): Done {
  const loaded = openCampaign(db, id)
  if (!loaded.ok) return loaded
  for (const clientId of updates.waitingOf(db, loaded.value, today, null).missing) {
    cancelMailsAbout(db, aboutUpdate(id, clientId), updateMailGone.ended, now)
  }
  updates.endCampaign(db, id, today, reason)
  return ok({ id })
}

export function notifyClient(context: CommandContext, input: InputOf<'updates.notify'>): Done {
  const { db, newId, now, today, operator } = context
  const { id, clientId, channel, mail } = input
  // load
  const loaded = openCampaign(db, id)
  if (!loaded.ok) return loaded
  const client = findClient(db, clientId)
  if (!client) return refuse('client.notFound', { id: clientId })
  const systems = updates.reachedSystems(db, loaded.value, { clientId })
  // decide
  if (systems.every(({ doneOn }) => doneOn !== null)) {
    return refuse('update.nothingMissing', { client: client.name })
  }
  // save
  let mailId: string | null = null
  if (channel === 'email') {
    const { to = [], subject = '', text = '' } = mail ?? {}
    const queued = queueMail(context, { clientId, to, subject, text, about: aboutUpdate(id, clientId) })
    if (!queued.ok) return queued
    mailId = queued.value
  }
  if (channel === 'whatsapp' || channel === 'call') {
    const { system, version } = loaded.value
    insertLogEntry(db, {
      ...{ id: newId(), clientId, serialId: null, onDay: today, at: now, operatorId: operator.id },
      ...{ channel, text: updateLog(system, version), outcome: null },
    })
  }
  const notice = { id: newId(), campaignId: id, clientId, channel, onDay: today, at: now }
  updates.insertNotice(db, { ...notice, mailId, operatorId: operator.id })
  return ok({ id })
}

/** R116: each user with an address is written to; who has none is left for a person. */
export function notifyAll(
  context: CommandContext,
  { id }: InputOf<'updates.notifyAll'>,
): Result<OutputOf<'updates.notifyAll'>> {
  const { db, newId, now, today, operator } = context
  // load
  const loaded = openCampaign(db, id)
  if (!loaded.ok) return loaded
  if (readMailSettings(db) === null) return refuse('mail.notSetUp', {})
  const { writable, byHand } = untoldClients(db, loaded.value)
  // save
  const write = updateWriter(context, loaded.value)
  const queue = mailQueue(context)
  for (const client of writable) {
    const { clientId } = client
    const { to, subject, text } = write(client)
    const queued = queue({ clientId, to, subject, text, about: aboutUpdate(id, clientId) })
    if (!queued.ok) return queued
    const notice = { id: newId(), campaignId: id, clientId, channel: 'email' as const, onDay: today, at: now }
    updates.insertNotice(db, { ...notice, mailId: queued.value, operatorId: operator.id })
  }
  return ok({ id, mails: writable.length, byHand })
}

/** Who was not told yet: those whom an e-mail can tell, and how many only a person can. */
export function untoldClients(
  db: ReadDb,
  campaign: updates.Campaign,
): { readonly writable: WaitingClient[]; readonly byHand: number } {
  const systems = updates.unannouncedSystems(db, campaign)
  const people = contactsOfAll(db, [...systems.keys()])
  const untold = [...systems].map(([clientId, serialIds]) => {
    return { clientId, serialIds, people: people.get(clientId) ?? [] }
  })
  const opposed = opposedContacts(db)
  const writable = untold.filter((one) => addressed(one.people, opposed).length > 0)
  return { writable, byHand: untold.length - writable.length }
}

/** What a message follows from, so that it does not leave once all of the client's computers are done. */
export function aboutUpdate(campaignId: string, clientId: string): string {
  return `update:${campaignId}:${clientId}`
}

export function openCampaign(db: ReadDb, id: string): Result<updates.Campaign> {
  const campaign = updates.findCampaign(db, id)
  if (!campaign) return refuse('update.notFound', { id })
  if (campaign.endedOn === null) return ok(campaign)
  const { system, version, endedOn } = campaign
  return refuse('update.ended', { system, version, on: endedOn })
}
