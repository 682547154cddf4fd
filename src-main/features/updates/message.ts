import type { QueryContext } from '#core/app.ts'
import { maskSerial } from '#domain/mask.ts'
import { findClient } from '#features/clients/sql.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import { versions } from '#features/catalogue/sql.ts'
import { isMailAddress } from '#features/mail/queue.ts'
import { findSerial } from '#features/serials/sql.ts'
import { renderTemplate } from '#features/templates/render.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import { rightEndedWords, supportWords, updateLine } from '#messages/es-MX/updates.ts'
import { placesOf, rightEndedOn } from './places.ts'
import * as updates from './sql.ts'

type Context = Pick<QueryContext, 'db' | 'today' | 'policies'>

/** One message a client, to each of its people with an address (R116), with all the systems that lack the version. */
export function updateMessage(context: Context, campaign: updates.Campaign, clientId: string) {
  const { db } = context
  const people = contactsOf(db, clientId)
  const addressed = people.filter(({ email }) => isMailAddress(email))
  const waiting = updates
    .reachedSystems(db, campaign, { clientId })
    .filter(({ doneOn }) => doneOn === null)
    .map(({ serialId }) => findSerial(db, serialId)!)
  const without = waiting.filter((serial) => rightEndedOn(context, serial) !== null)
  const known = versions(db).filter(({ productId }) => productId === campaign.productId)
  const outdated = waiting.some(({ version }) => known.find(({ name }) => name === version)?.supported === 0)
  const fields = {
    cliente: findClient(db, clientId)!.name,
    contacto: (addressed[0] ?? people[0])?.name ?? '',
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
  const { subject, text } = renderTemplate(db, 'update.announce', fields)
  return {
    to: [...new Set(addressed.map(({ email }) => email))].slice(0, 20),
    phone: people.find(({ phone }) => phone !== '')?.phone ?? '',
    subject,
    text,
    whatsapp: renderTemplate(db, 'update.whatsapp', fields).text,
  }
}
