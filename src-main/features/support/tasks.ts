import type { CommandContext } from '#core/app.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import type { Day } from '#domain/calendar.ts'
import { WAITING_FOLLOW_UP_DAYS } from '#domain/support-case.ts'
import { dayAndClock, localMoment } from '#domain/zoned.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { caseFolio, supportCalendar } from './load.ts'
import * as support from './sql.ts'

type Context = Pick<CommandContext, 'db' | 'today' | 'policies'>

/** The one thing that is owed about a case next, by the moment at which a promise would be broken. */
export function refreshCaseTask({ db, today, policies }: Context, caseId: string): void {
  const row = support.findCase(db, caseId)!
  clearTasksOf(db, caseId)
  if (row.state === 'closed') return
  const of = { ref: caseId, clientId: row.clientId, serialId: row.serialId }
  const named = { folio: caseFolio(row), subject: row.subject }
  const local = (instant: string) => dayAndClock(localMoment(instant, policies.zone))
  if (row.answeredAt === null) {
    const { day, time } = local(row.answerFrom)
    return setTask(db, { ...of, kind: 'case.answer', dueOn: day, dueTime: time, params: named })
  }
  if (row.state === 'waitingClient') return setTask(db, { ...of, dueTime: null, ...waiting() })
  if (row.promisedBy !== null && row.state !== 'waitingThirdParty') {
    const { day, time } = local(row.promisedBy)
    return setTask(db, { ...of, kind: 'case.promise', dueOn: day, dueTime: time, params: named })
  }
  const away = row.state === 'waitingThirdParty' || row.state === 'development'
  const dueOn = addBusinessDays(office(), lastDay(), away ? WAITING_FOLLOW_UP_DAYS : 1)
  setTask(db, { ...of, kind: 'case.follow', dueOn, dueTime: null, params: named })

  function office() {
    return findCalendar(db, 'office')!
  }

  function lastDay(): Day {
    return support.lastNoteOn(db, caseId) ?? today
  }

  /** R113: ten business days, then an attempt, then another a business day later; then a person may close it. */
  function waiting() {
    const since = row.waitingSince!
    const calendar = supportCalendar(db, row.vendorId)
    const from = addBusinessDays(calendar, since, row.policy.waitingDays)
    const attempts = support.attemptsSince(db, caseId, since).filter((on) => on >= from)
    const last = attempts.at(-1)
    const dueOn = last === undefined ? from : addBusinessDays(calendar, last, 1)
    const number = attempts.length + 1
    return number > row.policy.attempts
      ? ({ kind: 'case.close', dueOn, params: named } as const)
      : ({ kind: 'case.attempt', dueOn, params: { ...named, number } } as const)
  }
}
