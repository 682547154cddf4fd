import type { InputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { earliestDay, FOLLOW_UP_DAYS, lineTotal, priceChanges, type PriceChange } from '#domain/order.ts'
import { methodPolicyOf, methodsForCart, type Method } from '#domain/payment-method.ts'
import { payBy, payByPolicyOf, type PayBy } from '#domain/pay-by.ts'
import type { Policies } from '#domain/policies.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { SlipMethod } from '#domain/slip.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { prepareFor, type AskedLine, type PreparedSlip } from '#features/slips/prepare.ts'
import { cutoffOfLine, openLines, totalOf, type Order, type OrderLine, type PlannedLine } from './load.ts'
import { pricesOfDay, type DayPrices } from './lines.ts'

export type IssueWish = Omit<InputOf<'orders.issue'>, 'id'>

export interface PreparedIssue {
  /** Null where the client pays in the portal: card, PayPal, Bancanet (R13, R14). */
  readonly slip: PreparedSlip | null
  readonly payBy: { readonly day: Day; readonly time: string | null }
  readonly lines: readonly PlannedLine[]
}

/** What an order asks for with that method, decided before anything is saved. */
export function prepareIssue(
  context: Pick<QueryContext, 'db' | 'now' | 'today' | 'policies'>,
  order: Order,
  wish: IssueWish,
): Result<PreparedIssue> {
  const { db, today, policies } = context
  const lines = openLines(db, order, today, policies)
  const left = lines.find(({ plan }) => plan.kind === 'left')?.line
  if (left) return refuse('order.serialLeft', { serial: left.serial!.serial, folio: order.folio })
  const allowed = checkMethod(order.lines, wish.method, policies)
  if (!allowed.ok) return allowed
  const unpriced = order.lines.find(({ amount }) => amount === null)
  if (unpriced) {
    return refuse('order.priceMissing', { system: unpriced.system, months: unpriced.months })
  }
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  const changes = changesSince(order, prices.value)
  if (changes.length > 0) return refuse('order.priceChanged', { changes })
  const slipMethod = slipMethodOf(wish.method)
  if (slipMethod === null) {
    const cutoff = earliestDay(lines.map(({ line, plan }) => cutoffOfLine(line, plan, today)))
    return ok({
      slip: null,
      lines,
      payBy: wish.payByDay
        ? { day: wish.payByDay, time: null }
        : portalPayBy(db, wish.method, cutoff, today, policies),
    })
  }
  const asked = order.lines.map((line) => askedLine(line, order))
  const replaces = order.row.slipId === null ? {} : { replaces: order.row.slipId }
  const slip = prepareFor(context, asked, { ...wish, method: slipMethod, ...replaces })
  if (!slip.ok) return slip
  const { day, time } = slip.value.paper.payBy
  return ok({ slip: slip.value, payBy: { day, time }, lines })
}

/** R11, R12, C8: only what the periods of all lines take. */
export function checkMethod(
  lines: readonly Pick<OrderLine, 'months' | 'outcome'>[],
  method: Method,
  policies: Policies,
): Result<null> {
  const periods = lines.filter(({ outcome }) => outcome === 'open').map(({ months }) => months)
  const choice = methodsForCart(periods, methodPolicyOf(policies)).find((one) => one.method === method)!
  return choice.allowed ? ok(null) : refuse('order.methodNotAllowed', { method, offFor: choice.offFor })
}

/** Prices that are not those of the cart any more; where only the IVA changed, the total. */
export function changesSince(order: Order, { list, vatBasisPoints }: DayPrices): PriceChange[] {
  const changes = priceChanges(
    order.lines
      .filter(({ outcome }) => outcome === 'open')
      .map(({ id, system, productId, months, users, amount, typed }) => ({
        id,
        system,
        amount,
        typed: typed === 1,
        priceNow: list.amountOf(productId, months, users),
      })),
  )
  if (changes.length > 0 || vatBasisPoints === order.row.vatBasisPoints) return changes
  return [
    {
      lineId: '',
      system: 'IVA',
      before: totalOf(order.lines),
      after: totalOf(order.lines.map(({ amount }) => ({ total: lineTotal({ amount, vatBasisPoints }) }))),
    },
  ]
}

/** The last moment to pay so that the money is seen before the first of its cutoffs (C5); null where nothing is cut. */
export function safeMoment(
  { db, today, policies }: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  order: Order,
  method: Method,
): PayBy | null {
  const lines = openLines(db, order, today, policies)
  const cutoff = earliestDay(lines.map(({ line, plan }) => cutoffOfLine(line, plan, today)))
  return cutoff === null ? null : payBy(method, cutoff, bankOf(db), payByPolicyOf(policies))
}

/** The last moment for what is paid in the portal; where nothing is cut, when somebody asks about it. */
function portalPayBy(db: ReadDb, method: Method, cutoff: Day | null, today: Day, policies: Policies) {
  const moment = cutoff === null ? null : payBy(method, cutoff, bankOf(db), payByPolicyOf(policies))
  if (moment === null) return { day: addDays(today, FOLLOW_UP_DAYS), time: null }
  return { day: moment.day < today ? today : moment.day, time: null }
}

export function bankOf(db: ReadDb) {
  const bank = findCalendar(db, 'bank')
  if (!bank) throw new Error('the bank calendar is seeded and cannot be removed')
  return bank
}

function slipMethodOf(method: Method): SlipMethod | null {
  return method === 'transfer' || method === 'cheque' || method === 'counter' ? method : null
}

function askedLine(line: OrderLine, order: Order): AskedLine {
  const { serial, months, users } = line
  const amount = line.amount!
  if (serial !== null) return { serial, months, users, amount }
  const { clientId, billedBy, vatBasisPoints } = order.row
  const client = { id: clientId, name: order.client.name, billedBy }
  return {
    serial: null,
    lineId: line.id,
    client,
    product: line.product,
    months,
    users,
    amount,
    vatBasisPoints,
  }
}
