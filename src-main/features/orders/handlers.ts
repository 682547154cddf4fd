import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { orderOperations } from '#contract/orders.ts'
import { checkOrderAct, lineTotal, ORDER_STATES, type OrderAct } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { saveSlip } from '#features/slips/issue.ts'
import { missingIn } from '#features/slips/paper.ts'
import { findSlip, voidSlip } from '#features/slips/sql.ts'
import { assignSerial } from './assign.ts'
import { createCart, insertLines, saveCart } from './cart.ts'
import { changeLine } from './change-line.ts'
import { changesSince, prepareIssue } from './issue.ts'
import { draftLines, priceOf, pricesOfDay } from './lines.ts'
import { loadOrder, totalOf, type Order } from './load.ts'
import { knownTotal, planMany, serialsFor } from './many.ts'
import { giveBack } from './money.ts'
import { closeOrder } from './progress.ts'
import { refreshTasks } from './tasks.ts'
import { searched } from './search.ts'
import { orderPage } from './view.ts'
import * as orders from './sql.ts'

export const orderHandlers: HandlersOf<typeof orderOperations> = {
  'orders.create': (context, input) => createCart(context, input),

  'orders.addLines': (context, { id, lines: wished }) => {
    const { db, today, policies } = context
    const loaded = forAct(context, id, 'edit')
    if (!loaded.ok) return loaded
    const order = loaded.value
    const prices = pricesOfDay(db, today)
    if (!prices.ok) return prices
    const lines = draftLines(db, order.client, order.lines, wished, prices.value, today, policies)
    if (!lines.ok) return lines
    insertLines(context, id, order.lines.at(-1)!.position + 1, lines.value)
    refreshTasks(context, id)
    return head(order)
  },

  'orders.setLine': (context, { id, lineId, ...change }) => {
    const loaded = loadOrder(context.db, id)
    if (!loaded.ok) return loaded
    const changed = changeLine(context, loaded.value, lineId, change)
    if (!changed.ok) return changed
    orders.updateLine(context.db, changed.value)
    refreshTasks(context, id)
    return head(loaded.value)
  },

  'orders.removeLine': (context, { id, lineId }) => {
    const loaded = forAct(context, id, 'edit')
    if (!loaded.ok) return loaded
    const order = loaded.value
    if (!order.lines.some((line) => line.id === lineId)) return refuse('order.lineNotFound', { id: lineId })
    if (order.lines.length === 1) return refuse('order.empty', { folio: order.folio })
    orders.removeLine(context.db, lineId)
    refreshTasks(context, id)
    return head(order)
  },

  'orders.review': (context, { id }) => {
    const loaded = forAct(context, id, 'review')
    if (!loaded.ok) return loaded
    orders.updateOrder(context.db, { ...loaded.value.row, state: 'final' })
    return head(loaded.value, 'final')
  },

  'orders.reopen': (context, { id }) => {
    const loaded = forAct(context, id, 'reopen')
    if (!loaded.ok) return loaded
    const { row } = loaded.value
    voidSlipOf(context, row, 'pedido de vuelta al carrito')
    orders.updateOrder(context.db, {
      ...row,
      state: 'cart',
      method: null,
      slipId: null,
      payByDay: null,
      payByTime: null,
    })
    refreshTasks(context, id)
    return head(loaded.value, 'cart')
  },

  'orders.acceptPrices': (context, { id }) => {
    const { db, today } = context
    const loaded = forAct(context, id, 'acceptPrices')
    if (!loaded.ok) return loaded
    const order = loaded.value
    const prices = pricesOfDay(db, today)
    if (!prices.ok) return prices
    const changes = changesSince(order, prices.value)
    for (const {
      serial: _serial,
      product: _product,
      system: _system,
      total: _total,
      ...line
    } of order.lines) {
      if (line.typed === 1) continue
      const { amount } = priceOf(prices.value, line, null)
      if (amount !== null) orders.updateLine(db, { ...line, amount })
    }
    orders.updateOrder(db, { ...order.row, vatBasisPoints: prices.value.vatBasisPoints })
    refreshTasks(context, id)
    return ok({ changes })
  },

  'orders.issue': (context, { id, ...wish }) => {
    const { db } = context
    // load
    const loaded = forAct(context, id, 'issue')
    if (!loaded.ok) return loaded
    const order = loaded.value
    // decide
    const prepared = prepareIssue(context, order, wish)
    if (!prepared.ok) return prepared
    const { payBy, lines } = prepared.value
    // save
    if (prepared.value.slip === null) voidSlipOf(context, order.row, 'se pagará en el portal')
    const slip = prepared.value.slip && saveSlip(context, prepared.value.slip, id)
    for (const { line, plan } of lines) {
      if (plan.kind !== 'renew') continue
      const { serial: _serial, product: _product, system: _system, total: _total, ...row } = line
      orders.updateLine(db, { ...row, firstMonth: plan.plan.period.firstMonth })
    }
    orders.updateOrder(db, {
      ...order.row,
      state: 'slip',
      method: wish.method,
      slipId: slip?.id ?? null,
      payByDay: payBy.day,
      payByTime: payBy.time,
    })
    refreshTasks(context, id)
    return ok({
      id,
      folio: order.folio,
      state: 'slip',
      slip: slip && { id: slip.id, folio: slip.folio, missing: missingIn(slip.paper) },
      payBy,
    })
  },

  'orders.assignSerial': (context, { id, lineId, ...given }) => {
    const loaded = forAct(context, id, 'assign')
    return loaded.ok ? assignSerial(context, loaded.value, lineId, given) : loaded
  },

  'orders.cancel': (context, { id, reason, text }) => {
    const { db, today } = context
    // load, decide
    const loaded = forAct(context, id, 'cancel')
    if (!loaded.ok) return loaded
    const order = loaded.value
    if (reason === 'other' && (text ?? '') === '') return refuse('order.reasonRequired', {})
    // save
    const voided = voidSlipOf(context, order.row, `pedido ${order.folio} cancelado`)
    giveBack(context, order, order.paid, 'cancelled')
    for (const {
      serial: _serial,
      product: _product,
      system: _system,
      total: _total,
      ...line
    } of order.lines) {
      if (line.outcome === 'open') orders.updateLine(db, { ...line, outcome: 'cancelled' })
    }
    orders.updateOrder(db, {
      ...order.row,
      state: 'cancelled',
      endedOn: today,
      endReason: reason,
      endText: text ?? '',
    })
    refreshTasks(context, id)
    return ok({ id, folio: order.folio, inFavour: order.paid, voidedSlip: voided })
  },

  'orders.close': (context, { id, reason }) => {
    const loaded = forAct(context, id, 'close')
    if (!loaded.ok) return loaded
    closeOrder(context, loaded.value.row, reason)
    return head(loaded.value, 'closed')
  },

  'orders.previewMany': ({ db, today, policies }, { months, ...which }) => {
    const serialIds = serialsFor(db, which)
    if (!serialIds.ok) return serialIds
    const chosen = which.serialIds !== undefined
    const planned = planMany(db, serialIds.value, months ?? null, chosen, today, policies)
    if (!planned.ok) return planned
    return ok({
      orders: planned.value.orders.map(({ vendorId: _vendor, ...order }) => ({
        ...order,
        lines: order.lines.map(({ serial, users, months: period, cutoff, amount, total }) => ({
          serialId: serial.id,
          serial: serial.serial,
          system: `${serial.product} ${serial.version}`,
          users,
          months: period,
          cutoff,
          amount,
          total,
        })),
      })),
      skipped: [...planned.value.skipped],
      serials: planned.value.orders.reduce((sum, { lines }) => sum + lines.length, 0),
      total: knownTotal(planned.value.orders),
    })
  },

  'orders.renewMany': (context, { serialIds, months }) => {
    const { db, today, policies } = context
    // load, decide
    const planned = planMany(db, serialIds, months ?? null, true, today, policies)
    if (!planned.ok) return planned
    const { skipped, vatBasisPoints } = planned.value
    if (planned.value.orders.length === 0) return refuse('order.nothingToRenew', { skipped: skipped.length })
    // save
    const made = planned.value.orders.map(({ clientId, client, billedBy, vendorId, lines }) => {
      const row = saveCart(context, { clientId, billedBy, vendorId, vatBasisPoints, note: '' }, lines)
      return { id: row.id, folio: folioOf(row.series, row.number), clientId, client, lines: lines.length }
    })
    return ok({ orders: made, skipped: [...skipped] })
  },

  'orders.get': (context, { id }) => {
    const loaded = loadOrder(context.db, id)
    return loaded.ok ? orderPage(context, loaded.value) : loaded
  },

  'orders.list': ({ db }, input) => {
    const clientId = input.clientId ?? null
    const states = input.states ?? null
    const search = searched(input.search ?? '')
    const { total, orders: rows } = orders.listOrders(
      db,
      { clientId, states, ...search },
      input.offset ?? 0,
      input.limit ?? 100,
    )
    const counted = new Map(orders.countByState(db, clientId).map(({ state, n }) => [state, n]))
    return ok({
      total,
      counts: Object.fromEntries(ORDER_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        (typeof ORDER_STATES)[number],
        number
      >,
      orders: rows.map(({ series, number, vatBasisPoints, ...row }) => {
        const lines = orders.linesOf(db, row.id)
        return {
          ...row,
          folio: folioOf(series, number),
          lines: lines.length,
          total: totalOf(lines.map(({ amount }) => ({ total: lineTotal({ amount, vatBasisPoints }) }))),
          paid: orders.paidOf(db, row.id),
        }
      }),
    })
  },
}

function forAct({ db }: CommandContext, id: string, act: OrderAct): Result<Order> {
  const loaded = loadOrder(db, id)
  if (!loaded.ok) return loaded
  const may = checkOrderAct(loaded.value, act)
  return may.ok ? loaded : may
}

function head({ row, folio }: Order, state = row.state) {
  return ok({ id: row.id, folio, state })
}

/** The folio of the slip that was annulled with the order, null where there was none in force. */
function voidSlipOf({ db }: CommandContext, { slipId }: orders.OrderRow, reason: string): string | null {
  const slip = slipId === null ? null : findSlip(db, slipId)
  if (slip?.status !== 'issued') return null
  voidSlip(db, slip.id, reason)
  return folioOf(slip.series, slip.number)
}
