import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { afterPause, hoursAfter, startOfWork } from '#domain/promise.ts'
import {
  advisoryCharge,
  caseMayBecome,
  mayClose,
  mayGoToDevelopment,
  type CaseState,
} from '#domain/support-case.ts'
import { scopeOf, sortScope, type ScopeTopic } from '#domain/support-scope.ts'
import { instantOf, localMoment } from '#domain/zoned.ts'
import { channelNames, closingNames, scopeSentence } from '#messages/es-MX/support.ts'
import { findClient } from '#features/clients/sql.ts'
import { findOperator } from '#features/operators/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import {
  caseFolio,
  entitlementOf,
  loadCase,
  loadOpenCase,
  policyOn,
  supportCalendar,
  waitingOf,
} from './load.ts'
import { refreshCaseTask } from './tasks.ts'
import * as support from './sql.ts'

type Head = OutputOf<'support.note'>
type Case = support.CaseRow

/** The vendor whose policy handles a case about no serial. */
const OFFICE_VENDOR = 'aspel'

/** R88–R110: entitled or not, sorted or not, and owed an answer by the clock of the vendor's support. */
export function openCase(
  context: CommandContext,
  input: InputOf<'support.open'>,
): Result<OutputOf<'support.open'>> {
  const { db, newId, now, today, series, operator } = context
  // load
  const serial = input.serialId === undefined ? null : findSerial(db, input.serialId)
  if (input.serialId !== undefined && !serial) return refuse('serial.notFound', { id: input.serialId })
  const clientId = input.clientId ?? serial?.clientId ?? null
  if (clientId !== null && !findClient(db, clientId)) return refuse('client.notFound', { id: clientId })
  if (serial && serial.clientId !== clientId) {
    return refuse('case.otherClient', { serial: serial.serial, client: serial.client })
  }
  const follows = input.follows === undefined ? null : loadCase(db, input.follows)
  if (follows && !follows.ok) return follows
  // decide
  if (follows && follows.value.state !== 'closed') {
    return refuse('case.followsOpen', { folio: caseFolio(follows.value) })
  }
  const topic = input.topic ?? sortedTopic(input)
  const entitlement = serial ? entitlementOf(context, serial) : null
  const vendorId = serial?.vendorId ?? OFFICE_VENDOR
  const calendar = supportCalendar(db, vendorId)
  const from = startOfWork(calendar, localMoment(now, calendar.zone)) ?? localMoment(now, calendar.zone)
  // save
  const row: Case = {
    id: newId(),
    series,
    number: support.nextNumber(db, series),
    clientId,
    serialId: serial?.id ?? null,
    caller: input.caller,
    phone: input.phone ?? '',
    channel: input.channel,
    subject: input.subject,
    said: input.said ?? '',
    topic,
    sortedBy: topic === null ? null : input.topic === undefined ? 'words' : 'person',
    priority: priorityOf(topic, input.priority ?? 'normal'),
    vendorId,
    entitlement: entitlement?.reason ?? 'notOurs',
    entitled: entitlement?.entitled ? 1 : 0,
    entitledUntil: entitlement?.endsOn ?? null,
    policy: policyOn(db, vendorId, today),
    state: 'open',
    openedAt: now,
    openedOn: today,
    answerFrom: instantOf(from, calendar.zone),
    answeredAt: null,
    dataCompleteAt: null,
    promisedBy: null,
    waitingSince: null,
    specialistId: null,
    reproduced: 0,
    steps: '',
    hourRate: null,
    followsId: follows?.ok ? follows.value.id : null,
    duplicateOf: null,
    closedOn: null,
    closingReason: null,
    operatorId: operator.id,
  }
  support.insertCase(db, row)
  note(context, row, 'opened', `${channelNames[row.channel]}: ${row.said || row.subject}`)
  refreshCaseTask(context, row.id)
  const scope = topic === null ? null : scopeOf(topic).scope
  return ok({ ...head(row), entitled: row.entitled === 1, scope })
}

function sortedTopic({ said, subject, answers }: InputOf<'support.open'>): ScopeTopic | null {
  const found = sortScope(`${subject} ${said ?? ''}`, answers ?? {})
  return found.kind === 'sorted' ? found.topic : null
}

/** R110: what is out of the free support has no priority. */
function priorityOf(topic: ScopeTopic | null, wished: Case['priority']): Case['priority'] {
  return topic !== null && scopeOf(topic).scope === 'free' ? wished : null
}

export function sortCase(context: CommandContext, input: InputOf<'support.sortCase'>): Result<Head> {
  const { id, topic, reason } = input
  const loaded = loadOpenCase(context.db, id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const priority = priorityOf(topic, row.priority ?? 'normal')
  const changed = { ...row, topic, sortedBy: 'person', priority } as const
  return save(context, changed, 'sorted', `${scopeSentence(topic)} ${reason}`)
}

export function setPriority(context: CommandContext, input: InputOf<'support.setPriority'>): Result<Head> {
  const loaded = loadOpenCase(context.db, input.id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  if (row.topic === null || scopeOf(row.topic).scope !== 'free') {
    return refuse('case.notInScope', { folio: caseFolio(row) })
  }
  support.updateCase(context.db, { ...row, priority: input.priority })
  return ok(head(row))
}

/** The first answer is the first thing said to the client, on the telephone or in writing. */
export function addNote(context: CommandContext, input: InputOf<'support.note'>): Result<Head> {
  const loaded = loadOpenCase(context.db, input.id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const answeredAt = row.answeredAt ?? (input.kind === 'answer' ? context.now : null)
  return save(context, { ...row, answeredAt }, input.kind, input.text)
}

export function wait(context: CommandContext, { id, on, what }: InputOf<'support.wait'>): Result<Head> {
  const loaded = loadOpenCase(context.db, id)
  if (!loaded.ok) return loaded
  const state = on === 'client' ? 'waitingClient' : 'waitingThirdParty'
  const row = move(loaded.value, state)
  if (!row.ok) return row
  const { db, newId, now, today } = context
  support.insertPause(db, { id: newId(), caseId: id, why: on, fromAt: now })
  // Asking the client for something is an answer too.
  const answeredAt = row.value.answeredAt ?? now
  return save(context, { ...row.value, waitingSince: today, answeredAt }, 'waiting', what)
}

/** The promise is later by the open time that the wait took (R113, R120). */
export function resume(context: CommandContext, { id, what }: InputOf<'support.resume'>): Result<Head> {
  const { db, now } = context
  // load
  const loaded = loadOpenCase(db, id)
  if (!loaded.ok) return loaded
  const before = loaded.value
  const row = move(before, before.specialistId === null ? 'open' : 'specialist')
  if (!row.ok) return row
  // decide
  const pause = support.openPause(db, id)
  const promisedBy = pause === null ? before.promisedBy : later(context, before, pause.fromAt)
  if (promisedBy === null && before.promisedBy !== null)
    return refuse('case.promiseBeyond', { folio: caseFolio(before) })
  // save
  if (pause) support.endPause(db, pause.id, now)
  return save(context, { ...row.value, waitingSince: null, promisedBy }, 'resumed', what)
}

function later({ db, now }: CommandContext, row: Case, pausedAt: string): string | null {
  if (row.promisedBy === null) return null
  const calendar = supportCalendar(db, row.vendorId)
  // The clock of an import stood still until its data were complete (R109): what was waited before is none of it.
  const runs = row.dataCompleteAt !== null && row.dataCompleteAt > pausedAt ? row.dataCompleteAt : pausedAt
  const [promised, from, until] = [row.promisedBy, runs, now].map((at) => localMoment(at, calendar.zone))
  const moved = afterPause(calendar, promised!, from!, until!)
  return moved && instantOf(moved, calendar.zone)
}

export function assign(context: CommandContext, input: InputOf<'support.assign'>): Result<Head> {
  const loaded = loadOpenCase(context.db, input.id)
  if (!loaded.ok) return loaded
  const specialist = findOperator(context.db, input.operatorId)
  if (!specialist) return refuse('operator.unknown', { operator: input.operatorId })
  // A case that waits goes on waiting: who takes it up again is what changes.
  const row = loaded.value.state === 'open' ? move(loaded.value, 'specialist') : ok(loaded.value)
  if (!row.ok) return row
  const changed = { ...row.value, specialistId: specialist.id }
  return save(context, changed, 'specialist', `${specialist.name}: ${input.reason}`)
}

export function reproduce(context: CommandContext, input: InputOf<'support.reproduce'>): Result<Head> {
  const loaded = loadOpenCase(context.db, input.id)
  if (!loaded.ok) return loaded
  const { steps, reproduced } = input
  const said = reproduced ? 'se reprodujo al 100 %' : 'no se ha reproducido'
  return save(context, { ...loaded.value, steps, reproduced: reproduced ? 1 : 0 }, 'reproduced', said)
}

export function sendToDevelopment(
  context: CommandContext,
  { id }: InputOf<'support.sendToDevelopment'>,
): Result<Head> {
  const loaded = loadOpenCase(context.db, id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const moved = move(row, 'development')
  if (!moved.ok) return moved
  if (!mayGoToDevelopment(row.policy, { reproduced: row.reproduced === 1, steps: row.steps })) {
    return refuse('case.notReproduced', { folio: caseFolio(row) })
  }
  return save(context, moved.value, 'development', row.steps)
}

/** R109, C9: the business hours of the policy from now on, 24 of them a business day. */
export function dataComplete(
  context: CommandContext,
  { id }: InputOf<'support.dataComplete'>,
): Result<OutputOf<'support.dataComplete'>> {
  const { db, now, policies } = context
  const loaded = loadOpenCase(db, id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const folio = caseFolio(row)
  if (row.topic !== 'accountingImport') return refuse('case.notAnImport', { folio })
  const calendar = supportCalendar(db, row.vendorId)
  const by = hoursAfter(calendar, localMoment(now, calendar.zone), row.policy.importHours, 'businessDay24')
  if (by === null) return refuse('case.promiseBeyond', { folio })
  const promisedBy = instantOf(by, calendar.zone)
  const answeredAt = row.answeredAt ?? now
  const saved = save(context, { ...row, dataCompleteAt: now, promisedBy, answeredAt }, 'dataComplete', '')
  return saved.ok ? ok({ ...saved.value, promisedBy: localMoment(promisedBy, policies.zone) }) : saved
}

export function agreeAdvisory(
  context: CommandContext,
  { id, hourRate }: InputOf<'support.agreeAdvisory'>,
): Result<Head> {
  const loaded = loadOpenCase(context.db, id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  // What nobody may do is not sold either (R104, R105).
  if (row.topic !== null && scopeOf(row.topic).scope === 'refused') {
    return refuse('case.notInScope', { folio: caseFolio(row) })
  }
  return save(context, { ...row, hourRate }, 'advisory', '')
}

export function addTime(
  context: CommandContext,
  { id, minutes, what, onDay }: InputOf<'support.addTime'>,
): Result<OutputOf<'support.addTime'>> {
  const { db, newId, today, operator } = context
  const loaded = loadOpenCase(db, id)
  if (!loaded.ok) return loaded
  if (loaded.value.hourRate === null) return refuse('case.noAdvisory', { folio: caseFolio(loaded.value) })
  const on = onDay ?? today
  if (on > today) return refuse('case.timeInFuture', { on })
  support.insertTime(db, { id: newId(), caseId: id, onDay: on, minutes, what, operatorId: operator.id })
  return ok({ ...head(loaded.value), ...timeSums(context.db, loaded.value) })
}

export function removeTime(
  context: CommandContext,
  { id, timeId }: InputOf<'support.removeTime'>,
): Result<OutputOf<'support.removeTime'>> {
  const loaded = loadOpenCase(context.db, id)
  if (!loaded.ok) return loaded
  if (!support.removeTime(context.db, id, timeId, context.today)) {
    return refuse('case.timeNotFound', { folio: caseFolio(loaded.value) })
  }
  return ok({ ...head(loaded.value), ...timeSums(context.db, loaded.value) })
}

export function timeSums(db: ReadDb, row: Case) {
  const minutes = support.timeOf(db, row.id).reduce((sum, one) => sum + one.minutes, 0)
  return { minutes, charge: advisoryCharge(minutes, row.hourRate ?? 0) }
}

export function closeCase(context: CommandContext, input: InputOf<'support.close'>): Result<Head> {
  const { db, now, today } = context
  // load
  const loaded = loadOpenCase(db, input.id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const folio = caseFolio(row)
  const original = input.duplicateOf === undefined ? null : loadCase(db, input.duplicateOf)
  if (original && !original.ok) return original
  // decide
  if (original?.ok && original.value.id === row.id) return refuse('case.duplicateOfItself', { folio })
  const waiting = waitingOf(db, row, today)
  const no = mayClose(row.state, input.reason, waiting, input.duplicateOf ?? null)
  if (no !== null) {
    return refuse('case.mayNotClose', {
      folio,
      why: no,
      day: waiting?.step === 'wait' ? waiting.until : null,
    })
  }
  // save
  const pause = support.openPause(db, row.id)
  if (pause) support.endPause(db, pause.id, now)
  return save(
    context,
    {
      ...{ ...row, state: 'closed', closedOn: today, closingReason: input.reason, waitingSince: null },
      duplicateOf: input.reason === 'duplicate' ? input.duplicateOf! : null,
    },
    'closed',
    `${closingNames[input.reason]}: ${input.note}`,
  )
}

function move(row: Case, next: CaseState): Result<Case> {
  return caseMayBecome(row.state, next)
    ? ok({ ...row, state: next })
    : refuse('case.notNow', { folio: caseFolio(row), state: row.state, next })
}

function save(context: CommandContext, row: Case, kind: support.NoteKind, text: string): Result<Head> {
  support.updateCase(context.db, row)
  note(context, row, kind, text)
  refreshCaseTask(context, row.id)
  return ok(head(row))
}

function note(
  { db, newId, now, today, operator }: CommandContext,
  { id }: Case,
  kind: support.NoteKind,
  text: string,
): void {
  support.insertNote(db, {
    ...{ id: newId(), caseId: id, kind, text },
    ...{ onDay: today, at: now, operatorId: operator.id },
  })
}

function head(row: Case): Head {
  return { id: row.id, folio: caseFolio(row), state: row.state }
}
