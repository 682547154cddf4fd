import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Months } from '#domain/rental.ts'
import type { PaperSize } from './kit.ts'
import type { Logo } from './logo.ts'

/** Everything a payment slip shows (R13), already decided: the paper computes nothing. */
export interface SlipPaper {
  readonly size: PaperSize
  readonly folio: string
  readonly replaces: string | null
  /** The folio of the slip to pay instead: stamped "SUSTITUIDA". */
  readonly replacedBy: string | null
  /** Withdrawn without another in its place: stamped "CANCELADA". */
  readonly voided: boolean
  /** What came with it, in centavos: stamped "PAGADA", or "PAGADA EN PARTE", so that nobody pays it whole once more. */
  readonly paid: Centavos
  readonly issuedOn: Day
  /** 0 for the first printing. */
  readonly reprint: number
  readonly watermark: string | null
  readonly distributor: {
    readonly name: string
    readonly rfc: string | null
    readonly logo: Logo | null
    readonly phone: string | null
    readonly email: string | null
  }
  /** Who receives the money (D15). */
  readonly beneficiary: string
  readonly client: { readonly name: string; readonly rfc: string | null }
  readonly lines: readonly SlipPaperLine[]
  /** These three are null while the price of a line is not known. */
  readonly subtotal: Centavos | null
  /** Basis points: 1600 is 16 %. */
  readonly vatRate: number
  readonly vat: Centavos | null
  readonly total: Centavos | null
  readonly totalInWords: string | null
  readonly bank: {
    readonly name: string
    readonly account: string | null
    readonly clabe: string | null
  } | null
  readonly reference: string | null
  readonly payBy: { readonly day: Day; readonly time: string | null; readonly reason: string }
  readonly cutoffNote: string
  /** A sentence for each datum the office has not given yet. */
  readonly missing: readonly string[]
}

export interface SlipPaperLine {
  readonly system: string
  readonly serial: string
  readonly users: number
  readonly months: Months
  /** Null before the first activation. */
  readonly from: Day | null
  /** The last day it works (D4), which is the day before the cutoff. */
  readonly until: Day | null
  /** Without IVA; null while the office has no price for it. */
  readonly amount: Centavos | null
}
