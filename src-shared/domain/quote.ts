import { addDays, type Day } from './calendar.ts'
import { addCentavos, centavos, type Centavos } from './money.ts'
import type { Months } from './rental.ts'
import { ok, refuse, type Result } from './result.ts'
import { vatOf } from './tax.ts'

/** What somebody said to a quote: nothing yet, yes (an order was made of it), or no. */
export type QuoteStatus = 'open' | 'accepted' | 'declined'

/** As it stands on a day: one that nobody answered expires after its last day, and nobody has to write it down. */
export type QuoteState = QuoteStatus | 'expired'

export const QUOTE_STATES: readonly QuoteState[] = ['open', 'expired', 'accepted', 'declined']

/** Days for which a quote's prices hold when nobody says otherwise. */
export const QUOTE_VALID_DAYS = 15

/** `quoteValidUntil('2026-11-23', null) // '2026-12-08'`; a day that has passed is refused. */
export function quoteValidUntil(today: Day, typed: Day | null): Result<Day> {
  const until = typed ?? addDays(today, QUOTE_VALID_DAYS)
  return until < today ? refuse('quote.validInPast', { day: until, today }) : ok(until)
}

export interface QuoteHead {
  readonly folio: string
  readonly status: QuoteStatus
  /** Its last day, that day included. */
  readonly validUntil: Day
}

/**
 *   quoteState({ status: 'open', validUntil: '2026-12-08' }, '2026-12-08') // 'open'
 *   quoteState({ status: 'open', validUntil: '2026-12-08' }, '2026-12-09') // 'expired'
 */
export function quoteState({ status, validUntil }: Omit<QuoteHead, 'folio'>, today: Day): QuoteState {
  return status === 'open' && validUntil < today ? 'expired' : status
}

/** Whether an order may still be made with its prices. */
export function checkQuoteOrder({ folio, ...quote }: QuoteHead, today: Day): Result<null> {
  const state = quoteState(quote, today)
  if (state === 'open') return ok(null)
  return state === 'expired'
    ? refuse('quote.expired', { folio, validUntil: quote.validUntil })
    : refuse('quote.closed', { folio })
}

export interface QuotedSystem {
  /** Null of a new system. */
  readonly serialId: string | null
  readonly productId: string
  readonly users: number
  readonly months: Months
  /** Of one of them for one period, without IVA. */
  readonly price: Centavos
}

/** New systems that are the same stand on one line with how many they are; each serial keeps a line of its own. */
export function quoteLines<Q extends QuotedSystem>(
  systems: readonly Q[],
): (Q & { readonly quantity: number; readonly amount: Centavos })[] {
  const groups = new Map<string, { one: Q; quantity: number }>()
  for (const one of systems) {
    const key = [one.serialId ?? '', one.productId, one.users, one.months, one.price].join(' ')
    const group = groups.get(key) ?? { one, quantity: 0 }
    groups.set(key, { ...group, quantity: group.quantity + 1 })
  }
  return [...groups.values()].map(({ one, quantity }) => ({
    ...one,
    quantity,
    amount: centavos(one.price * quantity),
  }))
}

/**
 * The sums of a quote. IVA is rounded system by system, as the order counts it, so that both ask for the same money.
 *   three of 33.33 at 16 %: subtotal 99.99, IVA 3 × 5.33 = 15.99, total 115.98
 */
export function quoteSums(
  lines: readonly { readonly price: Centavos; readonly quantity: number }[],
  vatBasisPoints: number,
): { readonly subtotal: Centavos; readonly vat: Centavos; readonly total: Centavos } {
  const subtotal = addCentavos(...lines.map(({ price, quantity }) => centavos(price * quantity)))
  const vat = addCentavos(
    ...lines.map(({ price, quantity }) => centavos(vatOf(price, vatBasisPoints) * quantity)),
  )
  return { subtotal, vat, total: addCentavos(subtotal, vat) }
}
