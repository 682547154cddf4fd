import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { saysActivationsSpent } from '#domain/triage.ts'
import type { UnlockRule } from '#domain/unlock.ts'
import {
  shownPromise,
  startClock,
  vendorCalendar,
  zonesOf,
  type Running,
} from '#features/catalogue/promise.ts'
import { findSerial, setMode, type Serial } from '#features/serials/sql.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { documentNames } from '#messages/es-MX/unlocks.ts'
import { unlockFacts, type UnlockFacts } from './allowance.ts'
import { termsOf, withNext } from './clock.ts'
import { insertUnlock, setUnlock, type Unlock } from './sql.ts'

/** A client asks for an unlock (R41): its ordinal, its row of the table and its promise are fixed here (C13). */
export function requestUnlock(
  context: CommandContext,
  input: InputOf<'unlocks.request'>,
): Result<OutputOf<'unlocks.request'>> {
  const { db, newId, now, today, operator, policies } = context
  const { message = '', computer, formerComputer = '' } = input
  // load
  const found = findSerial(db, input.serialId)
  if (!found) return refuse('serial.notFound', { id: input.serialId })
  const told = withMode(found, input.mode)
  if (!told.ok) return told
  const serial = told.value
  const facts = unlockFacts(context, serial)
  // decide
  const card = cardNumberIn(`${message}\n${computer}\n${formerComputer}`)
  if (card !== null) return refuse('card.numberRefused', { last4: card })
  const seen = saysActivationsSpent(message)
  const may = mayRequest(serial, facts, seen)
  if (!may.ok) return may
  const { rule, why } = may.value
  if (input.sent === true && rule.documents.length > 0) {
    const documents = rule.documents.map((document) => documentNames[document])
    return refuse('unlock.needsDocuments', { serial: serial.serial, documents })
  }
  const calendar = vendorCalendar(db, facts.vendor.calendarId)
  const waits = { clockFrom: null, early: null, late: null }
  const clock = rule.clockStart === 'request' ? startClock(calendar, termsOf(rule), now) : ok(waits)
  if (!clock.ok) return clock
  // save
  if (serial.mode !== found.mode || found.modeSure === 0) setMode(db, serial.id, serial.mode)
  const sent = input.sent === true
  const row: Unlock = {
    id: newId(),
    serialId: serial.id,
    mode: serial.mode,
    ordinal: facts.ordinal,
    why,
    cause: input.cause,
    message,
    computer,
    formerComputer,
    rule,
    calendarId: calendar.id,
    zone: calendar.zone,
    state: rule.documents.length > 0 ? 'documentsMissing' : sent ? 'withVendor' : 'requested',
    askedOn: today,
    askedAt: now,
    sentAt: sent ? now : null,
    acceptedAt: null,
    ...clock.value,
    dueOn: today,
    dueTime: null,
    closedOn: null,
    closedAt: null,
    reason: null,
    codeId: null,
    operatorId: operator.id,
  }
  insertUnlock(db, row)
  setUnlock(db, withNext(db, row, { now, zone: policies.zone }))
  const zones = zonesOf(db, calendar.zone, policies.zone, serial.clientId)
  const { id, ordinal, state } = row
  const running = row.late === null ? null : (clock.value as Running)
  const promise = running && shownPromise(calendar, termsOf(rule), { ...running, zone: row.zone }, zones)
  return ok({ id, ordinal, state, promise })
}

/**
 * The serial with the mode that its account or its certificate says (R55–R57). What was only called "licencia" has to be
 * told; a rental is never a bought licence by a slip of the tongue, since its clocks hang from it.
 */
function withMode(serial: Serial, said: Serial['mode'] | undefined): Result<Serial> {
  if (said === undefined) {
    return serial.modeSure === 1 ? ok(serial) : refuse('unlock.modeUnknown', { serial: serial.serial })
  }
  if (said === serial.mode) return ok(serial)
  if (said === 'subscription' || serial.mode === 'subscription' || serial.modeSure === 1) {
    const names = { here: modeNames[serial.mode], said: modeNames[said] }
    return refuse('unlock.modeDiffers', { serial: serial.serial, ...names })
  }
  return ok({ ...serial, mode: said })
}

function mayRequest(
  serial: Serial,
  { client, vendor, plan, way, why, rule, open }: UnlockFacts,
  seen: boolean,
): Result<{ readonly rule: UnlockRule; readonly why: Unlock['why'] }> {
  if (way === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (way === 'telmex') return refuse('unlock.telmex', { client: client.name })
  if (open !== null) {
    return refuse('unlock.alreadyOpen', { serial: serial.serial, on: open.askedOn, id: open.id })
  }
  if (way === 'notYet') return refuse('serial.notActivated', { serial: serial.serial })
  if (way === 'change' && !seen) {
    return refuse('unlock.plainChange', { serial: serial.serial, lastDay: plan!.window.lastDay })
  }
  if (rule === null) return refuse('unlock.noRule', { vendor: vendor.name, mode: modeNames[serial.mode] })
  return ok({ rule, why: way === 'change' ? 'messageSeen' : (why as Unlock['why']) })
}
