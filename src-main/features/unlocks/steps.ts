import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { parseActivationCode } from '#domain/activation-code.ts'
import type { WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { documentStates, unlockMayBecome, type UnlockAct, type UnlockState } from '#domain/unlock.ts'
import { readCodeMessage } from '#domain/vendor-message.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { shownPromise, startClock, vendorCalendar, zonesOf } from '#features/catalogue/promise.ts'
import { keepCode } from '#features/codes/request.ts'
import { codesOf, findSerial, type Serial } from '#features/serials/sql.ts'
import { clearTasksOf } from '#features/tasks/sql.ts'
import { documentNames } from '#messages/es-MX/unlocks.ts'
import { termsOf, withNext } from './clock.ts'
import * as unlocks from './sql.ts'

type Done = Result<{ id: string }>

interface Loaded {
  readonly unlock: unlocks.Unlock
  readonly serial: Serial
}

/** A paper came. One that was rejected may come again; what was rejected stays on record. */
export function receiveDocument(context: CommandContext, input: InputOf<'unlocks.receiveDocument'>): Done {
  const { db, newId, now, operator } = context
  const { document, attachment = null, note = '' } = input
  // load
  const loaded = load(db, input.id, 'receive', ['documentsMissing'])
  if (!loaded.ok) return loaded
  const { unlock, serial } = loaded.value
  // decide
  if (!unlock.rule.documents.includes(document)) {
    return refuse('unlock.documentNotAsked', { serial: serial.serial, document: documentNames[document] })
  }
  if (attachment !== null && !findAttachment(db, attachment)) {
    return refuse('attachment.notFound', { id: attachment })
  }
  // save
  unlocks.insertDocument(db, {
    id: newId(),
    unlockId: unlock.id,
    document,
    attachmentId: attachment,
    note,
    state: 'received',
    receivedAt: now,
    decidedAt: null,
    reason: '',
    operatorId: operator.id,
  })
  move(context, unlock)
  return ok({ id: unlock.id })
}

/** With its papers, all of them; where none is asked for, at once. */
export function sendUnlock(context: CommandContext, { id }: InputOf<'unlocks.send'>): Done {
  const { db, now } = context
  // load
  const loaded = load(db, id, 'send', ['requested', 'documentsMissing'])
  if (!loaded.ok) return loaded
  const { unlock, serial } = loaded.value
  // decide
  const missing = checklist(context, unlock).flatMap(([document, state]) =>
    state === 'missing' || state === 'rejected' ? [documentNames[document]] : [],
  )
  if (missing.length > 0) return refuse('unlock.documentsLeft', { serial: serial.serial, documents: missing })
  // save
  move(context, { ...unlock, state: 'withVendor', sentAt: now })
  return ok({ id })
}

/** R50, R51, C11: with the last of them the clock of the promise starts, where it starts with the documents. */
export function acceptDocuments(
  context: CommandContext,
  { id, documents }: InputOf<'unlocks.acceptDocuments'>,
): Result<OutputOf<'unlocks.acceptDocuments'>> {
  const { db, now, policies } = context
  // load
  const loaded = load(db, id, 'accept', ['withVendor'])
  if (!loaded.ok) return loaded
  const { unlock, serial } = loaded.value
  const waiting = unlocks.documentsOf(db, id).filter(({ state }) => state === 'received')
  const taken = waiting.filter(({ document }) => documents === undefined || documents.includes(document))
  const calendar = vendorCalendar(db, unlock.calendarId)
  // decide
  const notReceived = documents?.find((document) => !taken.some((one) => one.document === document))
  if (notReceived !== undefined) {
    return refuse('unlock.documentNotReceived', { document: documentNames[notReceived] })
  }
  if (taken.length === 0) return refuse('unlock.nothingToAccept', { serial: serial.serial })
  const complete = taken.length === waiting.length
  const starts = complete && unlock.rule.clockStart === 'documentsAccepted'
  const terms = termsOf(unlock.rule)
  const clock = starts ? startClock(calendar, terms, now) : null
  if (clock !== null && !clock.ok) return clock
  // save
  for (const one of taken) unlocks.decideDocument(db, one.id, 'accepted', now, '')
  move(context, { ...unlock, ...clock?.value, acceptedAt: complete ? now : null })
  const zones = zonesOf(db, unlock.zone, policies.zone, serial.clientId)
  const promise =
    clock === null ? null : shownPromise(calendar, terms, { ...clock.value, zone: unlock.zone }, zones)
  return ok({ id, promise })
}

/** Whoever found it wrong, the office or the vendor: the client sends it again, and the clock waits for it (C11). */
export function rejectDocument(
  context: CommandContext,
  { id, document, reason }: InputOf<'unlocks.rejectDocument'>,
): Done {
  const { db, now } = context
  // load
  const loaded = load(db, id, 'reject', ['documentsMissing', 'withVendor'])
  if (!loaded.ok) return loaded
  const { unlock } = loaded.value
  const last = unlocks.documentsOf(db, id).findLast((one) => one.document === document)
  // decide
  if (last?.state !== 'received') {
    return refuse('unlock.documentNotReceived', { document: documentNames[document] })
  }
  // save
  unlocks.decideDocument(db, last.id, 'rejected', now, reason)
  move(context, { ...unlock, state: 'documentsMissing', sentAt: null, acceptedAt: null })
  return ok({ id })
}

/** R53: a new code for the same serial, from its own text or from the vendor's message about it (R85). */
export function grantUnlock(
  context: CommandContext,
  { id, answer }: InputOf<'unlocks.grant'>,
): Result<OutputOf<'unlocks.grant'>> {
  const { db, newId, today } = context
  // load
  const loaded = load(db, id, 'grant', ['withVendor'])
  if (!loaded.ok) return loaded
  const { unlock, serial } = loaded.value
  // decide
  const message = readCodeMessage(answer)
  if (message !== null && message.serial !== serial.serial) {
    return refuse('unlock.codeOfOther', { serial: serial.serial, other: message.serial })
  }
  const code = message?.code ?? parseActivationCode(answer)
  if (code === null) return refuse('serial.codeInvalid', { code: answer.slice(0, 40) })
  if (codesOf(db, serial.id).some((known) => known.code === code)) {
    return refuse('unlock.codeNotNew', { serial: serial.serial, code })
  }
  // save
  const codeId = keepCode(db, serial.id, { id: newId(), code, source: 'unlock', receivedOn: today }, today)
  close(context, unlock, { state: 'granted', reason: null, codeId })
  return ok({ id, code })
}

/** The vendor said no, or the client does not need it any more. */
export function endUnlock(
  context: CommandContext,
  act: 'refuse' | 'withdraw',
  { id, reason }: InputOf<'unlocks.refuse'>,
): Done {
  const from: readonly UnlockState[] =
    act === 'refuse' ? ['withVendor'] : ['requested', 'documentsMissing', 'withVendor']
  const loaded = load(context.db, id, act, from)
  if (!loaded.ok) return loaded
  close(context, loaded.value.unlock, {
    state: act === 'refuse' ? 'refused' : 'withdrawn',
    reason,
    codeId: null,
  })
  return ok({ id })
}

/** D13: of a serial that leaves nothing is asked any more. */
export function withdrawOpen(
  db: WriteDb,
  serialId: string,
  on: { readonly today: Day; readonly now: string },
  reason: string,
): void {
  const open = unlocks.unlocksOf(db, serialId).find(({ closedOn }) => closedOn === null)
  if (open) close({ db, ...on }, open, { state: 'withdrawn', reason, codeId: null })
}

function load(db: WriteDb, id: string, act: UnlockAct, from: readonly UnlockState[]): Result<Loaded> {
  const unlock = unlocks.findUnlock(db, id)
  const serial = unlock && findSerial(db, unlock.serialId)
  if (!unlock || !serial) return refuse('unlock.notFound', { id })
  const { state } = unlock
  if (!from.includes(state)) return refuse('unlock.notNow', { serial: serial.serial, state, act })
  return ok({ unlock, serial })
}

function checklist({ db }: Pick<CommandContext, 'db'>, { id, rule }: unlocks.Unlock) {
  return documentStates(rule.documents, unlocks.documentsOf(db, id))
}

function move({ db, now, policies }: CommandContext, moved: unlocks.Unlock): void {
  const stopped = moved.rule.clockStart === 'documentsAccepted' && moved.acceptedAt === null
  const clock = stopped ? { ...moved, clockFrom: null, early: null, late: null } : moved
  unlocks.setUnlock(db, withNext(db, clock, { now, zone: policies.zone }))
}

function close(
  { db, today, now }: { readonly db: WriteDb; readonly today: Day; readonly now: string },
  unlock: unlocks.Unlock,
  how: Pick<unlocks.Unlock, 'state' | 'reason' | 'codeId'>,
): void {
  if (!unlockMayBecome(unlock.state, how.state)) throw new Error(`${unlock.state} cannot become ${how.state}`)
  clearTasksOf(db, unlock.id)
  unlocks.setUnlock(db, { ...unlock, ...how, closedOn: today, closedAt: now, dueOn: null, dueTime: null })
}
