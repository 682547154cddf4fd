import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, centavos } from '#domain/money.ts'
import { isPaid } from '#domain/order.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { withdrawInvoice } from '#features/invoices/expect.ts'
import { giveBack } from '#features/orders/money.ts'
import { loadOrder, orderOf, totalOf, type Order } from '#features/orders/load.ts'
import { reopenLine, reopenOrder } from '#features/orders/reopen.ts'
import { appliedTo, findOrder, paidOf } from '#features/orders/sql.ts'
import { refreshTasks } from '#features/orders/tasks.ts'
import * as rentals from '#features/rentals/sql.ts'
import { serialOfRental, type Serial } from '#features/serials/sql.ts'
import * as payments from './sql.ts'

export interface Reversed {
  readonly id: string
  readonly cutoff: Day | null
  readonly order: { readonly id: string; readonly folio: string } | null
}

/**
 * Takes a payment back with a reversal that points to it. What it renewed goes back to the cutoff before, unless a
 * later renewal stands on it; its order asks for its money again; what it left in favour must still be there.
 */
export function reversePayment(context: CommandContext, id: string, reason: string): Result<Reversed> {
  const { db } = context
  // load
  const payment = payments.findPayment(db, id)
  if (!payment || payment.kind === 'reversal') return refuse('payment.notFound', { id })
  if (payments.isReversed(db, id)) return refuse('payment.alreadyReversed', { id })
  // decide, save
  return payment.orderId === null
    ? reverseRenewals(context, payment, reason)
    : reverseOfOrder(context, payment, orderOf(db, findOrder(db, payment.orderId)!), reason)
}

function reverseRenewals(
  context: CommandContext,
  payment: payments.Payment,
  reason: string,
): Result<Reversed> {
  const renewed = rentals.renewalsOfPayment(context.db, payment.id)
  const id = insertReversal(context, payment, reason)
  const undone = undoRenewals(context, renewed)
  if (!undone.ok) return undone
  const balance = checkBalance(context, payment)
  if (!balance.ok) return balance
  return ok({ id, cutoff: undone.value, order: null })
}

function reverseOfOrder(
  context: CommandContext,
  payment: payments.Payment,
  order: Order,
  reason: string,
): Result<Reversed> {
  const { db } = context
  const id = insertReversal(context, payment, reason)
  const unpaid = askAgain(context, order)
  if (!unpaid.ok) return unpaid
  const paid = paidOf(db, order.row.id)
  // What the order had given back of this money goes with it.
  if (paid < 0) giveBack(context, order, paid, 'reversed')
  const balance = checkBalance(context, payment)
  if (!balance.ok) return balance
  refreshTasks(context, order.row.id)
  return ok({
    id,
    cutoff: unpaid.value,
    order: { id: order.row.id, folio: folioOf(order.row.series, order.row.number) },
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
  // save
  giveBack(context, order, amount, 'takenBack')
  const unpaid = askAgain(context, order)
  if (!unpaid.ok) return unpaid
  refreshTasks(context, orderId)
  const balance = payments.balanceOf(db, order.row.clientId)
  return ok({ orderId, folio: order.folio, amount, balance, cutoff: unpaid.value })
}

/** An order whose money is no longer complete asks for it again, with the cutoffs that it had: the first of them. */
function askAgain(context: CommandContext, order: Order): Result<Day | null> {
  const { db } = context
  const renewed = order.lines.filter(({ outcome }) => outcome === 'renewed')
  if (!isPaid(order.state) || paidOf(db, order.row.id) >= totalOf(renewed)!) return ok(null)
  const renewals = order.lines.flatMap(({ renewalId }) =>
    renewalId === null ? [] : (rentals.findRenewal(db, renewalId) ?? []),
  )
  const undone = undoRenewals(
    context,
    renewals.flatMap((renewal) => [...rentals.gapBefore(db, renewal), renewal]),
  )
  if (undone.ok) reopenOrder(context, order.row)
  return undone
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

/**
 * Each rental is paid again until where its renewals began; the first cutoff of them, null before the activation.
 * Months counted from a former anchor are given back there; what is paid from the new one stays (D5).
 */
function undoRenewals(
  context: CommandContext,
  renewals: readonly rentals.RenewalOfAnchor[],
): Result<Day | null> {
  const { db } = context
  const undone = new Set(renewals.map(({ id }) => id))
  for (const { id } of renewals) {
    rentals.reverseRenewal(db, id)
    reopenLine(context, id)
  }
  const cutoffs: Day[] = []
  const current = renewals.filter(({ former }) => former === 0)
  for (const rentalId of new Set(current.map((renewal) => renewal.rentalId))) {
    const serial = serialOfRental(db, rentalId)!
    const months = current.filter((renewal) => renewal.rentalId === rentalId)
    const start = Math.min(...months.map(({ firstMonth }) => firstMonth))
    const others = rentals.renewalsOf(db, rentalId).filter(({ id }) => !undone.has(id))
    const later = others.find(({ firstMonth }) => firstMonth > start)
    if (later && serial.activatedOn !== null) {
      const firstDay = paidUntil(serial.activatedOn, later.firstMonth, serial.lastDay === 1)
      return refuse('payment.laterRenewal', { serial: serial.serial, firstDay })
    }
    const before = others.filter(({ firstMonth }) => firstMonth < start).at(-1)
    rentals.setPaid(db, rentalId, start, before?.state === 'confirmed' ? 'confirmed' : 'presumed')
    refreshChargeTasks(context, serial.id)
    const cutoff = cutoffAtMonth(serial, start)
    if (cutoff !== null) cutoffs.push(cutoff)
  }
  return ok(cutoffs.toSorted()[0] ?? null)
}

function cutoffAtMonth(serial: Serial, month: number): Day | null {
  return serial.activatedOn === null ? null : paidUntil(serial.activatedOn, month, serial.lastDay === 1)
}
