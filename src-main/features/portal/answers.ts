import type { CommandContext } from '#core/app.ts'
import { nextBusinessDay } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import {
  portalContrast,
  portalShould,
  portalWord,
  usersToAccept,
  type PortalContrast,
  type PortalSaid,
  type PortalWord,
} from '#domain/portal-answer.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { correctUsers } from '#features/changes/users.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { portalText } from '#messages/es-MX/portal.ts'
import * as portal from './sql.ts'

/**
 * What the portal says of a renewal that was paid. Otherwise than here, it is a task of the day on which the system must
 * be saved. Refused: `portal.notWaiting`, where that renewal was reversed or another came after it.
 */
export function answer(
  context: CommandContext,
  renewalId: string,
  said: PortalSaid,
  source: portal.PortalAnswer['source'],
): Result<{ readonly id: string; readonly says: PortalWord }> {
  const { db, newId, today, operator } = context
  // load
  const renewal = portal.findPaidRenewal(db, renewalId)
  if (!renewal) return refuse('portal.notWaiting', { renewalId })
  // decide
  const here = portalShould(renewal)
  const says = portalWord(here, said)
  // save
  const { nextPayment, users, refused } = said
  const row = { renewalId, serialId: renewal.serialId, says, nextPayment, users, refused: refused ?? '' }
  const id = renewal.answerId ?? newId()
  portal.saveAnswer(db, { ...row, id, saidOn: today, source, operatorId: operator.id })
  if (says === 'confirmed') clearTask(db, 'portal.differs', renewalId)
  else owe(context, renewal, portalContrast(here, said), today)
  return ok({ id, says })
}

/** The grid that was pasted shows it: the last payment of that system is seen. */
export function seenInGrid(context: CommandContext, serialId: string, through: Day): void {
  const renewal = portal.paidRenewalOf(context.db, serialId)
  if (!renewal || portalShould(renewal).nextPayment !== through) return
  answer(context, renewal.renewalId, { nextPayment: through, users: null, refused: null }, 'byHand')
}

/**
 * What was done about an answer that is otherwise: claimed from the vendor and looked at again on the next business day,
 * left as it is here, or, of the users alone, taken from the portal. Refused: `portal.answerNotFound`,
 * `portal.answerSettled`, `portal.nothingToAccept`.
 */
export function settle(
  context: CommandContext,
  id: string,
  how: portal.Settled,
  note: string,
): Result<{ readonly id: string }> {
  const { db, today } = context
  // load
  const found = portal.findAnswer(db, id)
  if (!found) return refuse('portal.answerNotFound', { id })
  if (found.settled !== null && found.settled !== 'claimed') {
    return refuse('portal.answerSettled', { serial: found.serial })
  }
  // decide
  const contrast = contrastOf(found)
  const users = usersToAccept(contrast)
  if (how === 'accepted' && users === null) {
    return refuse('portal.nothingToAccept', { serial: found.serial })
  }
  // save
  if (how === 'accepted') {
    const corrected = correctUsers(context, findSerial(db, found.serialId)!, users!, portalText.reason)
    if (!corrected.ok) return corrected
  }
  portal.settleAnswer(db, id, how, today, note)
  if (how === 'claimed') {
    const again = nextBusinessDay(findCalendar(db, 'office')!, addDays(today, 1))
    owe(context, found, contrast, again)
  } else clearTask(db, 'portal.differs', found.renewalId)
  return ok({ id })
}

/** What the portal says beside what is here. */
export function contrastOf(found: portal.OpenAnswer): PortalContrast {
  const { nextPayment, portalUsers, refused } = found
  return portalContrast(portalShould(found), { nextPayment, users: portalUsers, refused })
}

/** Until when it must be put right: the last day that leaves the office's days before the cutoff; not before `from`. */
function owe(
  { db, today, policies }: CommandContext,
  renewal: portal.PaidRenewal,
  contrast: PortalContrast,
  from: Day,
): void {
  const lastDay = addDays(renewal.dueOn, -policies.advanceDays)
  const latest = lastDay > today ? lastDay : today
  setTask(db, {
    kind: 'portal.differs',
    ref: renewal.renewalId,
    clientId: renewal.clientId,
    serialId: renewal.serialId,
    dueOn: from <= latest ? from : latest,
    dueTime: null,
    params: { serial: renewal.serial, ...contrast },
  })
}
