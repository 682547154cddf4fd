import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, type Centavos } from '#domain/money.ts'
import { beneficiaryOf, lineTotal } from '#domain/order.ts'
import type { Policies } from '#domain/policies.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { paidUntilOf } from '#features/rentals/paid.ts'
import { findSerial, serialsOf, type Serial } from '#features/serials/sql.ts'
import { beneficiaryName, totalOf } from './load.ts'
import { MOST_LINES, nextPeriod, openOrderOf, priceOf, pricesOfDay, type DraftLine } from './lines.ts'
import * as orders from './sql.ts'

/** Renewed at a time. */
export const MOST_SERIALS = 2_000

export interface PlannedOrder {
  readonly clientId: string
  readonly client: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string | null
  readonly beneficiary: string
  readonly lines: readonly (DraftLine & {
    readonly serial: Serial
    readonly cutoff: Day | null
    readonly total: Centavos | null
  })[]
  readonly total: Centavos | null
}

export interface Skipped {
  readonly serialId: string
  readonly serial: string
  readonly client: string
  readonly why: 'left' | 'bought' | 'otherChannel' | 'inOrder' | 'autoCharge'
  readonly folio: string | null
}

export interface PlannedMany {
  readonly orders: readonly PlannedOrder[]
  readonly skipped: readonly Skipped[]
  readonly vatBasisPoints: number
}

/** Which serials: those named, all of a client, or all that are cut in a stretch of days. */
export function serialsFor(
  db: ReadDb,
  wish: {
    readonly serialIds?: readonly string[] | undefined
    readonly clientId?: string | undefined
    readonly cutFrom?: Day | undefined
    readonly cutUntil?: Day | undefined
  },
): Result<readonly string[]> {
  if (wish.serialIds) return ok(wish.serialIds)
  const clientId = wish.clientId ?? null
  if (wish.cutFrom !== undefined && wish.cutUntil !== undefined) {
    if (wish.cutUntil < wish.cutFrom) {
      return refuse('catalogue.rangeReversed', { from: wish.cutFrom, until: wish.cutUntil })
    }
    return ok(
      orders.serialsCutBetween(db, { clientId, from: wish.cutFrom, until: wish.cutUntil }, MOST_SERIALS),
    )
  }
  return clientId === null ? refuse('order.chooseWhich', {}) : ok(serialsOf(db, clientId).map(({ id }) => id))
}

/**
 * One order for each client and beneficiary (D15), with what each line costs today. Left out, with why: what is no
 * longer rented, what stands in an order already, and what the card pays by itself unless it was chosen by name.
 */
export function planMany(
  db: ReadDb,
  serialIds: readonly string[],
  months: Months | null,
  chosen: boolean,
  today: Day,
  policies: Policies,
): Result<PlannedMany> {
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  const { vatBasisPoints } = prices.value
  const skipped: Skipped[] = []
  const groups = new Map<string, { serial: Serial; lines: PlannedOrder['lines'][number][] }>()
  for (const serialId of new Set(serialIds)) {
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    const inOrder = openOrderOf(db, serialId)
    const why = whyNot(serial, inOrder !== null, chosen)
    if (why !== null) {
      const folio = inOrder && folioOf(inOrder.series, inOrder.number)
      skipped.push({ serialId, serial: serial.serial, client: serial.client, why, folio })
      continue
    }
    const period = months ?? serial.months!
    const next = nextPeriod(db, serial, period, today, policies)
    const line = { serialId, productId: serial.productId, months: period, ...next }
    const priced = { ...line, ...priceOf(prices.value, line, null) }
    const cutoff = paidUntilOf({ db, today, policies }, serial)
    const { vendorId } = beneficiaryOf(serial.billedBy, serial.vendorId)
    const key = groupKey(groups, `${serial.clientId} ${vendorId ?? ''}`)
    const group = groups.get(key) ?? { serial, lines: [] }
    group.lines.push({ ...priced, serial, cutoff, total: lineTotal({ ...priced, vatBasisPoints }) })
    groups.set(key, group)
  }
  const planned = [...groups.values()].map(({ serial, lines }) => {
    const payee = beneficiaryOf(serial.billedBy, serial.vendorId)
    return {
      clientId: serial.clientId,
      client: serial.client,
      ...payee,
      beneficiary: beneficiaryName(db, payee),
      lines,
      total: totalOf(lines),
    }
  })
  return ok({ orders: planned, skipped, vatBasisPoints })
}

/** What is known of the sums: orders without a price count nothing. */
export function knownTotal(planned: readonly PlannedOrder[]): Centavos {
  return addCentavos(...planned.map(({ total }) => total).filter((total) => total !== null))
}

function whyNot(serial: Serial, inOrder: boolean, chosen: boolean): Skipped['why'] | null {
  if (serial.status === 'left') return 'left'
  if (serial.channel === 'other') return 'otherChannel'
  if (serial.rentalId === null) return 'bought'
  if (inOrder) return 'inOrder'
  return serial.autoCharge === 1 && !chosen ? 'autoCharge' : null
}

/** Another order for the same beneficiary where one is full. */
function groupKey(
  groups: ReadonlyMap<string, { readonly lines: readonly unknown[] }>,
  wanted: string,
): string {
  let key = wanted
  for (let n = 2; (groups.get(key)?.lines.length ?? 0) >= MOST_LINES; n += 1) key = `${wanted} ${n}`
  return key
}
