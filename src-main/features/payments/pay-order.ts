import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext, QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, centavos, NOTHING, type Centavos } from '#domain/money.ts'
import { checkOrderAct, isPaid } from '#domain/order.ts'
import type { Method } from '#domain/payment-method.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { expectInvoice } from '#features/invoices/expect.ts'
import { checkMethod } from '#features/orders/issue.ts'
import { loadOrder, type Order, type PlannedLine } from '#features/orders/load.ts'
import { decideSettlement, saveSettlement, type Settlement } from '#features/orders/settle.ts'
import { findOrder, insertBalanceMove } from '#features/orders/sql.ts'
import { findSlip } from '#features/slips/sql.ts'
import { saveReceipts } from './receipts.ts'
import { checkTyped } from './register.ts'
import * as payments from './sql.ts'

type OrderMoney = OutputOf<'payments.previewOrder'>
type Context = Pick<QueryContext, 'db' | 'today' | 'policies'>

interface Decided {
  readonly order: Order
  readonly settlement: Settlement
  readonly amount: Centavos
  readonly paidOn: Day
  /** The payment that had paid it already: all of this one is in favour (D20). */
  readonly first: OrderMoney['first']
  readonly over: boolean
}

/** What preview and payment share. Money is never turned away for being late, short, too much or twice. */
export function decideOrderPayment(
  { db, today, policies }: Context,
  input: {
    readonly orderId: string
    readonly amount?: Centavos | undefined
    readonly method: Method
    readonly paidOn?: Day | undefined
  },
): Result<Decided> {
  // load
  const loaded = loadOrder(db, input.orderId)
  if (!loaded.ok) return loaded
  const order = loaded.value
  const paidOn = input.paidOn ?? today
  // decide
  const over = isPaid(order.state) || order.state === 'cancelled'
  if (!over) {
    const may = checkOrderAct(order, 'pay')
    if (!may.ok) return may
    const allowed = checkMethod(order.lines, input.method, policies)
    if (!allowed.ok) return allowed
  }
  const remaining = decideSettlement(db, order, { amount: NOTHING, paidOn }, policies)
  if (!remaining.ok) return remaining
  const amount = input.amount ?? remaining.value.split.remaining
  const settlement = over
    ? ok({ due: NOTHING, lines: [], split: allInFavour(amount) })
    : decideSettlement(db, order, { amount, paidOn }, policies)
  if (!settlement.ok) return settlement
  const first = over ? payments.firstOfOrder(db, order.row.id) : null
  return ok({ order, settlement: settlement.value, amount, paidOn, first, over })
}

export function previewOrder(context: Context, input: InputOf<'payments.previewOrder'>): Result<OrderMoney> {
  const decided = decideOrderPayment(context, input)
  if (!decided.ok) return decided
  const { order, settlement } = decided.value
  const { inFavour, givenBack } = settlement.split
  const balance = payments.balanceOf(context.db, order.row.clientId)
  return ok(shown(context.db, decided.value, addCentavos(balance, inFavour, givenBack)))
}

export function payOrder(
  context: CommandContext,
  input: InputOf<'payments.payOrder'>,
): Result<OutputOf<'payments.payOrder'>> {
  const { db, today, now, newId, operator } = context
  // load, decide
  const decided = decideOrderPayment(context, input)
  if (!decided.ok) return decided
  const { order, settlement, amount, paidOn, over } = decided.value
  const slip = order.row.slipId === null ? null : findSlip(db, order.row.slipId)
  const slipReference = slip?.paper.reference
  const typed = checkTyped(context, { paidOn, reference: input.reference, slipReference })
  if (!typed.ok) return typed
  if (amount === 0 && settlement.due > 0) return refuse('payment.amountZero', {})
  // save
  const id = newId()
  payments.insertPayment(db, {
    id,
    clientId: order.row.clientId,
    serialId: null,
    orderId: order.row.id,
    slipId: slip?.id ?? null,
    kind: 'payment',
    amount,
    inFavour: settlement.split.inFavour,
    vatBasisPoints: order.row.vatBasisPoints,
    method: input.method,
    reference: input.reference ?? '',
    paidOn,
    registeredOn: today,
    registeredAt: now,
    operatorId: operator.id,
    reverses: null,
    reason: null,
  })
  expectInvoice(context, id)
  const kept = saveReceipts(context, id, input.receipts ?? [])
  if (!kept.ok) return kept
  if (!over) saveSettlement(context, order, settlement, { id, method: input.method, paidOn })
  return ok({ ...afterwards(db, decided.value), id })
}

/** The balance in the client's favour pays the order: the money is here already, so the day is today. */
export function applyBalance(
  context: CommandContext,
  input: InputOf<'payments.applyBalance'>,
): Result<OrderMoney> {
  const { db, today, now, newId, operator, policies } = context
  // load
  const loaded = loadOrder(db, input.orderId)
  if (!loaded.ok) return loaded
  const order = loaded.value
  const balance = payments.balanceOf(db, order.row.clientId)
  // decide
  const may = checkOrderAct(order, 'pay')
  if (!may.ok) return may
  const without = decideSettlement(db, order, { amount: NOTHING, paidOn: today }, policies)
  if (!without.ok) return without
  const { remaining } = without.value.split
  const amount = centavos(Math.min(input.amount ?? balance, remaining))
  if (amount > balance || (remaining > 0 && amount === 0)) {
    return refuse('payment.noBalance', { client: order.client.name, balance })
  }
  const settlement = decideSettlement(db, order, { amount, paidOn: today }, policies)
  if (!settlement.ok) return settlement
  // save
  if (amount > 0) {
    insertBalanceMove(db, {
      id: newId(),
      clientId: order.row.clientId,
      orderId: order.row.id,
      amount,
      why: 'applied',
      movedOn: today,
      movedAt: now,
      operatorId: operator.id,
    })
  }
  // What was chosen for the order stays its method; where nothing was, that of the balance is not known.
  saveSettlement(context, order, settlement.value, { id: null, method: order.row.method, paidOn: today })
  const decided = { order, settlement: settlement.value, amount, paidOn: today, first: null, over: false }
  return ok(afterwards(db, decided))
}

function allInFavour(amount: Centavos): Settlement['split'] {
  return { complete: true, inFavour: amount, givenBack: NOTHING, remaining: NOTHING }
}

function afterwards(db: ReadDb, decided: Decided): OrderMoney {
  const { state } = findOrder(db, decided.order.row.id)!
  return { ...shown(db, decided, payments.balanceOf(db, decided.order.row.clientId)), state }
}

function shown(db: ReadDb, decided: Decided, balance: number): OrderMoney {
  const { order, settlement, amount, first } = decided
  const { split } = settlement
  return {
    orderId: order.row.id,
    folio: order.folio,
    state: order.state,
    amount,
    inFavour: split.inFavour,
    givenBack: split.givenBack,
    remaining: split.remaining,
    complete: split.complete,
    balance,
    first,
    lines: settlement.lines.map((planned) => shownLine(db, planned, split.complete)),
  }
}

function shownLine(db: ReadDb, { line, plan }: PlannedLine, complete: boolean): OrderMoney['lines'][number] {
  const renewal = plan.kind === 'renew' || plan.kind === 'adopt' ? plan.plan : null
  return {
    lineId: line.id,
    serialId: line.serialId,
    serial: line.serial?.serial ?? null,
    system: line.system,
    outcome: renewal === null ? (plan.kind as 'left' | 'taken' | 'newSystem') : complete ? 'renews' : 'waits',
    cutoffBefore: renewal?.cutoffBefore ?? null,
    cutoffAfter: renewal?.cutoffAfter ?? null,
    worksThrough: renewal?.lastCoveredDay ?? null,
    noServiceMonths: renewal?.noService?.months ?? 0,
    first: plan.kind === 'taken' && plan.paymentId !== null ? payments.firstShown(db, plan.paymentId) : null,
  }
}
