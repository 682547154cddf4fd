import type { ReadDb } from '#db/sql.ts'
import { matchLines, type LineMatch } from '#domain/bank-match.ts'
import { addDays } from '#domain/calendar.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import * as bank from './sql.ts'

/** Calendar days that three business days of the bank never exceed, holidays and bridges counted. */
const AROUND = 14

export interface MatchedLine {
  readonly line: bank.StoredLine
  readonly match: LineMatch
}

/** Open lines with the payments that they may be, by the payments of the days around them. */
export function matched(
  db: ReadDb,
  lines: readonly bank.StoredLine[],
): { readonly lines: MatchedLine[]; readonly payments: ReadonlyMap<string, bank.PayableRow> } {
  if (lines.length === 0) return { lines: [], payments: new Map() }
  const days = lines.map(({ day }) => day).toSorted()
  const payments = bank.unmatchedPayments(db, addDays(days[0]!, -AROUND), addDays(days.at(-1)!, AROUND))
  const asLines = lines.map((line) => ({ ...line, text: `${line.text} ${line.reference}` }))
  const matches = matchLines(asLines, payments, findCalendar(db, 'bank')!)
  return {
    lines: lines.map((line, i) => ({ line, match: matches[i]! })),
    payments: new Map(payments.map((payment) => [payment.id, payment])),
  }
}

/** Sure, a doubt, or nobody's: a charge that is no reversal of ours asks for nothing. */
export function standingOf({ match }: MatchedLine): 'sure' | 'doubtful' | 'unmatched' {
  if (match.sure !== null) return 'sure'
  return match.candidates.length > 0 ? 'doubtful' : 'unmatched'
}

/** The lines of one list of the screen, whole, with the payments of those that have one. */
export function bankLines(
  db: ReadDb,
  show: string,
): { readonly lines: readonly bank.StoredLine[]; readonly payments: ReadonlyMap<string, bank.PayableRow> } {
  if (show !== 'matched' && show !== 'aside') {
    const open = matched(db, bank.openLines(db))
    const lines = open.lines.filter((found) => standingOf(found) === show)
    return {
      lines: lines.map(({ line, match }) => ({ ...line, paymentId: match.sure?.paymentId ?? null })),
      payments: open.payments,
    }
  }
  const lines = bank.closedLines(db, show, 0, Number.MAX_SAFE_INTEGER)
  return {
    lines,
    payments: bank.paymentsById(
      db,
      lines.flatMap(({ paymentId }) => paymentId ?? []),
    ),
  }
}
