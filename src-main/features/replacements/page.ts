import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import { replacementDocuments } from '#domain/replacement.ts'
import { shownPromise, vendorCalendar, zonesOf } from '#features/catalogue/promise.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { operatorName } from '#features/orders/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { codeOf } from '#features/unlocks/sql.ts'
import { replacementRight } from '#messages/es-MX/replacements.ts'
import { REPLACEMENT_TERMS } from './clock.ts'
import { documentsOf, type Replacement } from './sql.ts'

/** One replacement, with the checklist of its papers and why it is one at all (R121). */
export function replacementPage(
  { db, policies }: QueryContext,
  row: Replacement,
  serial: Serial,
): OutputOf<'replacements.get'> {
  const documents = documentsOf(db, row.id)
  const zones = zonesOf(db, row.zone, policies.zone, serial.clientId)
  const { clockFrom, early, late } = row
  const promise =
    clockFrom === null || early === null || late === null
      ? null
      : shownPromise(
          vendorCalendar(db, row.calendarId),
          REPLACEMENT_TERMS,
          { clockFrom, early, late, zone: row.zone },
          zones,
        )
  const { id, state, formerSerial, what, cause, lostOn, computer, note } = row
  const { askedAt, sentAt, closedAt, reason } = row
  return {
    ...{ id, state, formerSerial, what, cause, lostOn, computer, note, askedAt, sentAt, closedAt, reason },
    serialId: serial.id,
    serial: serial.serial,
    system: `${serial.system} ${serial.version}`,
    clientId: serial.clientId,
    client: serial.client,
    vendor: findVendor(db, serial.vendorId)!.name,
    right: {
      allowed: true,
      endsOn: row.rightEndsOn,
      sentence: replacementRight(row.rightReason, row.rightEndsOn),
    },
    promise,
    zones,
    checklist: replacementDocuments(cause).map((document) => ({
      document,
      received: documents.some((one) => one.document === document),
    })),
    documents: documents.map(({ attachmentId, attachment, operatorId: _by, replacementId: _of, ...one }) => ({
      ...one,
      attachment: attachmentId === null ? null : { id: attachmentId, name: attachment ?? '' },
    })),
    code: row.codeId === null ? null : codeOf(db, row.codeId),
    operator: operatorName(db, row.operatorId),
  }
}
