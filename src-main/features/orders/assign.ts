import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { planRenewal } from '#domain/renewal.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { saveRenewal } from '#features/rentals/decide.ts'
import { makeRentedSystem } from '#features/rentals/new-system.ts'
import { presumptionsOf, renewableOf } from '#features/rentals/paid.ts'
import { serialByNumber, type Serial } from '#features/serials/sql.ts'
import { openOrderOf } from './lines.ts'
import type { Order, OrderLine } from './load.ts'
import { settledOrder } from './settle.ts'
import { refreshTasks } from './tasks.ts'
import * as orders from './sql.ts'

type Given = Omit<InputOf<'orders.assignSerial'>, 'id' | 'lineId'>

/** The serial of a new system that was paid: made here, or one of the client that was never activated. */
export function assignSerial(
  context: CommandContext,
  order: Order,
  lineId: string,
  given: Given,
): Result<OutputOf<'orders.assignSerial'>> {
  const { db, today, policies } = context
  // load
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) return refuse('order.lineNotFound', { id: lineId })
  if (line.serial !== null) return refuse('order.lineHasSerial', { serial: line.serial.serial })
  const number = parseSerialNumber(given.serial)
  if (number === null) return refuse('serial.invalid', { serial: given.serial })
  const known = serialByNumber(db, number)
  // decide
  const may = known === null ? ok(null) : mayStandFor(context, known, order, line)
  if (!may.ok) return may
  // save
  const serial = known ?? makeSerial(context, order, line, number, given)
  const rental = renewableOf(serial)
  const plan = planRenewal(rental, line.months, today, presumptionsOf(db, serial, policies))
  const payment = orders.paymentOf(db, order.row.id)
  const rentalId = serial.rentalId!
  const renewalId = saveRenewal(context, serial, rentalId, plan, payment, 'payment', line.users)
  const { serial: _serial, product: _product, system: _system, total: _total, ...row } = line
  orders.updateLine(db, { ...row, serialId: serial.id, renewalId })
  const settled = { ...order.row, ...settledOrder(db, order.row.id, today) }
  orders.updateOrder(db, settled)
  refreshTasks(context, order.row.id)
  return ok({ id: order.row.id, serialId: serial.id, state: settled.state })
}

function mayStandFor({ db }: CommandContext, known: Serial, order: Order, line: OrderLine): Result<null> {
  if (known.productId !== line.productId) {
    return refuse('order.serialOtherSystem', { serial: known.serial, system: known.product })
  }
  const free =
    known.clientId === order.row.clientId &&
    known.status === 'active' &&
    known.rentalId !== null &&
    known.activatedOn === null &&
    known.paidMonths === 0 &&
    openOrderOf(db, known.id) === null
  return free ? ok(null) : refuse('order.serialInUse', { serial: known.serial, client: known.client })
}

function makeSerial(
  context: CommandContext,
  order: Order,
  line: OrderLine,
  serial: string,
  given: Given,
): Serial {
  return makeRentedSystem(context, {
    serial,
    clientId: order.row.clientId,
    productId: line.productId,
    version: given.version,
    users: line.users,
    months: line.months,
    method: order.row.method,
    // R14: what was paid by card has the automatic charge on.
    autoCharge: order.row.method === 'card',
    installedOn: given.installedOn ?? null,
  })
}
