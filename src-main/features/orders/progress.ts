import type { CommandContext } from '#core/app.ts'
import type { Method } from '#domain/payment-method.ts'
import { overlapping, type Stretch } from '#domain/renewal.ts'
import { isInvoiced } from '#features/invoices/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { nextPeriod } from './lines.ts'
import { orderOf } from './load.ts'
import { safeMoment } from './issue.ts'
import { giveBack } from './money.ts'
import { settledOrder } from './settle.ts'
import { refreshTasks } from './tasks.ts'
import * as orders from './sql.ts'

// What happens elsewhere and moves an order: called by the command that did it, in its transaction.

type Context = Pick<CommandContext, 'db' | 'today' | 'policies'>

/** The slip of an order was annulled, or another took its place: the order is in its last look again. */
export function slipVoided(context: Context, slip: { readonly id: string }): void {
  const { db } = context
  const order = orders.orderOfSlip(db, slip.id)
  if (order?.state !== 'slip') return
  orders.updateOrder(db, { ...order, state: 'final', slipId: null, payByDay: null, payByTime: null })
  refreshTasks(context, order.id)
}

/** R21: an order is activated with the last of its serials. */
export function serialActivated(context: Context, serialId: string): void {
  const { db, today } = context
  for (const id of orders.paidOrdersOf(db, serialId)) {
    orders.updateOrder(db, { ...orders.findOrder(db, id)!, ...settledOrder(db, id, today) })
    refreshTasks(context, id)
    invoiceArrived(context, id)
  }
}

/** A serial left, came back or went to another client: an open order that counts on it says so in Hoy. */
export function serialMoved(context: Context, serialId: string): void {
  const line = orders.openLineOf(context.db, serialId)
  if (line) refreshTasks(context, line.orderId)
}

/**
 * Another payment renewed what an open order asks for: that line is settled. With the last one the order is paid, when
 * the money came with its slip, or over; what was paid in part for it is in the client's favour.
 */
export function renewedElsewhere(
  context: CommandContext,
  serialId: string,
  renewal: Stretch & { readonly id: string },
  payment: { readonly slipId: string | null; readonly method: Method | null },
): void {
  const { db, today } = context
  const line = orders.openLineOf(db, serialId)
  if (!line || overlapping([renewal], line) === null) return
  orders.updateLine(db, { ...line, outcome: 'elsewhere', renewalId: renewal.id })
  const order = orderOf(db, orders.findOrder(db, line.orderId)!)
  if (order.lines.every(({ outcome }) => outcome !== 'open')) {
    const withItsSlip = order.row.slipId !== null && payment.slipId === order.row.slipId
    const end = withItsSlip
      ? settledOrder(db, order.row.id, today)
      : { state: 'cancelled' as const, endedOn: today, endReason: 'paidElsewhere' }
    giveBack(context, order, order.paid, 'notRenewed')
    orders.updateOrder(db, { ...order.row, method: order.row.method ?? payment.method, ...end })
  }
  refreshTasks(context, line.orderId)
}

/**
 * A new cutoff began (D5): an open order asks for the months that come next from there, and sooner where the day that
 * its slip names would be too late now.
 */
export function reanchored(context: Context, serialId: string): void {
  const { db, today, policies } = context
  const line = orders.openLineOf(db, serialId)
  if (!line) return
  const { firstMonth } = nextPeriod(db, findSerial(db, serialId)!, line.months, today, policies)
  orders.updateLine(db, { ...line, firstMonth })
  const order = orderOf(db, orders.findOrder(db, line.orderId)!)
  const { method, payByDay } = order.row
  const moment = method === null ? null : safeMoment(context, order, method)
  if (payByDay !== null && moment !== null && moment.day < payByDay) {
    const payByTime = order.row.slipId === null ? null : moment.time
    orders.updateOrder(db, { ...order.row, payByDay: moment.day, payByTime })
  }
  refreshTasks(context, line.orderId)
}

/** With the last of its activations and the last invoice of its payments (R17) an order is closed, whichever is later. */
export function invoiceArrived(context: Context, orderId: string): void {
  const order = orders.findOrder(context.db, orderId)
  if (order?.state === 'activated' && isInvoiced(context.db, orderId)) closeOrder(context, order, 'invoice')
}

/** Closes an activated order; `reason` is 'invoice', or what somebody wrote. */
export function closeOrder(context: Context, order: orders.OrderRow, reason: string): void {
  orders.updateOrder(context.db, {
    ...order,
    state: 'closed',
    endedOn: context.today,
    endReason: reason === 'invoice' ? 'invoice' : 'byHand',
    endText: reason === 'invoice' ? '' : reason,
  })
  refreshTasks(context, order.id)
}
