import type { InputOf } from '#contract/index.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { beneficiaryOf, OPEN_ORDERS, type OrderBeneficiary } from '#domain/order.ts'
import type { Policies } from '#domain/policies.ts'
import { planRenewal } from '#domain/renewal.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { findProduct, findVendor, pricesOn, taxRates, type PriceList } from '#features/catalogue/sql.ts'
import { usersForPeriod } from '#features/changes/users.ts'
import { presumptionsOf, renewableOf } from '#features/rentals/paid.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import * as orders from './sql.ts'

export type WishedLine = InputOf<'orders.create'>['lines'][number]

/** A line before it has an id and a place. */
export interface DraftLine {
  readonly serialId: string | null
  readonly productId: string
  readonly users: number
  readonly months: Months
  readonly firstMonth: number
  readonly amount: Centavos | null
  readonly typed: number
}

export const MOST_LINES = 200

/** Prices and IVA of a day, read once for all the lines of an order. */
export interface DayPrices {
  readonly list: PriceList
  readonly vatBasisPoints: number
}

export function pricesOfDay(db: ReadDb, day: Day): Result<DayPrices> {
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, day)
  return rate.ok ? ok({ list: pricesOn(db, day), vatBasisPoints: rate.value }) : rate
}

/**
 * Lines for one client's order (R8): a serial that is rented and stands in no other open order, with its users (R36:
 * they change in the last look), or a new system as many times as wanted. All are paid to one beneficiary (D15).
 */
export function draftLines(
  db: ReadDb,
  client: { readonly id: string; readonly name: string; readonly billedBy: OrderBeneficiary['billedBy'] },
  already: readonly orders.OrderLineRow[],
  wished: readonly WishedLine[],
  prices: DayPrices,
  today: Day,
  policies: Policies,
): Result<DraftLine[]> {
  const drafts: DraftLine[] = []
  const serials = new Set(already.map(({ serialId }) => serialId))
  for (const wish of wished) {
    if (!('serialId' in wish)) {
      const product = findProduct(db, wish.product)
      if (!product) return refuse('catalogue.productNotFound', { product: wish.product })
      const { users, months } = wish
      const line = { serialId: null, productId: product.id, users, months, firstMonth: 0 }
      const priced = { ...line, ...priceOf(prices, line, wish.amount) }
      for (let n = 0; n < (wish.quantity ?? 1); n += 1) drafts.push(priced)
      continue
    }
    const found = renewableSerial(db, client, wish.serialId)
    if (!found.ok) return found
    const serial = found.value
    if (serials.has(serial.id)) return refuse('order.serialTwice', { serial: serial.serial })
    serials.add(serial.id)
    const months = wish.months ?? serial.months!
    const period = nextPeriod(db, serial, months, today, policies)
    const line = { serialId: serial.id, productId: serial.productId, months, ...period }
    drafts.push({ ...line, ...priceOf(prices, line, wish.amount) })
  }
  if (already.length + drafts.length > MOST_LINES) return refuse('order.tooManyLines', { most: MOST_LINES })
  const payee = onePayee(db, client.billedBy, [...already, ...drafts])
  return payee.ok ? ok(drafts) : payee
}

/** The period that a renewal paid today would begin, and its users: those of today and what is scheduled (D19, R36). */
export function nextPeriod(
  db: ReadDb,
  serial: Serial,
  months: Months,
  today: Day,
  policies: Policies,
): { readonly firstMonth: number; readonly users: number } {
  const plan = planRenewal(renewableOf(serial), months, today, presumptionsOf(db, serial, policies))
  return { firstMonth: plan.period.firstMonth, users: usersForPeriod(db, serial, plan.firstDay) }
}

export function priceOf(
  { list }: DayPrices,
  line: { readonly productId: string; readonly months: Months; readonly users: number },
  typed: Centavos | null | undefined,
): Pick<DraftLine, 'amount' | 'typed'> {
  if (typed !== undefined && typed !== null) return { amount: typed, typed: 1 }
  return { amount: list.amountOf(line.productId, line.months, line.users), typed: 0 }
}

/** D15: one order is paid to one beneficiary. */
export function onePayee(
  db: ReadDb,
  billedBy: OrderBeneficiary['billedBy'],
  lines: readonly { readonly productId: string }[],
): Result<OrderBeneficiary> {
  const vendors = new Set(lines.map(({ productId }) => findProduct(db, productId)!.vendorId))
  const [first] = vendors
  const payee = beneficiaryOf(billedBy, first!)
  if (payee.vendorId === null || vendors.size === 1) return ok(payee)
  const names = [...vendors].map((vendor) => findVendor(db, vendor)!.name)
  return refuse('order.twoBeneficiaries', { beneficiaries: names })
}

/** The order that a serial stands in and that still asks for its money. */
export function openOrderOf(db: ReadDb, serialId: string): orders.OrderRow | null {
  const line = orders.openLineOf(db, serialId)
  const order = line && orders.findOrder(db, line.orderId)
  return order && OPEN_ORDERS.includes(order.state) ? order : null
}

function renewableSerial(db: ReadDb, client: { readonly id: string }, serialId: string): Result<Serial> {
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  if (serial.clientId !== client.id) {
    return refuse('order.otherClient', { serial: serial.serial, client: serial.client })
  }
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (serial.channel === 'other') return refuse('serial.otherChannel', { serial: serial.serial })
  if (serial.rentalId === null) return refuse('serial.boughtHasNoClock', { serial: serial.serial })
  const other = openOrderOf(db, serialId)
  if (!other) return ok(serial)
  return refuse('order.serialInOther', { serial: serial.serial, folio: folioOf(other.series, other.number) })
}
