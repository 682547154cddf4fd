import type { InputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { usersWindow } from '#domain/change-window.ts'
import { checkOrderAct } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { paidUntilOf } from '#features/rentals/paid.ts'
import { nextPeriod, priceOf, pricesOfDay } from './lines.ts'
import { openLines, type Order, type OrderLine } from './load.ts'
import type { OrderLineRow } from './sql.ts'

type Change = Omit<InputOf<'orders.setLine'>, 'id' | 'lineId'>

/**
 * What may be changed of a line: in the cart its period, its amount and a new system's users; in the last look the
 * users alone (R36), of a serial within its window (R35, C1). Its price becomes the one of today.
 */
export function changeLine(
  context: CommandContext,
  order: Order,
  lineId: string,
  change: Change,
): Result<OrderLineRow> {
  const { db, today, policies } = context
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) return refuse('order.lineNotFound', { id: lineId })
  const may = checkChange(context, order, line, change)
  if (!may.ok) return may
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  const { serial, product: _product, system: _system, total: _total, ...row } = line
  const months = change.months ?? row.months
  const users = change.users ?? row.users
  const kept = row.typed === 1 && months === row.months && users === row.users ? row.amount : null
  const firstMonth = serial === null ? 0 : nextPeriod(db, serial, months, today, policies).firstMonth
  const wanted = { ...row, months, users, firstMonth }
  return ok({
    ...wanted,
    ...priceOf(prices.value, wanted, change.amount === undefined ? kept : change.amount),
  })
}

function checkChange(context: CommandContext, order: Order, line: OrderLine, change: Change): Result<null> {
  const inFinal = order.state === 'final'
  const may = checkOrderAct(order, inFinal ? 'setUsers' : 'edit')
  if (!may.ok) return may
  if (inFinal && (change.months !== undefined || change.amount !== undefined)) {
    return refuse('order.onlyUsersInFinal', { folio: order.folio })
  }
  const { serial } = line
  if (serial === null || change.users === undefined || change.users === line.users) return ok(null)
  if (!inFinal) return refuse('order.usersInFinal', { serial: serial.serial })
  const cutoff = paidUntilOf(context, serial)
  if (cutoff === null) return ok(null)
  const { db, today, policies } = context
  const plan = openLines(db, order, today, policies).find((planned) => planned.line.id === line.id)?.plan
  const window = usersWindow(cutoff, plan?.kind === 'taken', today, policies.usersWindowDays)
  if (window.state === 'paid') return refuse('order.usersPaid', { serial: serial.serial })
  if (window.state === 'open') return ok(null)
  return refuse('order.usersNotYet', { serial: serial.serial, opensOn: window.opensOn })
}
