import type { QueryContext } from '#core/app.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { isBusinessDay, previousBusinessDay } from '#domain/business-time.ts'
import { earliestDay } from '#domain/order.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { EXPIRY_NOTICE_DAYS } from '#domain/prepaid-key.ts'
import { LEGAL_NOTICE_DAYS } from '#domain/reminder.ts'
import { paidUntil } from '#domain/rental.ts'
import type { TaskKind, TaskParams } from '#domain/task.ts'
import { whyBusinessDays, whyNotice } from '#domain/why.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { findSeatChange } from '#features/changes/sql.ts'
import { vendorCalendarOf } from '#features/invoices/expect.ts'
import { findPromise } from '#features/invoices/sql.ts'
import { cutoffOfLine, openLines, orderOf } from '#features/orders/load.ts'
import { findOrder } from '#features/orders/sql.ts'
import { whyRestock } from '#features/keys/stock.ts'
import { policiesOn } from '#features/policies/sql.ts'
import { callsOn } from '#features/reminders/sql.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import { replacementPage } from '#features/replacements/page.ts'
import { findReplacement } from '#features/replacements/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { whyBoundary } from '#features/serials/why.ts'
import { unlockPage } from '#features/unlocks/page.ts'
import { findUnlock } from '#features/unlocks/sql.ts'
import { invoiceWhy } from '#messages/es-MX/invoices.ts'
import { keyWhy } from '#messages/es-MX/keys.ts'
import { callWhy } from '#messages/es-MX/reminder-lines.ts'
import { taskRule } from '#messages/es-MX/tasks.ts'
import { vaultStateText } from '#messages/es-MX/vault.ts'
import { payByWhy, whySentences } from '#messages/es-MX/why.ts'
import type { Task } from './sql.ts'

/** "¿Por qué esta fecha?" of what a desk owes: the rule of its kind, and then how it comes to this day. */
export function whyTask(context: QueryContext, task: Task): string[] {
  return [taskRule(task.kind), ...(derivations[task.kind]?.(context, task) ?? [])]
}

/** Of the kinds whose day is counted from something that the ledger keeps; the others are the rule alone. */
const derivations: { readonly [K in TaskKind]?: (context: QueryContext, task: Task) => string[] } = {
  'order.finish': (context, { ref }) => {
    const cutoff = firstCutoff(context, ref)
    const days = context.policies.advanceDays
    return cutoff === null ? [] : whySentences([{ kind: 'advance', days, day: addDays(cutoff, -days) }])
  },
  'order.pay': (context, { ref, dueOn }) => {
    const { method } = findOrder(context.db, ref) ?? {}
    const cutoff = firstCutoff(context, ref)
    const bank = findCalendar(context.db, 'bank')
    if (!method || cutoff === null || bank === null) return []
    const moment = payBy(method, cutoff, bank, payByPolicyOf(context.policies))
    return moment?.day === dueOn ? [payByWhy(moment)] : []
  },
  'invoice.claim': ({ db }, { ref }) => {
    const promised = findPromise(db, ref)!
    const calendar = vendorCalendarOf(db, promised.calendarId)
    return invoiceWhy(promised, calendar, policiesOn(db, promised.paidOn).invoiceDays)
  },
  'change.due': ({ db }, { ref, serialId, dueOn }) => {
    const change = findSeatChange(db, ref)
    if (change === null) return []
    return whySentences(whyBoundary(db, serialId!, dueOn, change.takes === 'validation'))
  },
  'unlock.promise': (context, { ref }) => {
    const unlock = findUnlock(context.db, ref)!
    return unlockPage(context, unlock, findSerial(context.db, unlock.serialId)!).promise?.why ?? []
  },
  'replacement.promise': (context, { ref }) => {
    const row = findReplacement(context.db, ref)!
    return replacementPage(context, row, findSerial(context.db, row.serialId)!).promise?.why ?? []
  },
  'card.declined': ({ db }, { serialId, dueOn }) => whySentences(whyBoundary(db, serialId!, dueOn, false)),
  'key.expiring': (_, { dueOn }) => [keyWhy.expiry(addDays(dueOn, EXPIRY_NOTICE_DAYS))],
  'key.restock': (context, { ref }) => whyRestock(context, ref),
  'charge.notice': (_, { dueOn }) => whySentences(whyNotice(addDays(dueOn, LEGAL_NOTICE_DAYS))),
  'vault.open': ({ secrets }) => {
    const { state } = secrets.status()
    return state === 'open' || state === 'locked' ? [] : [vaultStateText[state].hint]
  },
  // Where it is late already, it is due since it was found.
  'charge.switchOff': (context, { serialId, dueOn }) => {
    const serial = findSerial(context.db, serialId!)!
    const months = paidMonthsOf(context, serial)
    const paid = months === null ? null : paidUntil(serial.activatedOn!, months, serial.lastDay === 1)
    return paid !== null && addDays(paid, -1) === dueOn
      ? whySentences(whyBoundary(context.db, serialId!, paid, false))
      : []
  },
  'reminder.call': ({ db }, { ref, dueOn, params }) => {
    const { serials } = params as TaskParams['reminder.call']
    return callsOn(db, ref, serials, dueOn).map(callWhy)
  },
  'intake.complete': nextOfOffice,
  'intake.register': nextOfOffice,
  'intake.deliver': nextOfOffice,
  'bank.match': nextOfOffice,
  'card.expiring': (_, { dueOn }) => whySentences(whyNotice(addDays(dueOn, LEGAL_NOTICE_DAYS))),
}

/** Set on one day for the next on which the office opens. */
function nextOfOffice({ db }: QueryContext, { dueOn }: Task): string[] {
  const office = findCalendar(db, 'office')
  if (office === null || !isBusinessDay(office, dueOn)) return []
  const before = previousBusinessDay(office, addDays(dueOn, -1))
  return whySentences(whyBusinessDays(office, before, 1)!)
}

function firstCutoff({ db, today, policies }: QueryContext, orderId: string): Day | null {
  const row = findOrder(db, orderId)
  if (row === null) return null
  const plans = openLines(db, orderOf(db, row), today, policies)
  return earliestDay(plans.map(({ line, plan }) => cutoffOfLine(line, plan, today)))
}
