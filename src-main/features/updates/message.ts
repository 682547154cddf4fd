import type { QueryContext } from '#core/app.ts'
import { maskSerial } from '#domain/mask.ts'
import { findClient } from '#features/clients/sql.ts'
import { versions } from '#features/catalogue/sql.ts'
import type { Contact } from '#features/contacts/sql.ts'
import { isMailAddress } from '#features/mail/queue.ts'
import { opposedContacts } from '#features/privacy/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { templateWriter, type RenderedTemplate } from '#features/templates/render.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import { rightEndedWords, supportWords, updateLine } from '#messages/es-MX/updates.ts'
import { placesOf, rightEndedOn } from './places.ts'
import * as updates from './sql.ts'

type Context = Pick<QueryContext, 'db' | 'today' | 'policies'>

/** A client, its people and its systems that lack the version. */
export interface WaitingClient {
  readonly clientId: string
  readonly people: readonly Contact[]
  readonly serialIds: readonly string[]
}

export interface UpdateMessage extends RenderedTemplate {
  readonly to: string[]
  readonly phone: string
  readonly whatsapp: string
}

/** Those of a client's people to whom an e-mail can be written, and who do not oppose what the service does not need. */
export function addressed(people: readonly Contact[], opposed: ReadonlySet<string>): Contact[] {
  return people.filter(({ id, email }) => isMailAddress(email) && !opposed.has(id))
}

/**
 * One message a client, to each of its people with an address (R116), with all the systems that lack the version; what
 * the messages of a campaign have in common is read once.
 */
export function updateWriter(
  context: Context,
  campaign: updates.Campaign,
): (client: WaitingClient) => UpdateMessage {
  const { db } = context
  const write = templateWriter(db)
  const opposed = opposedContacts(db)
  const known = versions(db).filter(({ productId }) => productId === campaign.productId)
  return ({ clientId, people, serialIds }) => {
    const readers = addressed(people, opposed)
    const waiting = serialIds.map((id) => findSerial(db, id)!)
    const without = waiting.filter((serial) => rightEndedOn(context, serial) !== null)
    const outdated = waiting.some(
      ({ version }) => known.find(({ name }) => name === version)?.supported === 0,
    )
    const fields = {
      cliente: findClient(db, clientId)!.name,
      contacto: (readers[0] ?? people[0])?.name ?? '',
      sistemas: campaign.system,
      version: campaign.version,
      anunciada: longDay(campaign.announcedOn),
      series: waiting
        .map((serial) =>
          updateLine({
            system: `${serial.system} ${serial.version}`.trim(),
            serial: maskSerial(serial.serial),
            computers: placesOf(db, campaign.id, serial).filter(({ done }) => !done).length,
          }),
        )
        .join('\n'),
      novedades: campaign.news,
      soporte: supportWords(outdated, campaign.finishBy),
      sin_derecho: rightEndedWords(without.map(({ serial }) => maskSerial(serial))),
    }
    const { subject, text } = write('update.announce', fields)
    return {
      to: [...new Set(readers.map(({ email }) => email))].slice(0, 20),
      phone: people.find(({ phone }) => phone !== '')?.phone ?? '',
      subject,
      text,
      whatsapp: write('update.whatsapp', fields).text,
    }
  }
}
