import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { ok, type Result } from '#domain/result.ts'
import { caseMayBecome, CASE_STATES } from '#domain/support-case.ts'
import { scopeOf, type ScopeTopic } from '#domain/support-scope.ts'
import { localMoment } from '#domain/zoned.ts'
import {
  answerWhy,
  caseReminders,
  entitlementSentence,
  promiseWhy,
  scopeSentence,
  waitingWhy,
} from '#messages/es-MX/support.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { operatorName } from '#features/operators/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { caseFolio, loadCase, supportCalendar, waitingOf } from './load.ts'
import { timeSums } from './work.ts'
import * as support from './sql.ts'

type CasePage = OutputOf<'support.get'>

/** One case as its page shows it; moments by the clock of the office, reasons by that of the vendor's support. */
export function caseView(context: QueryContext, id: string): Result<CasePage> {
  const { db, policies } = context
  const loaded = loadCase(db, id)
  if (!loaded.ok) return loaded
  const row = loaded.value
  const local = (instant: string) => localMoment(instant, policies.zone)
  const client = row.clientId === null ? null : findClient(db, row.clientId)
  const serial = row.serialId === null ? null : findSerial(db, row.serialId)
  return ok({
    id: row.id,
    folio: caseFolio(row),
    state: row.state,
    client: client && { id: client.id, name: client.name, note: client.note },
    serial: serial && {
      id: serial.id,
      serial: serial.serial,
      system: `${serial.product} ${serial.version}`,
    },
    caller: row.caller,
    phone: row.phone,
    channel: row.channel,
    subject: row.subject,
    said: row.said,
    topic: row.topic === null ? null : { ...sortedAs(row.topic), sortedBy: row.sortedBy! },
    priority: row.priority,
    vendor: findVendor(db, row.vendorId)!.name,
    entitlement: {
      entitled: row.entitled === 1,
      sentence: entitlementSentence(row.entitlement, row.entitledUntil),
    },
    openedAt: local(row.openedAt),
    operator: operatorName(db, row.operatorId),
    answer: {
      from: local(row.answerFrom),
      at: row.answeredAt && local(row.answeredAt),
      why: whyAnswer(db, row),
    },
    promise: row.promisedBy === null ? null : { by: local(row.promisedBy), why: whyPromise(db, row) },
    waiting: waitingView(context, row),
    specialist: row.specialistId === null ? null : operatorName(db, row.specialistId),
    reproduced: row.reproduced === 1,
    steps: row.steps,
    advisory: row.hourRate === null ? null : { hourRate: row.hourRate, ...timeSums(db, row) },
    time: support.timeOf(db, id).map(({ id: timeId, onDay, minutes, what, operator }) => ({
      ...{ id: timeId, onDay, minutes, what, operator },
    })),
    follows: named(db, row.followsId),
    followedBy: support.casesFollowing(db, id).map(nameOf),
    duplicateOf: named(db, row.duplicateOf),
    closed: row.closedOn === null ? null : { on: row.closedOn, reason: row.closingReason! },
    thread: support.notesOf(db, id).map(({ id: noteId, kind, text, at, operator }) => ({
      ...{ id: noteId, kind, text, at: local(at), operator },
    })),
    reminders: [...caseReminders],
    next: CASE_STATES.filter((next) => caseMayBecome(row.state, next)),
  })
}

/** A topic with the rule that puts it in or out, and its sentence. */
export function sortedAs(topic: ScopeTopic) {
  const { scope, rule } = scopeOf(topic)
  return { topic, scope, rule, sentence: scopeSentence(topic) }
}

function whyAnswer(db: ReadDb, row: support.CaseRow): string[] {
  const { zone, name } = supportCalendar(db, row.vendorId)
  return answerWhy(localMoment(row.openedAt, zone), localMoment(row.answerFrom, zone), name)
}

function whyPromise(db: ReadDb, row: support.CaseRow): string[] {
  const { zone, name } = supportCalendar(db, row.vendorId)
  const complete = localMoment(row.dataCompleteAt!, zone)
  return promiseWhy(complete, localMoment(row.promisedBy!, zone), row.policy.importHours, name)
}

function waitingView({ db, today }: QueryContext, row: support.CaseRow): CasePage['waiting'] {
  if (row.waitingSince === null) return null
  const since = row.waitingSince
  const step = waitingOf(db, row, today)
  const of = row.policy.attempts
  if (step === null) {
    return { on: 'thirdParty', since, step: null, day: null, attempts: 0, of, why: [] }
  }
  const from = addBusinessDays(supportCalendar(db, row.vendorId), since, row.policy.waitingDays)
  const attempts = support.attemptsSince(db, row.id, since).filter((on) => on >= from).length
  const day = step.step === 'wait' ? step.until : step.from
  return { on: 'client', since, step: step.step, day, attempts, of, why: waitingWhy(since, row.policy, from) }
}

function named(db: ReadDb, id: string | null) {
  const row = id === null ? null : support.findCase(db, id)
  return row && nameOf(row)
}

function nameOf(row: support.CaseRow) {
  return { id: row.id, folio: caseFolio(row), subject: row.subject }
}
