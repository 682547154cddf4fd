import type { OutputOf } from '#contract/index.ts'
import type { CommandContext, QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, centavos } from '#domain/money.ts'
import { isPaid } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { withdrawInvoice } from '#features/invoices/expect.ts'
import { keyPaymentReversed } from '#features/keys/progress.ts'
import { giveBack } from '#features/orders/money.ts'
import { loadOrder, orderOf, totalOf, type Order } from '#features/orders/load.ts'
import { reopenOrder } from '#features/orders/reopen.ts'
import { appliedTo, findOrder, paidOf } from '#features/orders/sql.ts'
import { refreshTasks } from '#features/orders/tasks.ts'
import * as rentals from '#features/rentals/sql.ts'
import * as payments from './sql.ts'
import {
  decideUndo,
  firstCutoff,
  NOTHING_TO_UNDO,
  saveUndo,
  shownUndo,
  type UndoPlan,
} from './undo-renewals.ts'

interface Decided {
  readonly payment: payments.Payment
  readonly order: Order | null
  /** Whether that order asks for its money again. */
  readonly reopens: boolean
  readonly undo: UndoPlan
}

/** What the reversal of a payment would do, as `reversePayment` does it. */
export function previewReverse(
  { db }: Pick<QueryContext, 'db'>,
  id: string,
): Result<OutputOf<'payments.previewReverse'>> {
  const decided = decideReversal(db, id)
  return decided.ok
    ? ok({ order: shownOrder(decided.value.order), ...shownReversal(decided.value) })
    : decided
}

/**
 * Takes a payment back with a reversal that points to it. What it renewed goes back to the cutoff and the terms before,
 * unless a later renewal stands on it; its order asks for its money again; what it left in favour must still be there.
 */
export function reversePayment(
  context: CommandContext,
  id: string,
  reason: string,
): Result<OutputOf<'payments.reverse'>> {
  const { db } = context
  // load, decide
  const decided = decideReversal(db, id)
  if (!decided.ok) return decided
  const { payment, order, reopens, undo } = decided.value
  // save
  const reversal = insertReversal(context, payment, reason)
  keyPaymentReversed(context, payment.id)
  saveUndo(context, undo, reason)
  if (order !== null) {
    if (reopens) reopenOrder(context, order.row)
    // What the order had given back of this money goes with it.
    const paid = paidOf(db, order.row.id)
    if (paid < 0) giveBack(context, order, paid, 'reversed')
    refreshTasks(context, order.row.id)
  }
  const balance = checkBalance(context, payment)
  if (!balance.ok) return balance
  return ok({
    ...{ id: reversal, cutoff: firstCutoff(undo), order: shownOrder(order) },
    ...shownReversal(decided.value),
  })
}

/**
 * Takes back what an order has of the client's balance: it is in the client's favour again, and the order asks for its
 * money again where it is not complete without it. The payments of the order stay.
 */
export function takeBackBalance(
  context: CommandContext,
  orderId: string,
): Result<{ orderId: string; folio: string; amount: number; balance: number; cutoff: Day | null }> {
  const { db } = context
  // load
  const loaded = loadOrder(db, orderId)
  if (!loaded.ok) return loaded
  const order = loaded.value
  const amount = appliedTo(db, orderId)
  // decide
  if (amount === 0) return refuse('payment.nothingApplied', { folio: order.folio })
  if (order.state === 'closed' || order.state === 'cancelled') {
    return refuse('order.notNow', { folio: order.folio, act: 'pay', state: order.state, why: 'wrongState' })
  }
  const reopens = asksAgain(order, paidOf(db, orderId) - amount)
  const undo = reopens ? decideUndo(db, renewalsOfOrder(db, order)) : ok(NOTHING_TO_UNDO)
  if (!undo.ok) return undo
  // save
  giveBack(context, order, amount, 'takenBack')
  saveUndo(context, undo.value, 'saldo retirado')
  if (reopens) reopenOrder(context, order.row)
  refreshTasks(context, orderId)
  const balance = payments.balanceOf(db, order.row.clientId)
  return ok({ orderId, folio: order.folio, amount, balance, cutoff: firstCutoff(undo.value) })
}

function decideReversal(db: ReadDb, id: string): Result<Decided> {
  // load
  const payment = payments.findPayment(db, id)
  if (!payment || payment.kind === 'reversal') return refuse('payment.notFound', { id })
  if (payments.isReversed(db, id)) return refuse('payment.alreadyReversed', { id })
  const order = payment.orderId === null ? null : orderOf(db, findOrder(db, payment.orderId)!)
  // decide
  const counted = payment.amount - payment.inFavour
  const reopens = order !== null && asksAgain(order, paidOf(db, order.row.id) - counted)
  const renewals = order === null ? renewedByMoney(db, id) : reopens ? renewalsOfOrder(db, order) : []
  const undo = decideUndo(db, renewals)
  return undo.ok ? ok({ payment, order, reopens, undo: undo.value }) : undo
}

/** An order whose money is no longer complete asks for it again, with the cutoffs that it had. */
function asksAgain(order: Order, paid: number): boolean {
  const renewed = order.lines.filter(({ outcome }) => outcome === 'renewed')
  return isPaid(order.state) && paid < totalOf(renewed)!
}

/** What a prepaid key renewed it has paid to the vendor: that stays when the client's money goes. */
function renewedByMoney(db: ReadDb, id: string): readonly rentals.RenewalOfAnchor[] {
  return rentals.renewalsOfPayment(db, id).filter(({ source }) => source !== 'prepaidKey')
}

function renewalsOfOrder(db: ReadDb, order: Order): readonly rentals.RenewalOfAnchor[] {
  return order.lines
    .flatMap(({ renewalId }) => (renewalId === null ? [] : (rentals.findRenewal(db, renewalId) ?? [])))
    .flatMap((renewal) => [...rentals.gapBefore(db, renewal), renewal])
}

/** What a payment left in favour cannot be taken back once it was applied elsewhere. */
function checkBalance({ db }: CommandContext, payment: payments.Payment): Result<null> {
  const after = payments.balanceOf(db, payment.clientId)
  if (after >= 0) return ok(null)
  const balance = addCentavos(after, centavos(payment.inFavour))
  return refuse('payment.balanceUsed', { amount: payment.inFavour, balance })
}

function insertReversal(context: CommandContext, payment: payments.Payment, reason: string): string {
  const { db, today, now, newId, operator } = context
  const id = newId()
  payments.insertPayment(db, {
    ...payment,
    id,
    kind: 'reversal',
    amount: -payment.amount,
    inFavour: -payment.inFavour,
    paidOn: today,
    registeredOn: today,
    registeredAt: now,
    operatorId: operator.id,
    reverses: payment.id,
    reason,
  })
  withdrawInvoice(context, payment.id)
  return id
}

function shownOrder(order: Order | null): OutputOf<'payments.reverse'>['order'] {
  return order && { id: order.row.id, folio: order.folio }
}

function shownReversal({ reopens, undo }: Decided) {
  return { reopens, systems: shownUndo(undo) }
}
