import type { OutputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { usersWindow } from '#domain/change-window.ts'
import { vatOf } from '#domain/tax.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { earliestDay, isPaid, orderActs } from '#domain/order.ts'
import { methodPolicyOf, methodsForCart, type Method } from '#domain/payment-method.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { ok, type Result } from '#domain/result.ts'
import { folioOf, slipSums } from '#domain/slip.ts'
import { balanceOf, firstShown } from '#features/payments/sql.ts'
import { paidUntilOf } from '#features/rentals/paid.ts'
import { findRenewal } from '#features/rentals/sql.ts'
import { findSlip } from '#features/slips/sql.ts'
import { tasksOf } from '#features/tasks/sql.ts'
import { paidUntil } from '#domain/rental.ts'
import { cartMethodWhy, portalNote } from '#messages/es-MX/orders.ts'
import { taskSentence } from '#messages/es-MX/tasks.ts'
import { slipSaysLater } from '#messages/es-MX/orders.ts'
import { payByWhy } from '#messages/es-MX/why.ts'
import { bankOf, changesSince } from './issue.ts'
import { pricesOfDay, type DayPrices } from './lines.ts'
import {
  beneficiaryName,
  cutoffOfLine,
  dueOf,
  openLines,
  type LinePlan,
  type Order,
  type OrderLine,
} from './load.ts'
import * as orders from './sql.ts'

type OrderPage = OutputOf<'orders.get'>
type Context = Pick<QueryContext, 'db' | 'today' | 'policies'>

/** An order with everything its page shows, as of today. */
export function orderPage(context: Context, order: Order): Result<OrderPage> {
  const { db, today, policies } = context
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  const { row, folio, state } = order
  const planned = openLines(db, order, today, policies)
  const plans = new Map(planned.map(({ line, plan }) => [line.id, plan]))
  const cutoff = earliestDay(planned.map(({ line, plan }) => cutoffOfLine(line, plan, today)))
  const due = isPaid(state) || state === 'cancelled' ? null : dueOf(planned)
  const slip = row.slipId === null ? null : findSlip(db, row.slipId)
  const sums = slipSums(
    order.lines.map(({ amount }) => ({
      amount,
      vat: amount === null ? null : vatOf(amount, row.vatBasisPoints),
    })),
  )
  const issued = row.payByDay === null ? null : { day: row.payByDay, time: row.payByTime }
  const looking = state === 'cart' || state === 'final'
  return ok({
    id: row.id,
    folio,
    state,
    tasks: tasksOf(db, row.id).map(({ kind, params, dueOn, dueTime }) => ({
      kind,
      what: taskSentence(kind, params),
      dueOn,
      dueTime,
    })),
    acts: orderActs(order),
    client: { id: row.clientId, name: order.client.name, rfc: order.client.rfc },
    billedBy: row.billedBy,
    beneficiary: beneficiaryName(db, row),
    createdOn: row.createdOn,
    operator: orders.operatorName(db, row.operatorId),
    note: row.note,
    method: row.method,
    lines: order.lines.map((line) => shownLine(context, line, plans.get(line.id) ?? null, prices.value)),
    sums,
    vatBasisPoints: row.vatBasisPoints,
    priceChanges: looking ? changesSince(order, prices.value) : [],
    methods: methodsOf(context, order, cutoff),
    cutoff,
    payBy: issued && {
      ...issued,
      why: whyPayBy(context, row.method!, cutoff, issued.day, slip?.paper.payBy ?? null),
    },
    slip: slip && { id: slip.id, folio: folioOf(slip.series, slip.number), status: slip.status },
    portalNote:
      state === 'slip' && slip === null && row.method !== null
        ? portalNote(row.method, { folio, total: sums?.total ?? 0, payBy: issued })
        : null,
    money: {
      paid: order.paid,
      due,
      remaining: due === null ? null : Math.max(0, due - order.paid),
      balance: balanceOf(db, row.clientId),
      applied: orders.appliedTo(db, row.id),
    },
    cancelled:
      state === 'cancelled' ? { reason: row.endReason ?? '', text: row.endText, on: row.endedOn! } : null,
    closed: state === 'closed' ? { on: row.endedOn!, reason: row.endText } : null,
  })
}

function shownLine(
  { db, today, policies }: Context,
  line: OrderLine,
  plan: LinePlan | null,
  { list }: DayPrices,
): OrderPage['lines'][number] {
  const { serial } = line
  const renewal = plan?.kind === 'renew' || plan?.kind === 'adopt' ? plan.plan : null
  const done = line.renewalId === null ? null : boughtBy(db, line)
  const cutoff = serial && paidUntilOf({ db, today, policies }, serial)
  const first = plan?.kind === 'taken' ? plan.paymentId : line.firstPaymentId
  return {
    id: line.id,
    serialId: line.serialId,
    serial: serial?.serial ?? null,
    productId: line.productId,
    system: line.system,
    users: line.users,
    usersNow: serial?.users ?? null,
    months: line.months,
    amount: line.amount,
    vat: line.total === null ? null : line.total - line.amount!,
    total: line.total,
    typed: line.typed === 1,
    priceNow: list.amountOf(line.productId, line.months, line.users),
    outcome: line.outcome,
    refusal: plan?.kind === 'left' || plan?.kind === 'taken' ? plan.kind : line.refusal,
    first: first === null ? null : firstShown(db, first),
    cutoffBefore: renewal?.cutoffBefore ?? done?.before ?? null,
    cutoffAfter: renewal?.cutoffAfter ?? done?.after ?? null,
    lastCoveredDay: renewal?.lastCoveredDay ?? (done && addDays(done.after, -1)),
    noServiceMonths: renewal?.noService?.months ?? 0,
    usersWindow:
      cutoff === null || line.outcome !== 'open'
        ? null
        : usersWindow(cutoff, plan?.kind === 'taken', today, policies.usersWindowDays),
    left: plan?.kind === 'left' || line.refusal === 'left',
    activated: serial !== null && serial.activatedOn !== null,
  }
}

/** From which day until which cutoff a line was renewed. */
function boughtBy(db: ReadDb, { serial, renewalId }: OrderLine): { before: Day; after: Day } | null {
  const renewal = findRenewal(db, renewalId!)
  if (!renewal || !serial?.activatedOn) return null
  const at = (month: number) => paidUntil(serial.activatedOn!, month, serial.lastDay === 1)
  return { before: at(renewal.firstMonth), after: at(renewal.firstMonth + renewal.months) }
}

/** Every method, with the last moment to pay by it; those that are off with why (R11, R12, C8). */
function methodsOf({ db, policies }: Context, order: Order, cutoff: Day | null): OrderPage['methods'] {
  const periods = order.lines.map(({ months }) => months)
  const distinct = new Set(periods).size
  return methodsForCart(periods, methodPolicyOf(policies)).map((choice) => {
    const moment = cutoff === null ? null : payBy(choice.method, cutoff, bankOf(db), payByPolicyOf(policies))
    return {
      method: choice.method,
      allowed: choice.allowed,
      why: cartMethodWhy(choice, distinct),
      payBy: moment && {
        day: moment.day,
        time: moment.time === '23:59' ? null : moment.time,
        why: payByWhy(moment),
      },
    }
  })
}

/** Why that day: as the slip says it, or as the cutoff and the bank's calendar give it. */
function whyPayBy(
  { db, policies }: Context,
  method: Method,
  cutoff: Day | null,
  day: Day,
  ofSlip: { readonly day: Day; readonly reason: string } | null,
): string {
  if (ofSlip?.day === day) return ofSlip.reason
  const moment = cutoff === null ? null : payBy(method, cutoff, bankOf(db), payByPolicyOf(policies))
  const why = moment?.day === day ? payByWhy(moment) : ''
  return ofSlip === null ? why : `${why} ${slipSaysLater(ofSlip.day)}`
}
