import { nextBusinessDay, openIntervals, parseClock, type BusinessCalendar } from './business-time.ts'
import { addDays, type Day } from './calendar.ts'
import { addCentavos, type Centavos } from './money.ts'
import { payBy, type PayBy, type PayByPolicy } from './pay-by.ts'
import { isMethodAllowed, type MethodPolicy } from './payment-method.ts'
import type { Mode, Months } from './rental.ts'
import { ok, refuse, type Result } from './result.ts'

/** R13: a slip is for a transfer or a deposit at the counter, of money or of a nominative cheque. */
export type SlipMethod = 'transfer' | 'counter' | 'cheque'

/** What must be known of a system before its renewal may stand on a slip. */
export interface SlipCandidate {
  readonly serialId: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly vendorId: string
  readonly vendor: string
  readonly mode: Mode
  /** Null for a bought licence. */
  readonly months: Months | null
}

export interface SlipPayee {
  readonly clientId: string
  readonly billedBy: 'vendor' | 'distributor'
  /** Null when the distributor receives the money. */
  readonly vendorId: string | null
}

/**
 * Whether these renewals may stand on one slip, and who receives its money (D15). Refused: a serial twice, a bought
 * licence (C7), a monthly rental (R11: card only), serials of two clients, two beneficiaries, and a vendor's slip
 * without the vendor's reference, which is printed as it was typed and never made up.
 *   two yearly Aspel rentals of one client, billed by the vendor, reference '7056850' // ok, vendorId 'aspel'
 */
export function checkSlip(
  lines: readonly [SlipCandidate, ...SlipCandidate[]],
  method: SlipMethod,
  reference: string,
  methods: MethodPolicy,
): Result<SlipPayee> {
  const [first] = lines
  for (const [i, line] of lines.entries()) {
    const { serial } = line
    if (lines.findIndex((other) => other.serialId === line.serialId) < i) {
      return refuse('slip.serialTwice', { serial })
    }
    if (line.mode !== 'subscription' || line.months === null) return refuse('slip.boughtLicence', { serial })
    if (line.months === 1) return refuse('slip.monthlyIsCardOnly', { serial })
    if (!isMethodAllowed(line.months, method, methods)) {
      return refuse('payment.methodNotAllowed', { method, months: line.months })
    }
  }
  const clients = distinct(lines.map((line) => line.client))
  if (lines.some((line) => line.clientId !== first.clientId)) return refuse('slip.twoClients', { clients })
  if (first.billedBy === 'distributor') return ok({ ...payeeOf(first), vendorId: null })
  const vendors = distinct(lines.map((line) => line.vendor))
  if (vendors.length > 1) return refuse('slip.twoBeneficiaries', { beneficiaries: vendors })
  if (reference === '') return refuse('slip.vendorReferenceRequired', { vendor: first.vendor })
  return ok(payeeOf(first))
}

export interface SlipSums {
  readonly subtotal: Centavos
  readonly vat: Centavos
  readonly total: Centavos
}

/**
 * The sums of a slip; null while the price of one line is not known. IVA is added up from the lines and not computed
 * again on the subtotal, so that the payments of its systems, registered one by one, make the slip's total.
 */
export function slipSums(
  lines: readonly { readonly amount: Centavos | null; readonly vat: Centavos | null }[],
): SlipSums | null {
  const amounts: Centavos[] = []
  const vats: Centavos[] = []
  for (const { amount, vat } of lines) {
    if (amount === null || vat === null) return null
    amounts.push(amount)
    vats.push(vat)
  }
  const subtotal = addCentavos(...amounts)
  const vat = addCentavos(...vats)
  return { subtotal, vat, total: addCentavos(subtotal, vat) }
}

export type SlipPayBy =
  | { readonly kind: 'computed'; readonly day: Day; readonly time: string | null; readonly payBy: PayBy }
  | { readonly kind: 'overdue' | 'tooLate' | 'typed'; readonly day: Day; readonly time: null }

/**
 * Until when a slip must be paid: what the first cutoff of its systems and the bank's calendar give (beyond.md 3); when
 * that has passed, whether or not the cutoff has, the bank's next open day; or the day that the office typed. Refused
 * without any of them: a system that was never activated and whose installation day nobody wrote down has no cutoff.
 *   slipPayBy('transfer', '2026-11-30', null, bank, policy, '2026-11-23', '10:00') // vie 2026-11-27, 14:00
 *   slipPayBy('transfer', '2026-11-20', null, bank, policy, '2026-11-23', '10:00') // overdue, lun 2026-11-23
 *   slipPayBy('transfer', '2026-11-30', null, bank, policy, '2026-11-27', '16:30') // tooLate, lun 2026-11-30
 */
export function slipPayBy(
  method: SlipMethod,
  firstCutoff: Day | null,
  typed: Day | null,
  bank: BusinessCalendar,
  policy: PayByPolicy,
  today: Day,
  /** What the bank's clock shows: an hour that has passed is none to pay by. */
  clock: string,
): Result<SlipPayBy> {
  if (typed !== null) {
    if (typed < today) return refuse('slip.payByInPast', { day: typed, today })
    return ok({ kind: 'typed', day: typed, time: null })
  }
  if (firstCutoff === null) return refuse('slip.payByRequired', {})
  const usual = payBy(method, firstCutoff, bank, policy)
  if (usual === null || usual.day < today || (usual.day === today && usual.time <= clock)) {
    const kind = firstCutoff < today ? 'overdue' : 'tooLate'
    const closed = (openIntervals(bank, today).at(-1)?.closes ?? 0) <= parseClock(clock)!
    return ok({ kind, day: nextBusinessDay(bank, closed ? addDays(today, 1) : today), time: null })
  }
  return ok({ kind: 'computed', day: usual.day, time: usual.time, payBy: usual })
}

/** A series for each PC, so that PCs offline never give the same folio twice (D14): `folioOf('B', 7) // 'B-0007'` */
export function folioOf(series: string, number: number): string {
  return `${series}-${String(number).padStart(4, '0')}`
}

function payeeOf({ clientId, billedBy, vendorId }: SlipCandidate): SlipPayee {
  return { clientId, billedBy, vendorId }
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)]
}
