import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import { replacementDocuments } from '#domain/replacement.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { operatorName } from '#features/orders/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { vendorCalendar, zonesOf } from '#features/unlocks/clock.ts'
import { codeOf } from '#features/unlocks/sql.ts'
import { replacementRight } from '#messages/es-MX/replacements.ts'
import { replacementPromise } from './clock.ts'
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
  const running = clockFrom !== null && early !== null && late !== null && { clockFrom, early, late }
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
    promise: running
      ? replacementPromise(vendorCalendar(db, row.calendarId), { ...running, zone: row.zone }, zones)
      : null,
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
