import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { registeredContact } from '#domain/contact.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { lastAbout } from '#features/mail/sql.ts'
import { operatorName } from '#features/operators/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { portalsOf } from '#features/vault/sql.ts'
import { familyOf } from './family.ts'
import { aboutCode } from './send.ts'
import { certificateOf, openRequest } from './sql.ts'

/** Where each code came from, what is asked for, and what may be sent to whom. */
export function codesPage({ db }: QueryContext, serial: Serial): OutputOf<'codes.of'> {
  const { id, clientId } = serial
  const vendor = findVendor(db, serial.vendorId)!.name
  const request = openRequest(db, id)
  const mail = lastAbout(db, aboutCode(id))
  const person = registeredContact(contactsOf(db, clientId))
  const certificate = certificateOf(db, id)
  return {
    serialId: id,
    serial: serial.serial,
    system: `${serial.system} ${serial.version}`,
    mode: serial.mode,
    modeSure: serial.modeSure === 1,
    clientId,
    client: serial.client,
    vendor,
    codes: familyOf(db, id).map((code) => ({
      id: code.id,
      code: code.code,
      source: code.source,
      receivedOn: code.receivedOn,
      computer: code.computer,
      inForce: code.inForce,
      parentId: code.parentId,
      generation: code.generation,
      lane: code.lane,
      unlock: code.unlockId === null ? null : { id: code.unlockId, ordinal: code.unlockOrdinal! },
    })),
    request: request && {
      id: request.id,
      askedOn: request.askedOn,
      operator: operatorName(db, request.operatorId),
    },
    mail: mail && {
      id: mail.id,
      to: mail.recipients.map(({ address }) => address).join(', '),
      state: mail.state,
      answer: mail.answer,
      queuedOn: mail.queuedOn,
    },
    mailReady: readMailSettings(db) !== null,
    email: person && { name: person.name, email: person.email },
    hasAccount: portalsOf(db, clientId).some((portal) =>
      foldForSearch(portal).includes(foldForSearch(vendor)),
    ),
    certificate: certificate && {
      folio: certificate.folio,
      datedOn: certificate.datedOn,
      code: certificate.code,
      keptOn: certificate.keptOn,
      attachment:
        certificate.attachmentId === null
          ? null
          : { id: certificate.attachmentId, name: certificate.attachment ?? '' },
    },
  }
}
