import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { WriteDb } from '#db/sql.ts'
import { parseActivationCode } from '#domain/activation-code.ts'
import type { Day } from '#domain/calendar.ts'
import {
  missingDocuments,
  replacementDocuments,
  replacementMay,
  type ReplacementAct,
} from '#domain/replacement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { readCodeMessage } from '#domain/vendor-message.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { shownPromise, startClock, vendorCalendar, zonesOf } from '#features/catalogue/promise.ts'
import { keepCode } from '#features/codes/request.ts'
import { codesOf, findSerial, renumberSerial, serialByNumber, type Serial } from '#features/serials/sql.ts'
import { clearTasksOf } from '#features/tasks/sql.ts'
import { replacementDocumentNames } from '#messages/es-MX/replacements.ts'
import { REPLACEMENT_TERMS, withNext } from './clock.ts'
import * as replacements from './sql.ts'

type Done = Result<{ id: string }>

interface Loaded {
  readonly row: replacements.Replacement
  readonly serial: Serial
}

export function receiveDocument(
  context: CommandContext,
  input: InputOf<'replacements.receiveDocument'>,
): Done {
  const { db, newId, now, operator, policies } = context
  const { document, attachment = null, note = '' } = input
  // load
  const loaded = load(db, input.id, 'receive')
  if (!loaded.ok) return loaded
  const { row, serial } = loaded.value
  // decide
  if (!replacementDocuments(row.cause).includes(document)) {
    const name = replacementDocumentNames[document]
    return refuse('replacement.documentNotAsked', { serial: serial.serial, document: name })
  }
  if (attachment !== null && !findAttachment(db, attachment)) {
    return refuse('attachment.notFound', { id: attachment })
  }
  // save
  replacements.insertDocument(db, {
    ...{ id: newId(), replacementId: row.id, document, attachmentId: attachment, note },
    receivedAt: now,
    operatorId: operator.id,
  })
  replacements.setReplacement(db, withNext(db, row, { now, zone: policies.zone }))
  return ok({ id: row.id })
}

/** With its papers, all of them; the vendor's hours run from here (mexico.md §10). */
export function sendReplacement(
  { db, now, policies }: CommandContext,
  { id }: InputOf<'replacements.send'>,
): Result<OutputOf<'replacements.send'>> {
  // load
  const loaded = load(db, id, 'send')
  if (!loaded.ok) return loaded
  const { row, serial } = loaded.value
  const received = replacements.documentsOf(db, id).map(({ document }) => document)
  const calendar = vendorCalendar(db, row.calendarId)
  // decide
  const missing = missingDocuments(row.cause, received).map((document) => replacementDocumentNames[document])
  if (missing.length > 0) {
    return refuse('replacement.documentsLeft', { serial: serial.serial, documents: missing })
  }
  const clock = startClock(calendar, REPLACEMENT_TERMS, now)
  if (!clock.ok) return clock
  // save
  const sent = { ...row, ...clock.value, state: 'withVendor' as const, sentAt: now }
  replacements.setReplacement(db, withNext(db, sent, { now, zone: policies.zone }))
  const zones = zonesOf(db, row.zone, policies.zone, serial.clientId)
  const running = { ...clock.value, zone: row.zone }
  return ok({ id, promise: shownPromise(calendar, REPLACEMENT_TERMS, running, zones) })
}

/** What came in the place of what was lost joins the same system: its rental, its payments and its history stay. */
export function replaceLicence(
  context: CommandContext,
  { id, answer = '', serial: typed = '' }: InputOf<'replacements.replace'>,
): Result<OutputOf<'replacements.replace'>> {
  const { db, newId, now, today } = context
  // load
  const loaded = load(db, id, 'replace')
  if (!loaded.ok) return loaded
  const { row, serial } = loaded.value
  // decide
  const message = readCodeMessage(answer)
  const number = typed === '' ? (message?.serial ?? serial.serial) : parseSerialNumber(typed)
  if (number === null) return refuse('serial.invalid', { serial: typed })
  if (message !== null && message.serial !== number) {
    return refuse('unlock.codeOfOther', { serial: number, other: message.serial })
  }
  const code = answer === '' ? null : (message?.code ?? parseActivationCode(answer))
  if (answer !== '' && code === null) return refuse('serial.codeInvalid', { code: answer.slice(0, 40) })
  const known = code !== null && codesOf(db, serial.id).some((one) => one.code === code)
  if (number === serial.serial && (code === null || known)) {
    return refuse('replacement.nothingNew', { serial: serial.serial })
  }
  const taken = number === serial.serial ? null : serialByNumber(db, number)
  if (taken) return refuse('serial.taken', { serial: number, client: taken.client })
  // save
  const isNew = code !== null && !known
  const kept = { id: newId(), source: 'vendor' as const, receivedOn: today, computer: row.computer }
  const codeId = isNew ? keepCode(db, serial.id, { ...kept, code }, today) : null
  if (number !== serial.serial) renumberSerial(db, serial.id, number)
  const formerSerial = number === serial.serial ? null : serial.serial
  close(db, row, { state: 'replaced', reason: null, codeId, formerSerial }, { today, now })
  return ok({ id, serial: number, code })
}

/** The vendor said no, or the client needs it no more. */
export function endReplacement(
  { db, today, now }: CommandContext,
  act: 'refuse' | 'cancel',
  { id, reason }: InputOf<'replacements.refuse'>,
): Done {
  const loaded = load(db, id, act)
  if (!loaded.ok) return loaded
  const state = act === 'refuse' ? 'refused' : 'cancelled'
  close(db, loaded.value.row, { state, reason, codeId: null, formerSerial: null }, { today, now })
  return ok({ id })
}

/** D13: of a serial that leaves nothing is asked any more. */
export function cancelOpenReplacement(
  db: WriteDb,
  serialId: string,
  on: { readonly today: Day; readonly now: string },
  reason: string,
): void {
  const open = replacements.openReplacementOf(db, serialId)
  if (open) close(db, open, { state: 'cancelled', reason, codeId: null, formerSerial: null }, on)
}

function load(db: WriteDb, id: string, act: ReplacementAct): Result<Loaded> {
  const row = replacements.findReplacement(db, id)
  const serial = row && findSerial(db, row.serialId)
  if (!row || !serial) return refuse('replacement.notFound', { id })
  if (replacementMay(row.state, act)) return ok({ row, serial })
  return refuse('replacement.notNow', { serial: serial.serial, state: row.state, act })
}

function close(
  db: WriteDb,
  row: replacements.Replacement,
  how: Pick<replacements.Replacement, 'state' | 'reason' | 'codeId' | 'formerSerial'>,
  { today, now }: { readonly today: Day; readonly now: string },
): void {
  clearTasksOf(db, row.id)
  const closed = { ...row, ...how, closedOn: today, closedAt: now, dueOn: null, dueTime: null }
  replacements.setReplacement(db, closed)
}
