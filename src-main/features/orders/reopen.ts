import type { CommandContext } from '#core/app.ts'
import { refreshTasks } from './tasks.ts'
import * as orders from './sql.ts'

type Context = Pick<CommandContext, 'db' | 'today' | 'policies'>

/** The payment of an order was reversed: it asks for its money again, with the slip that it had. */
export function reopenOrder({ db }: Context, order: orders.OrderRow): void {
  for (const line of orders.linesOf(db, order.id)) {
    if (line.outcome === 'renewed' || line.outcome === 'refused') {
      orders.updateLine(db, {
        ...line,
        outcome: 'open',
        refusal: null,
        renewalId: null,
        firstPaymentId: null,
      })
    }
  }
  orders.updateOrder(db, {
    ...order,
    state: order.payByDay === null ? 'final' : 'slip',
    endedOn: null,
    endReason: null,
    endText: '',
  })
}

/** A renewal that had settled a line from outside was reversed: an order that is still open asks for it again. */
export function reopenLine(context: Context, renewalId: string): void {
  const { db } = context
  const line = orders.lineOfRenewal(db, renewalId)
  if (line?.outcome !== 'elsewhere') return
  const order = orders.findOrder(db, line.orderId)!
  if (order.state === 'cancelled') return
  orders.updateLine(db, { ...line, outcome: 'open', renewalId: null })
  if (order.state !== 'cart' && order.state !== 'final') {
    orders.updateOrder(db, { ...order, state: 'slip', endedOn: null, endReason: null, endText: '' })
  }
  refreshTasks(context, order.id)
}
