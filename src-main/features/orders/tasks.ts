import type { CommandContext } from '#core/app.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { earliestDay, FOLLOW_UP_DAYS } from '#domain/order.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import { cutoffOfLine, dueOf, openLines, orderOf, type Order } from './load.ts'
import * as orders from './sql.ts'

type Context = Pick<CommandContext, 'db' | 'today' | 'policies'>

/**
 * What the order asks of somebody, as it stands: to be finished before its first cutoff, to be paid by its day and
 * hour, to be activated once paid; and a serial that left out of an order that still counts on it.
 */
export function refreshTasks({ db, today, policies }: Context, orderId: string): void {
  const order = orderOf(db, orders.findOrder(db, orderId)!)
  const task = {
    ref: orderId,
    clientId: order.row.clientId,
    serialId: onlySerial(order),
    dueTime: null,
  }
  clearTasksOf(db, orderId)
  if (order.state === 'paid') {
    setTask(db, { ...task, kind: 'order.activate', dueOn: today, params: { folio: order.folio } })
    return
  }
  if (order.state !== 'cart' && order.state !== 'final' && order.state !== 'slip') return
  const plans = openLines(db, order, today, policies)
  const cutoff = earliestDay(plans.map(({ line, plan }) => cutoffOfLine(line, plan, today)))
  const { payByDay, payByTime } = order.row
  if (order.state === 'slip' || order.paid > 0) {
    const due = dueOf(plans)
    setTask(db, {
      ...task,
      kind: 'order.pay',
      dueOn: payByDay ?? finishBy(cutoff, today, policies.advanceDays),
      dueTime: payByTime,
      params: {
        folio: order.folio,
        total: Math.max(0, (due ?? 0) - order.paid),
        method: order.row.method ?? 'card',
      },
    })
  } else {
    const dueOn = finishBy(cutoff, order.row.createdOn, policies.advanceDays)
    setTask(db, { ...task, kind: 'order.finish', dueOn, params: { folio: order.folio } })
  }
  const lost = plans.find(({ plan }) => plan.kind === 'left')?.line.serial
  if (lost) {
    const params = { folio: order.folio, serial: lost.serial }
    setTask(db, { ...task, kind: 'order.lineLost', serialId: lost.id, dueOn: today, params })
  }
}

/** The last day before the cutoff (R27); where nothing is cut, when somebody asks about it again. */
function finishBy(cutoff: Day | null, from: Day, advanceDays: number): Day {
  return cutoff === null ? addDays(from, FOLLOW_UP_DAYS) : addDays(cutoff, -advanceDays)
}

function onlySerial({ lines }: Order): string | null {
  return lines.length === 1 ? lines[0]!.serialId : null
}
