import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import { documentStates } from '#domain/unlock.ts'
import { instantOf, localMoment } from '#domain/zoned.ts'
import { shownPromise, startClock, vendorCalendar, zonesOf } from '#features/catalogue/promise.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { operatorName } from '#features/orders/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { clientWords } from '#messages/es-MX/unlocks.ts'
import { unlockFacts } from './allowance.ts'
import { termsOf } from './clock.ts'
import { codeOf, documentsOf, type ListedUnlock, type Unlock } from './sql.ts'

/** Before anybody promises anything: what the next change of computer would be, and cost in hours. */
export function allowancePage(context: QueryContext, serial: Serial): OutputOf<'unlocks.allowance'> {
  const { db, now, policies } = context
  const { client, vendor, plan, way, why, ordinal, rule, open, granted } = unlockFacts(context, serial)
  const calendar = vendorCalendar(db, vendor.calendarId)
  const zones = zonesOf(db, calendar.zone, policies.zone, client.id)
  const terms = rule && termsOf(rule)
  const clock = terms && startClock(calendar, terms, now)
  return {
    serialId: serial.id,
    serial: serial.serial,
    system: `${serial.system} ${serial.version}`,
    clientId: client.id,
    client: client.name,
    vendor: vendor.name,
    mode: serial.mode,
    modeSure: serial.modeSure === 1,
    way,
    why,
    change: plan && {
      used: plan.activationsUsed,
      allowed: 1 + plan.unlocksGranted,
      left: plan.activationsLeft,
      monthStart: plan.month.start,
      monthNext: plan.month.next,
      opensOn: plan.window.opensOn,
      lastDay: plan.window.lastDay,
      confirmed: plan.window.confirmed,
    },
    ordinal,
    rule: rule && { ...rule, documents: [...rule.documents] },
    promise: clock?.ok
      ? shownPromise(calendar, terms!, { ...clock.value, zone: calendar.zone }, zones)
      : null,
    open: open && { id: open.id, state: open.state, askedOn: open.askedOn },
    granted: granted.map(({ id, ordinal: n, askedOn, closedOn, computer }) => ({
      id,
      ordinal: n,
      askedOn,
      closedOn: closedOn!,
      computer,
    })),
  }
}

/** One unlock, with the checklist of its documents and what to tell the client. */
export function unlockPage(
  { db, policies }: QueryContext,
  unlock: Unlock,
  serial: Serial,
): OutputOf<'unlocks.get'> {
  const documents = documentsOf(db, unlock.id)
  const calendar = vendorCalendar(db, unlock.calendarId)
  const zones = zonesOf(db, unlock.zone, policies.zone, serial.clientId)
  const { clockFrom, early, late, rule } = unlock
  const promise =
    clockFrom === null || early === null || late === null
      ? null
      : shownPromise(calendar, termsOf(rule), { clockFrom, early, late, zone: unlock.zone }, zones)
  const system = `${serial.system} ${serial.version}`
  const code = unlock.codeId === null ? null : codeOf(db, unlock.codeId)
  const checklist = documentStates(rule.documents, documents).map(([document, state]) => ({
    document,
    state,
    rejected: documents.filter((one) => one.document === document && one.state === 'rejected').length,
  }))
  const { calendarId: _calendar, zone: _zone, codeId: _code, operatorId, clockFrom: _from, ...shown } = unlock
  return {
    ...shown,
    rule: { ...rule, documents: [...rule.documents] },
    serial: serial.serial,
    system,
    clientId: serial.clientId,
    client: serial.client,
    vendor: findVendor(db, serial.vendorId)!.name,
    promise,
    zones,
    checklist,
    documents: documents.map(({ attachmentId, attachment, unlockId: _unlock, operatorId: _by, ...one }) => ({
      ...one,
      attachment: attachmentId === null ? null : { id: attachmentId, name: attachment ?? '' },
    })),
    code,
    operator: operatorName(db, operatorId),
    words: clientWords({ system, serial: serial.serial, state: unlock.state, promise, code, checklist }),
  }
}

/** A row of the list, its promise by the clock of the office. */
export function listedUnlock(officeZone: string) {
  return ({ late, zone, operator: _operator, ...row }: ListedUnlock) => {
    const promised = late === null ? null : localMoment(instantOf(late, zone), officeZone)
    return {
      ...row,
      promisedOn: promised?.slice(0, 10) ?? null,
      promisedAt: promised?.slice(11) ?? null,
    }
  }
}
