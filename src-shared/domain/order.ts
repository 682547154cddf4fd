import type { Day } from './calendar.ts'
import { addCentavos, centavos, type Centavos } from './money.ts'
import { ok, refuse, type Result } from './result.ts'
import { vatOf } from './tax.ts'

/** Carrito → pedido final → ficha emitida → pagado → activado → cerrado; cancelado from where no money has renewed. */
export type OrderState = 'cart' | 'final' | 'slip' | 'paid' | 'activated' | 'closed' | 'cancelled'

export const ORDER_STATES: readonly OrderState[] = [
  'cart',
  'final',
  'slip',
  'paid',
  'activated',
  'closed',
  'cancelled',
]

/** Those in which the order still asks for money: a serial stands in one of them at most. */
export const OPEN_ORDERS: readonly OrderState[] = ['cart', 'final', 'slip']

/** What somebody does to an order. */
export type OrderAct =
  'edit' | 'setUsers' | 'review' | 'reopen' | 'acceptPrices' | 'issue' | 'pay' | 'assign' | 'close' | 'cancel'

export const ORDER_ACTS: readonly OrderAct[] = [
  'edit',
  'setUsers',
  'review',
  'reopen',
  'acceptPrices',
  'issue',
  'pay',
  'assign',
  'close',
  'cancel',
]

/**
 * From where each act is allowed. The number of users is changed in the last look alone (R36); a slip is issued from
 * there, or again while nothing was paid with it (R13); money may come before the paper that asks for it.
 */
const FROM: Readonly<Record<OrderAct, readonly OrderState[]>> = {
  edit: ['cart'],
  setUsers: ['final'],
  review: ['cart'],
  reopen: ['final', 'slip'],
  acceptPrices: ['cart', 'final'],
  issue: ['final', 'slip'],
  pay: ['final', 'slip'],
  assign: ['paid'],
  close: ['activated'],
  cancel: ['cart', 'final', 'slip'],
}

/** Why not: what the sentence of the refusal says. */
export type OrderObstacle = 'wrongState' | 'hasMoney' | 'alreadyPaid'

export interface OrderHead {
  readonly folio: string
  readonly state: OrderState
  /** What was paid and is not given back, in centavos. */
  readonly paid: number
}

/**
 * Whether that may be done to the order now, and why not. Editing again what was paid in part would change what the
 * money was for; a paid order is taken back by reversing its payment, never by cancelling.
 *   checkOrderAct({ folio: 'A-0001', state: 'slip', paid: 0 }, 'reopen')    // ok
 *   checkOrderAct({ folio: 'A-0001', state: 'paid', paid: 100 }, 'cancel')  // order.notNow, alreadyPaid
 */
export function checkOrderAct({ folio, state, paid }: OrderHead, act: OrderAct): Result<null> {
  const no = (why: OrderObstacle) => refuse('order.notNow', { folio, act, state, why })
  if (!FROM[act].includes(state)) return no(isPaid(state) && act !== 'close' ? 'alreadyPaid' : 'wrongState')
  if (paid > 0 && (act === 'reopen' || act === 'issue')) return no('hasMoney')
  return ok(null)
}

/** `orderActs({ folio, state: 'cart', paid: 0 }) // ['edit', 'review', 'acceptPrices', 'cancel']` */
export function orderActs(order: OrderHead): OrderAct[] {
  return ORDER_ACTS.filter((act) => checkOrderAct(order, act).ok)
}

export function isPaid(state: OrderState): boolean {
  return state === 'paid' || state === 'activated' || state === 'closed'
}

/** One of the reasons of a list, and words of one's own; 'other' is not enough without them. */
export type CancelReason =
  'changedMind' | 'noAnswer' | 'tooExpensive' | 'duplicate' | 'paidElsewhere' | 'mistake' | 'other'

export const CANCEL_REASONS: readonly CancelReason[] = [
  'changedMind',
  'noAnswer',
  'tooExpensive',
  'duplicate',
  'paidElsewhere',
  'mistake',
  'other',
]

/** What has become of a line: renewed by the order, refused when the money came (D20), or renewed by another payment. */
export type LineOutcome = 'open' | 'renewed' | 'refused' | 'elsewhere' | 'cancelled'

/**
 * Where an order stands once nothing of it is open: paid until all its serials are activated (R21), then activated.
 *   settledState([{ outcome: 'renewed', activated: true }, { outcome: 'refused', activated: false }]) // 'activated'
 */
export function settledState(
  lines: readonly { readonly outcome: LineOutcome; readonly activated: boolean }[],
): 'paid' | 'activated' {
  return lines.every(({ outcome, activated }) => activated || outcome !== 'renewed') ? 'activated' : 'paid'
}

export interface LinePrice {
  /** Without IVA; null while the office has no price. */
  readonly amount: Centavos | null
  readonly vatBasisPoints: number
}

/** A line with its IVA, as the slip and the payment count it; null while the price is not known. */
export function lineTotal({ amount, vatBasisPoints }: LinePrice): Centavos | null {
  return amount === null ? null : addCentavos(amount, vatOf(amount, vatBasisPoints))
}

export interface MoneyIn {
  /** What came for the order until now, less what was given back. */
  readonly paid: Centavos
  /** What comes now. */
  readonly amount: Centavos
  /** What the lines that can be renewed cost, with IVA. */
  readonly due: Centavos
}

export interface MoneySplit {
  /** All that is due has come: the lines renew. */
  readonly complete: boolean
  /** Of what comes now, what stays in the client's favour. */
  readonly inFavour: Centavos
  /** Of what had come before, what goes back to the client's favour: a line that it was for can no longer renew. */
  readonly givenBack: Centavos
  /** Still to come; 0 once complete. */
  readonly remaining: Centavos
}

/**
 * Where the money of an order goes: what is due, and the rest in the client's favour. Nothing is lost:
 * paid + amount = what the order keeps + inFavour + givenBack.
 *   splitMoney({ paid: 0, amount: 400.00, due: 1000.00 })       // remaining 600.00
 *   splitMoney({ paid: 400.00, amount: 700.00, due: 1000.00 })  // complete, 100.00 in favour
 */
export function splitMoney({ paid, amount, due }: MoneyIn): MoneySplit {
  const excess = Math.max(0, paid + amount - due)
  const inFavour = Math.min(excess, amount)
  return {
    complete: paid + amount >= due,
    inFavour: centavos(inFavour),
    givenBack: centavos(excess - inFavour),
    remaining: centavos(Math.max(0, due - paid - amount)),
  }
}

/** Days after which an order without any cutoff is asked about again: nothing stops by itself until then. */
export const FOLLOW_UP_DAYS = 7

export interface PriceChange {
  readonly lineId: string
  readonly system: string
  readonly before: Centavos | null
  readonly after: Centavos | null
}

export interface PricedOrderLine {
  readonly id: string
  readonly system: string
  readonly amount: Centavos | null
  /** An amount that somebody typed is no price of the day: it stays. */
  readonly typed: boolean
  readonly priceNow: Centavos | null
}

/**
 * What has changed in price between the cart and now; nobody is sent a paper with an amount that was not shown.
 * A line in which a price of the table ended without a new one keeps what was agreed.
 */
export function priceChanges(lines: readonly PricedOrderLine[]): PriceChange[] {
  return lines
    .filter(({ typed, amount, priceNow }) => !typed && priceNow !== null && priceNow !== amount)
    .map(({ id, system, amount, priceNow }) => ({ lineId: id, system, before: amount, after: priceNow }))
}

export interface OrderBeneficiary {
  readonly billedBy: 'vendor' | 'distributor'
  /** Null when the distributor receives the money. */
  readonly vendorId: string | null
}

/** D15, C16: who receives the money of a line follows who bills; of what the vendor bills, the vendor of the system. */
export function beneficiaryOf(billedBy: OrderBeneficiary['billedBy'], vendorId: string): OrderBeneficiary {
  return { billedBy, vendorId: billedBy === 'distributor' ? null : vendorId }
}

/** Task and screen say by when: the earliest of the days, nulls left out. `earliestDay([null, '2026-11-30'])` */
export function earliestDay(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null
}
