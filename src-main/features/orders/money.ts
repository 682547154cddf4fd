import type { CommandContext } from '#core/app.ts'
import type { Order } from './load.ts'
import * as orders from './sql.ts'

/** Money of an order that goes to the balance in the client's favour; below 0, from the balance to the order. */
export function giveBack(
  { db, newId, today, now, operator }: CommandContext,
  order: Pick<Order, 'row'>,
  amount: number,
  why: orders.BalanceMove['why'],
): void {
  if (amount === 0) return
  orders.insertBalanceMove(db, {
    id: newId(),
    clientId: order.row.clientId,
    orderId: order.row.id,
    amount: -amount,
    why,
    movedOn: today,
    movedAt: now,
    operatorId: operator.id,
  })
}
