import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext, QueryContext } from '#core/app.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { vendorCalendar } from '#features/catalogue/promise.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { activatedComputer } from '#features/changes/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { licenceForceOf } from '#features/support/load.ts'
import { replacementRight } from '#messages/es-MX/replacements.ts'
import { withNext } from './clock.ts'
import { insertReplacement, openReplacementOf, setReplacement, type Replacement } from './sql.ts'

/** Before anybody promises it: whether the licence is in force, and so replaced (R121). */
export function allowance(
  context: QueryContext,
  { serialId }: InputOf<'replacements.allowance'>,
): Result<OutputOf<'replacements.allowance'>> {
  const { db } = context
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const { entitled, reason, endsOn } = licenceForceOf(context, serial)
  const open = openReplacementOf(db, serialId)
  return ok({
    serialId,
    serial: serial.serial,
    system: `${serial.system} ${serial.version}`,
    clientId: serial.clientId,
    client: serial.client,
    right: { allowed: entitled, endsOn, sentence: replacementRight(reason, endsOn) },
    computer: activatedComputer(db, serialId),
    open: open && { id: open.id, state: open.state, askedOn: open.askedOn },
  })
}

/** R121: a right while the licence is in force on the day of the request, and never after. */
export function requestReplacement(
  context: CommandContext,
  input: InputOf<'replacements.request'>,
): Result<{ id: string }> {
  const { db, newId, now, today, operator, policies } = context
  const { serialId, what, cause, lostOn, computer, note = '' } = input
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const force = licenceForceOf(context, serial)
  const open = openReplacementOf(db, serialId)
  const calendar = vendorCalendar(db, findVendor(db, serial.vendorId)!.calendarId)
  // decide
  const card = cardNumberIn(`${computer}\n${note}`)
  if (card !== null) return refuse('card.numberRefused', { last4: card })
  if (open) {
    return refuse('replacement.alreadyOpen', { serial: serial.serial, on: open.askedOn, id: open.id })
  }
  if (lostOn > today) return refuse('replacement.lostInFuture', { on: lostOn, today })
  if (!force.entitled) {
    const { reason, endsOn } = force
    return refuse('replacement.notInForce', { serial: serial.serial, reason, endsOn })
  }
  // save
  const row: Replacement = {
    ...{ id: newId(), serialId, what, cause, lostOn, computer, note },
    rightReason: force.reason,
    rightEndsOn: force.endsOn,
    calendarId: calendar.id,
    zone: calendar.zone,
    state: 'asked',
    askedOn: today,
    askedAt: now,
    ...{ sentAt: null, clockFrom: null, early: null, late: null },
    dueOn: today,
    dueTime: null,
    ...{ closedOn: null, closedAt: null, reason: null, codeId: null, formerSerial: null },
    operatorId: operator.id,
  }
  insertReplacement(db, row)
  setReplacement(db, withNext(db, row, { now, zone: policies.zone }))
  return ok({ id: row.id })
}
