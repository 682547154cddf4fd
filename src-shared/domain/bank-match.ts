import { businessDaysAfter, businessDaysBefore, type BusinessCalendar } from './business-time.ts'
import type { Day } from './calendar.ts'
import type { Centavos } from './money.ts'

/** A movement of a statement; a charge has a minus. */
export interface BankLine {
  readonly id: string
  readonly day: Day
  readonly amount: Centavos
  /** What the bank wrote: concept and reference together. */
  readonly text: string
}

export interface Payable {
  readonly id: string
  readonly paidOn: Day
  readonly amount: Centavos
  readonly reference: string
  /** Folios of its slip and its order. */
  readonly folios: readonly string[]
}

export type MatchWhy = 'reference' | 'folio' | 'amountAndDay'

export interface Candidate {
  readonly paymentId: string
  readonly why: MatchWhy
}

export interface LineMatch {
  readonly lineId: string
  /** The payment that it surely is: nobody else's, and no other payment could be it. */
  readonly sure: Candidate | null
  /** Those that it may be, the likeliest first; the sure one too. */
  readonly candidates: readonly Candidate[]
}

/** Business days of the bank that a payment and its line may be apart. */
export const DAYS_APART = 3

/**
 * Which payment each line of a statement is. Only the same amount to the centavo, within three business days of the
 * bank before or after, can be one. It is sure when the line also carries the payment's reference, or the folio of its
 * slip or order, and no other line and no other payment fit as well; the amount and the day alone are only a doubt.
 * Never two payments for one line, nor one payment for two: what is surely one line's is no candidate of another.
 *   'SPEI RECIBIDO REF 7056850', 5,800.00 and a payment of 5,800.00 with reference '7056850' // sure, 'reference'
 *   'DEPOSITO EN EFECTIVO', 5,800.00 and the same payment                                    // doubtful
 */
export function matchLines(
  lines: readonly BankLine[],
  payments: readonly Payable[],
  bank: BusinessCalendar,
): LineMatch[] {
  const byAmount = Map.groupBy(payments, ({ amount }) => amount)
  const found = lines.map((line) => ({
    line,
    candidates: (byAmount.get(line.amount) ?? [])
      .filter((payment) => isNear(line.day, payment.paidOn, bank))
      .map((payment) => ({ paymentId: payment.id, why: whyOf(line, payment) }))
      .toSorted((a, b) => WEIGHT[b.why] - WEIGHT[a.why]),
  }))
  // A payment that two lines could surely be is sure for neither.
  const claims = new Map<string, number>()
  for (const { candidates } of found) {
    const strong = strongest(candidates)
    if (strong) claims.set(strong.paymentId, (claims.get(strong.paymentId) ?? 0) + 1)
  }
  const matches = found.map(({ line, candidates }) => {
    const strong = strongest(candidates)
    const sure = strong && claims.get(strong.paymentId) === 1 ? strong : null
    return { lineId: line.id, sure, candidates }
  })
  // Of two equal deposits of one day, one of which names its payment, the other is not that payment.
  const taken = new Set(matches.flatMap(({ sure }) => sure?.paymentId ?? []))
  return matches.map((match) =>
    match.sure
      ? match
      : { ...match, candidates: match.candidates.filter(({ paymentId }) => !taken.has(paymentId)) },
  )
}

const WEIGHT: Readonly<Record<MatchWhy, number>> = { reference: 2, folio: 1, amountAndDay: 0 }

/** The one candidate that is named by the line, where no other is named as well. */
function strongest(candidates: readonly Candidate[]): Candidate | null {
  const named = candidates.filter(({ why }) => why !== 'amountAndDay')
  return named.length === 1 ? named[0]! : null
}

function isNear(lineDay: Day, paidOn: Day, bank: BusinessCalendar): boolean {
  const last = businessDaysAfter(bank, paidOn, DAYS_APART)
  const first = businessDaysBefore(bank, paidOn, DAYS_APART)
  return (first === null || lineDay >= first) && (last === null || lineDay <= last)
}

function whyOf(line: BankLine, { reference, folios }: Payable): MatchWhy {
  const words = bare(line.text)
  if (isNamedIn(words, reference, SHORTEST_REFERENCE)) return 'reference'
  return folios.some((folio) => isNamedIn(words, folio, SHORTEST_FOLIO)) ? 'folio' : 'amountAndDay'
}

/** A reference of one or two signs is in every line. */
const SHORTEST_REFERENCE = 4
const SHORTEST_FOLIO = 3

/** As whole words, however they were grouped: 'A-1042' is in 'PAGO A 1042' and not in 'PAGO A10421'. */
function isNamedIn(words: string, named: string, shortest: number): boolean {
  const signs = bare(named).replaceAll(' ', '')
  if (signs.length < shortest) return false
  const loose = [...signs].join(' ?')
  return new RegExp(`(^| |(?<=[^0-9 ])(?=[0-9]))0*${loose}($| )`).test(words)
}

function bare(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-ZÑ]+/g, ' ')
    .trim()
}
