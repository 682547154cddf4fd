import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { settledState, splitMoney, type MoneySplit } from '#domain/order.ts'
import type { Method } from '#domain/payment-method.ts'
import type { RenewalPlan } from '#domain/renewal.ts'
import type { Policies } from '#domain/policies.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { switchedOnByCard } from '#features/charges/switch.ts'
import { scheduleUsers, usersForPeriod } from '#features/changes/users.ts'
import { saveRenewal } from '#features/rentals/decide.ts'
import { rememberTerms } from '#features/rentals/terms.ts'
import { confirmRenewal, setPaid, updateRentalTerms } from '#features/rentals/sql.ts'
import { setUsers, type Serial } from '#features/serials/sql.ts'
import { dueOf, openLines, type LinePlan, type Order, type PlannedLine } from './load.ts'
import { giveBack } from './money.ts'
import { refreshTasks } from './tasks.ts'
import * as orders from './sql.ts'

export interface Settlement {
  /** What the lines that can be renewed cost, with IVA. */
  readonly due: Centavos
  readonly split: MoneySplit
  readonly lines: readonly PlannedLine[]
}

/**
 * Where money of that day goes and what it renews, decided for the preview and the payment alike (D19, D20): all lines
 * at once when the order's money is complete, none before.
 */
export function decideSettlement(
  db: ReadDb,
  order: Order,
  money: { readonly amount: Centavos; readonly paidOn: Day },
  policies: Policies,
): Result<Settlement> {
  const lines = openLines(db, order, money.paidOn, policies)
  const due = dueOf(lines)
  if (due === null) {
    const line = lines.find(({ line: { total } }) => total === null)!.line
    return refuse('order.priceMissing', { system: line.system, months: line.months })
  }
  return ok({ due, lines, split: splitMoney({ paid: order.paid, amount: money.amount, due }) })
}

/** Renews what the money completed; what came in part waits. The payment itself is saved before. */
export function saveSettlement(
  context: CommandContext,
  order: Order,
  settlement: Settlement,
  payment: { readonly id: string | null; readonly method: Method | null; readonly paidOn: Day },
): void {
  const { db, today } = context
  const { split, lines } = settlement
  const method = order.row.method ?? payment.method
  if (!split.complete) {
    orders.updateOrder(db, { ...order.row, method })
    refreshTasks(context, order.row.id)
    return
  }
  for (const planned of lines) settleLine(context, planned, payment)
  giveBack(context, order, split.givenBack, 'notRenewed')
  // A paid order has a method; where only the balance paid it nobody chose one, and its systems keep theirs.
  const paidBy = method ?? 'transfer'
  orders.updateOrder(db, { ...order.row, method: paidBy, ...settledOrder(db, order.row.id, today) })
  refreshTasks(context, order.row.id)
}

/** Paid or activated; one of which nothing was renewed is over: it was paid elsewhere. */
export function settledOrder(
  db: ReadDb,
  orderId: string,
  today: Day,
): Pick<orders.OrderRow, 'state' | 'endedOn' | 'endReason'> {
  const lines = orders.linesOf(db, orderId)
  if (lines.every(({ outcome }) => outcome === 'refused')) {
    return { state: 'cancelled', endedOn: today, endReason: 'paidElsewhere' }
  }
  const activated = new Set(orders.activatedLines(db, orderId))
  const state = settledState(lines.map(({ id, outcome }) => ({ outcome, activated: activated.has(id) })))
  return { state, endedOn: null, endReason: null }
}

function settleLine(
  context: CommandContext,
  { line, plan }: PlannedLine,
  payment: { readonly id: string | null; readonly method: Method | null },
): void {
  const { db } = context
  const { serial, product: _product, system: _system, total: _total, ...row } = line
  if (plan.kind === 'left') {
    orders.updateLine(db, { ...row, outcome: 'refused', refusal: 'left' })
  } else if (plan.kind === 'taken') {
    const firstPaymentId = plan.paymentId
    orders.updateLine(db, { ...row, outcome: 'refused', refusal: 'taken', firstPaymentId })
  } else if (plan.kind === 'newSystem' || serial === null) {
    orders.updateLine(db, { ...row, outcome: 'renewed' })
  } else {
    // R14: a card switches the automatic charges on by itself; another method leaves the switch as it is.
    if (payment.method === 'card') switchedOnByCard(context, serial.id, context.today)
    const terms = {
      months: row.months,
      method: payment.method ?? serial.method,
      autoCharge: serial.autoCharge === 1 || payment.method === 'card',
    }
    const rentalId = serial.rentalId!
    updateRentalTerms(db, { id: rentalId, ...terms })
    const renewalId =
      plan.kind === 'renew'
        ? saveRenewal(context, serial, rentalId, plan.plan, payment.id, 'payment', row.users)
        : adopt(context, plan, rentalId, payment.id)
    orders.updateLine(db, { ...row, outcome: 'renewed', renewalId })
    const { users, seatChangeId } = changeUsers(context, serial, row.users, plan.plan)
    rememberTerms(db, renewalId, serial, { ...terms, users }, seatChangeId)
  }
}

/**
 * R36, C18: more users at once, for they are paid; fewer from the first day of the period that is paid. How many there
 * are now, and the change that waits for its day.
 */
function changeUsers(
  context: CommandContext,
  serial: Serial,
  users: number,
  plan: RenewalPlan,
): { readonly users: number; readonly seatChangeId: string | null } {
  const { db, today } = context
  const now = { users: serial.users, seatChangeId: null }
  if (users === usersForPeriod(db, serial, plan.firstDay)) return now
  const begun = plan.firstDay === null || plan.firstDay <= today
  // As it was before the payment: the cutoff at which the paid period begins is the day of the change.
  if (!begun && users < serial.users) {
    return { ...now, seatChangeId: scheduleUsers(context, serial, users, plan.firstDay!) }
  }
  setUsers(db, serial.id, users)
  return { users, seatChangeId: null }
}

/** The renewal was noted without its money: this is its money. */
function adopt(
  { db }: CommandContext,
  { renewalId, plan }: Extract<LinePlan, { kind: 'adopt' }>,
  rentalId: string,
  paymentId: string | null,
): string {
  confirmRenewal(db, renewalId, paymentId)
  setPaid(db, rentalId, plan.paidMonths, 'confirmed')
  return renewalId
}
