import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, type Centavos } from '#domain/money.ts'
import { lineTotal, type OrderHead } from '#domain/order.ts'
import { planOrderLine, type OrderLinePlan } from '#domain/order-line.ts'
import type { Policies } from '#domain/policies.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { trialOf } from '#domain/trial.ts'
import { findProduct, findVendor, type Product } from '#features/catalogue/sql.ts'
import { findClient, type Client } from '#features/clients/sql.ts'
import { presumptionsOf, renewableOf } from '#features/rentals/paid.ts'
import { renewalsOf } from '#features/rentals/sql.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import * as orders from './sql.ts'

export interface OrderLine extends orders.OrderLineRow {
  /** Null while a new system has no serial. */
  readonly serial: Serial | null
  readonly product: Product
  /** "SAE 10.0", or the name alone of what has no version yet. */
  readonly system: string
  readonly total: Centavos | null
}

/** An order with all that its rules look at. */
export interface Order extends OrderHead {
  readonly row: orders.OrderRow
  readonly client: Client
  readonly lines: readonly OrderLine[]
  readonly paid: Centavos
}

export function loadOrder(db: ReadDb, id: string): Result<Order> {
  const row = orders.findOrder(db, id)
  return row ? ok(orderOf(db, row)) : refuse('order.notFound', { id })
}

export function orderOf(db: ReadDb, row: orders.OrderRow): Order {
  return {
    row,
    client: findClient(db, row.clientId)!,
    folio: folioOf(row.series, row.number),
    state: row.state,
    paid: orders.paidOf(db, row.id),
    lines: orders.linesOf(db, row.id).map((line) => {
      const serial = line.serialId === null ? null : findSerial(db, line.serialId)
      const product = findProduct(db, line.productId)!
      const system = serial === null ? product.name : `${serial.product} ${serial.version}`
      return {
        ...line,
        serial,
        product,
        system,
        total: lineTotal({ amount: line.amount, vatBasisPoints: row.vatBasisPoints }),
      }
    }),
  }
}

/** Who receives its money, by name (D15). */
export function beneficiaryName(db: ReadDb, row: Pick<orders.OrderRow, 'vendorId'>): string {
  return row.vendorId === null ? readProfile(db).name : findVendor(db, row.vendorId)!.name
}

/** What the money would do with a line; one whose serial left, or went to another client, renews no more. */
export type LinePlan = OrderLinePlan | { readonly kind: 'left' } | { readonly kind: 'newSystem' }

export interface PlannedLine {
  readonly line: OrderLine
  readonly plan: LinePlan
}

/** The lines that still ask for money, each with what money of that day would do. */
export function openLines(db: ReadDb, order: Order, paidOn: Day, policies: Policies): PlannedLine[] {
  return order.lines
    .filter(({ outcome }) => outcome === 'open')
    .map((line) => ({ line, plan: planLine(db, order, line, paidOn, policies) }))
}

/** What the lines cost that the money can still renew; null while one of them has no price. */
export function dueOf(lines: readonly PlannedLine[]): Centavos | null {
  return totalOf(
    lines.filter(({ plan }) => plan.kind !== 'left' && plan.kind !== 'taken').map(({ line }) => line),
  )
}

function planLine(db: ReadDb, order: Order, line: OrderLine, paidOn: Day, policies: Policies): LinePlan {
  const { serial } = line
  if (serial === null) return { kind: 'newSystem' }
  if (serial.status === 'left' || serial.clientId !== order.row.clientId) return { kind: 'left' }
  const presume = presumptionsOf(db, serial, policies)
  const renewals = renewalsOf(db, serial.rentalId!)
  return planOrderLine(renewableOf(serial), renewals, line, paidOn, presume)
}

/** The first day on which it may stop without this money: its cutoff, or the end of its trial. */
export function cutoffOfLine({ serial }: OrderLine, plan: LinePlan, today: Day): Day | null {
  if (plan.kind === 'renew' || plan.kind === 'adopt') {
    if (plan.plan.cutoffBefore !== null) return plan.plan.cutoffBefore
  }
  if (serial === null || serial.activatedOn !== null || serial.installedOn === null) return null
  return trialOf(serial.installedOn, today, serial.trialDays).stopsOn
}

/** The sum of the lines with IVA; null while one of them has no price. */
export function totalOf(lines: readonly Pick<OrderLine, 'total'>[]): Centavos | null {
  const totals = lines.map(({ total }) => total)
  return totals.every((total) => total !== null) ? addCentavos(...totals) : null
}
