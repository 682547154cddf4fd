import { businessDaysBefore, type BusinessCalendar } from './business-time.ts'
import { addDays, type Day } from './calendar.ts'
import { netOf } from './income.ts'
import { centavos, type Centavos } from './money.ts'
import type { Months } from './rental.ts'

/**
 * A prepaid key in the one form in which it is kept (R59, R62): upper case, groups of five with plain hyphens. Letters O
 * and digits 0 are both used, so neither is put for the other: `lookAlikeKey` finds what was probably meant.
 *   parsePrepaidKey(' rcg0d o33lr zlvyu f38mn gh8ha') // 'RCG0D-O33LR-ZLVYU-F38MN-GH8HA'
 *   parsePrepaidKey('RCG0D-O33LR')                    // null: too short
 */
export function parsePrepaidKey(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b–—‐‑−-]/g, '')
  return /^[A-Z0-9]{25}$/.test(bare) ? bare.match(/.{5}/g)!.join('-') : null
}

/**
 * What two readings of one key have in common, for "¿es la misma?": O and 0, I and 1, S and 5, B and 8, Z and 2.
 *   lookAlikeKey('RCG0D-O33LR-…') === lookAlikeKey('RCGOD-033LR-…') // true
 */
export function lookAlikeKey(key: string): string {
  return key.replace(/[OISBZ]/g, (letter) => LOOKS_LIKE[letter]!)
}

const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', Z: '2' }

/** What is shown of a key that is kept secret: `maskedKey('RCG0D-…-GH8HA') // '•••• H8HA'` */
export function maskedKey(key: string): string {
  return `•••• ${key.slice(-4)}`
}

/** C20: the portal has two words; before them and between them a key is in the office. */
export type KeyState = 'received' | 'available' | 'assigned' | 'used' | 'void'

const NEXT: Readonly<Record<KeyState, readonly KeyState[]>> = {
  received: ['available', 'void'],
  available: ['assigned', 'used', 'void'],
  assigned: ['available', 'used', 'void'],
  used: [],
  void: [],
}

/** `keyMayBecome('received', 'assigned') // false`: it is confirmed in the portal first (R62–R65) */
export function keyMayBecome(state: KeyState, next: KeyState): boolean {
  return NEXT[state].includes(next)
}

/** The vendor's two words (R66); null for what its list does not show. */
export function portalWordOf(state: KeyState): PortalWord | null {
  if (state === 'available' || state === 'assigned') return 'Disponible sin Asignar'
  return state === 'used' ? 'Utilizada' : null
}

/** The steps of the portal by which a received key becomes available (R62–R65), in their order. */
export const CONFIRM_STEPS = ['typed', 'licenceAccepted', 'noticeAcknowledged', 'mailReceived'] as const
export type ConfirmStep = (typeof CONFIRM_STEPS)[number]

/** The step that is next; null when all are done. A licence that was declined goes no further (R63). */
export function nextConfirmStep(done: readonly ConfirmStep[]): ConfirmStep | null {
  return CONFIRM_STEPS.find((step) => !done.includes(step)) ?? null
}

/** What a key buys. */
export interface KeyKind {
  readonly productId: string
  readonly months: Months
  readonly users: number
}

export interface StockedKey extends KeyKind {
  readonly id: string
  /** The last day on which it may be redeemed; null where the supplier names none. */
  readonly expiresOn: Day | null
}

export interface ComingRenewal extends KeyKind {
  readonly serialId: string
  readonly on: Day
  readonly autoCharge: boolean
}

export interface StockPlan {
  /** Which key is enough for which renewal, in the order of the renewals. */
  readonly matched: readonly { readonly serialId: string; readonly on: Day; readonly keyId: string }[]
  /** What is lacking, by what a key buys, with the first day on which it is missed: reorder by then. */
  readonly lacking: readonly (KeyKind & { readonly count: number; readonly by: Day })[]
  /** Keys that expire within the window and that no renewal needs. */
  readonly expiring: readonly string[]
}

/**
 * Keys on hand against the renewals that come (beyond.md 5): matched by product, period and users, the key that expires
 * first for the renewal that is first. What pays by automatic charge needs none.
 */
export function planStock(
  keys: readonly StockedKey[],
  renewals: readonly ComingRenewal[],
  until: Day,
): StockPlan {
  const free = Map.groupBy(keys.toSorted(byExpiry), kindOf)
  const matched: { serialId: string; on: Day; keyId: string }[] = []
  const lacking = new Map<string, KeyKind & { count: number; by: Day }>()
  const due = renewals.filter(({ autoCharge, on }) => !autoCharge && on <= until)
  for (const renewal of due.toSorted((a, b) => compare(a.on, b.on) || compare(a.serialId, b.serialId))) {
    const pile = free.get(kindOf(renewal)) ?? []
    const at = pile.findIndex(({ expiresOn }) => expiresOn === null || expiresOn >= renewal.on)
    const [key] = at < 0 ? [] : pile.splice(at, 1)
    if (key) matched.push({ serialId: renewal.serialId, on: renewal.on, keyId: key.id })
    else {
      const { productId, months, users } = renewal
      const missed = lacking.get(kindOf(renewal)) ?? { productId, months, users, count: 0, by: renewal.on }
      lacking.set(kindOf(renewal), { ...missed, count: missed.count + 1 })
    }
  }
  const left = [...free.values()].flat()
  return {
    matched,
    lacking: [...lacking.values()],
    expiring: left
      .filter(({ expiresOn }) => expiresOn !== null && expiresOn <= until)
      .toSorted(byExpiry)
      .map(({ id }) => id),
  }
}

function kindOf({ productId, months, users }: KeyKind): string {
  return `${productId} ${months} ${users}`
}

function byExpiry(a: StockedKey, b: StockedKey): number {
  return compare(a.expiresOn ?? '9999-12-31', b.expiresOn ?? '9999-12-31') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * A lease is given again from so many days before its end: half of the days that it lasts.
 *   leaseRenewDays(14) // 7
 *   leaseRenewDays(3)  // 1
 */
export function leaseRenewDays(leaseDays: number): number {
  return Math.floor(leaseDays / 2)
}

/** A lease that has ended still holds so long: what was given in its last minute is on its way. */
export const LEASE_MARGIN_HOURS = 1

/** `hoursAfter('2026-11-23T15:00:00.000Z', -1) // '2026-11-23T14:00:00.000Z'` */
export function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
}

/**
 * The PC that a key is kept for, by the endpoint's clock; null where anyone may give it.
 *   keptFor({ leasedTo: 'a', leasedUntil: '2026-11-23T15:00:00.000Z' }, '2026-11-23T15:59:00.000Z') // 'a'
 *   keptFor({ leasedTo: 'a', leasedUntil: '2026-11-23T15:00:00.000Z' }, '2026-11-23T16:01:00.000Z') // null
 */
export function keptFor(
  { leasedTo, leasedUntil }: { readonly leasedTo: string | null; readonly leasedUntil: string | null },
  now: string,
): string | null {
  return leasedUntil !== null && leasedUntil >= hoursAfter(now, -LEASE_MARGIN_HOURS) ? leasedTo : null
}

/** So far ahead the stock is compared with what comes, in days. */
export const STOCK_WINDOW_DAYS = 60
/** A supplier is asked so many business days before the first renewal that would find no key. */
export const REORDER_BUSINESS_DAYS = 5
/** So long before its last day a key is still worth looking for somebody who needs it, in days. */
export const EXPIRY_NOTICE_DAYS = 15

/**
 * By when to ask the supplier for what is first missed on a day; never a day that is over.
 *   reorderOn(office, '2026-12-10', '2026-11-23') // '2026-12-04': five business days before, Saturday being one
 *   reorderOn(office, '2026-11-25', '2026-11-23') // '2026-11-23': today, late as it is
 */
export function reorderOn(office: BusinessCalendar, missedOn: Day, today: Day): Day {
  const wanted = businessDaysBefore(office, missedOn, REORDER_BUSINESS_DAYS) ?? today
  return wanted < today ? today : wanted
}

/** The day from which Hoy asks about keys that end: `expiryNoticeOn('2026-12-31') // '2026-12-16'` */
export function expiryNoticeOn(expiresOn: Day): Day {
  return addDays(expiresOn, -EXPIRY_NOTICE_DAYS)
}

/**
 * What a key leaves: its price without IVA less what it cost; null while either is not known.
 *   keyMargin({ price: 116000, vatBasisPoints: 1600, unitCost: 70000 }) // 30000
 */
export function keyMargin(sold: {
  readonly price: Centavos | null
  readonly vatBasisPoints: number | null
  readonly unitCost: Centavos | null
}): Centavos | null {
  const { price, vatBasisPoints, unitCost } = sold
  if (price === null || vatBasisPoints === null || unitCost === null) return null
  return centavos(netOf(price, vatBasisPoints) - unitCost)
}

/**
 * The state that the vendor's word says of a key that is in the office; null where they already agree.
 *   stateOfPortalWord('received', 'Disponible sin Asignar') // 'available'
 *   stateOfPortalWord('assigned', 'Disponible sin Asignar') // null: the portal does not know of our promise
 */
export function stateOfPortalWord(state: KeyState, word: PortalWord): KeyState | null {
  if (portalWordOf(state) === word) return null
  const next: KeyState = word === 'Utilizada' ? 'used' : 'available'
  return (state === 'received' && next === 'used') || keyMayBecome(state, next) ? next : null
}

export type PortalWord = 'Disponible sin Asignar' | 'Utilizada'
