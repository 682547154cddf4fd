import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { findClient } from '#features/clients/sql.ts'
import { draftLines, onePayee, pricesOfDay, type DraftLine } from './lines.ts'
import { refreshTasks } from './tasks.ts'
import * as orders from './sql.ts'

/** R7–R9: a cart for one client and one beneficiary (D15), with the prices of the day, or those that were agreed. */
export function createCart(
  context: CommandContext,
  { clientId, lines: wished, note }: InputOf<'orders.create'>,
): Result<OutputOf<'orders.create'>> {
  const { db, today, policies } = context
  // load
  const client = findClient(db, clientId)
  if (!client) return refuse('client.notFound', { id: clientId })
  if (client.status === 'left') return refuse('client.hasLeft', { name: client.name })
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  // decide
  const lines = draftLines(db, client, [], wished, prices.value, today, policies)
  if (!lines.ok) return lines
  const payee = onePayee(db, client.billedBy, lines.value)
  if (!payee.ok) return payee
  // save
  const { vatBasisPoints } = prices.value
  const order = saveCart(context, { clientId, ...payee.value, vatBasisPoints, note: note ?? '' }, lines.value)
  return ok({ id: order.id, folio: folioOf(order.series, order.number), state: order.state })
}

/** A new cart with its folio (D14) and its lines. */
export function saveCart(
  context: CommandContext,
  of: Pick<orders.OrderRow, 'clientId' | 'billedBy' | 'vendorId' | 'vatBasisPoints' | 'note'>,
  lines: readonly DraftLine[],
): orders.OrderRow {
  const { db, newId, series, today, operator } = context
  const row: orders.OrderRow = {
    ...of,
    id: newId(),
    series,
    number: orders.nextNumber(db, series),
    state: 'cart',
    createdOn: today,
    operatorId: operator.id,
    method: null,
    slipId: null,
    payByDay: null,
    payByTime: null,
    endedOn: null,
    endReason: null,
    endText: '',
  }
  orders.insertOrder(db, row)
  insertLines(context, row.id, 0, lines)
  refreshTasks(context, row.id)
  return row
}

export function insertLines(
  { db, newId }: CommandContext,
  orderId: string,
  from: number,
  lines: readonly DraftLine[],
) {
  for (const [i, { serialId, productId, users, months, firstMonth, amount, typed }] of lines.entries()) {
    orders.insertLine(db, {
      ...{ id: newId(), orderId, position: from + i, serialId, productId, users, months, firstMonth },
      ...{ amount, typed, outcome: 'open', refusal: null, renewalId: null, firstPaymentId: null },
    })
  }
}
