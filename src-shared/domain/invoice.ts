import { addBusinessDays, type BusinessCalendar } from './business-time.ts'
import type { Day } from './calendar.ts'
import { REGIMES, regimesFor, usesFor } from './fiscal.ts'
import type { Centavos } from './money.ts'
import type { Method } from './payment-method.ts'
import { checkRfc } from './rfc.ts'

/**
 * The day by which the invoice of a payment is promised: so many business days of the vendor's calendar, by the policy
 * of that day five, the day of payment not counted (R18).
 *   invoicePromisedOn(vendor, '2026-12-21', 5) // '2026-12-29': Friday the 25th is a holiday
 */
export function invoicePromisedOn(vendor: BusinessCalendar, paidOn: Day, businessDays: number): Day {
  return addBusinessDays(vendor, paidOn, businessDays)
}

export type InvoiceKind = 'invoice' | 'complement'

/** What a CFDI 4.0 says of itself, as it is read from its XML; amounts in centavos, RFCs and UUID in capitals. */
export interface CfdiFacts {
  readonly uuid: string
  /** I is an invoice, P the complement of a payment (PPD). */
  readonly kind: InvoiceKind
  /** Local time at the place of issue: '2026-11-24T10:30:00'. */
  readonly issuedAt: string
  readonly folio: string
  readonly currency: string
  /** Of an invoice its total, of a complement the sum of its payments. */
  readonly total: Centavos
  readonly issuer: { readonly rfc: string; readonly name: string; readonly regime: string }
  readonly receiver: {
    readonly rfc: string
    readonly name: string
    readonly regime: string
    readonly use: string
    readonly postcode: string
  }
  /** Forma de pago: '03' transfer, '04' credit card, '99' to be defined; '' where it says none. */
  readonly form: string
  readonly method: 'PUE' | 'PPD' | ''
  /** The invoices that a complement of payment is about. */
  readonly related: readonly string[]
}

/** What the ledger expects of the invoice of a payment. */
export interface InvoiceExpected {
  readonly kind: InvoiceKind
  readonly amount: Centavos
  readonly paidOn: Day
  readonly method: Method
  /** The company registered in the account (R17), with its fiscal data as far as they are on record. */
  readonly receiver: {
    readonly rfc: string | null
    readonly regime: string
    readonly postcode: string
  }
  /** Who should have issued it: the office's own RFC, or whoever issued this vendor's last one; null = not known. */
  readonly issuerRfc: string | null
  /** UUID of the invoice that a complement belongs to. */
  readonly invoiceUuid: string | null
}

export type InvoiceMismatch =
  | { readonly what: 'receiver'; readonly expected: string; readonly found: string }
  | { readonly what: 'receiverUnknown'; readonly found: string }
  | { readonly what: 'total'; readonly expected: number; readonly found: number }
  | { readonly what: 'currency'; readonly found: string }
  | { readonly what: 'beforePayment'; readonly expected: string; readonly found: string }
  | { readonly what: 'issuer'; readonly expected: string; readonly found: string }
  | { readonly what: 'regimeOfReceiver'; readonly expected: string; readonly found: string }
  | { readonly what: 'regimePerson'; readonly found: string }
  | { readonly what: 'use'; readonly found: string; readonly regime: string }
  | { readonly what: 'postcode'; readonly expected: string; readonly found: string }
  | { readonly what: 'form'; readonly expected: readonly string[]; readonly found: string }
  | { readonly what: 'methodForm'; readonly method: string; readonly found: string }
  | { readonly what: 'related'; readonly expected: string }
  | { readonly what: 'reversed' }

/** Forma de pago by how the client paid (mexico.md §5); PayPal is an intermediary, a counter takes cash or a cheque. */
const FORMS: Readonly<Record<Method, readonly string[]>> = {
  card: ['04', '28'],
  transfer: ['03'],
  cheque: ['02'],
  paypal: ['31'],
  bancanet: ['03'],
  counter: ['01', '02', '03'],
}

/**
 * Everything in which an invoice is not what the payment promised, the heaviest first (R17, R18, mexico.md §5); none
 * means that it can go to the client. A cent of difference is a difference.
 */
export function checkInvoice(facts: CfdiFacts, expected: InvoiceExpected): InvoiceMismatch[] {
  const { receiver, issuer } = facts
  const found: (InvoiceMismatch | false | null)[] = [
    expected.receiver.rfc === null
      ? { what: 'receiverUnknown', found: receiver.rfc }
      : receiver.rfc !== expected.receiver.rfc && {
          what: 'receiver',
          expected: expected.receiver.rfc,
          found: receiver.rfc,
        },
    facts.total !== expected.amount && { what: 'total', expected: expected.amount, found: facts.total },
    facts.currency !== 'MXN' && { what: 'currency', found: facts.currency },
    facts.issuedAt.slice(0, 10) < expected.paidOn && {
      what: 'beforePayment',
      expected: expected.paidOn,
      found: facts.issuedAt.slice(0, 10),
    },
    expected.issuerRfc !== null &&
      issuer.rfc !== expected.issuerRfc && {
        what: 'issuer',
        expected: expected.issuerRfc,
        found: issuer.rfc,
      },
    ...receiverMismatches(facts, expected),
    expected.kind === 'complement'
      ? expected.invoiceUuid !== null &&
        !facts.related.includes(expected.invoiceUuid) && { what: 'related', expected: expected.invoiceUuid }
      : formMismatch(facts, expected.method),
  ]
  return found.filter((one) => one !== false && one !== null)
}

function receiverMismatches({ receiver }: CfdiFacts, { receiver: known }: InvoiceExpected) {
  const { kind } = checkRfc(receiver.rfc)
  const regimeFits = Object.hasOwn(REGIMES, receiver.regime) && regimesFor(kind).includes(receiver.regime)
  const found: (InvoiceMismatch | false)[] = [
    !regimeFits && { what: 'regimePerson', found: receiver.regime },
    regimeFits &&
      known.regime !== '' &&
      known.regime !== receiver.regime && {
        what: 'regimeOfReceiver',
        expected: known.regime,
        found: receiver.regime,
      },
    regimeFits &&
      !usesFor(receiver.regime, kind).includes(receiver.use) && {
        what: 'use',
        found: receiver.use,
        regime: receiver.regime,
      },
    known.postcode !== '' &&
      known.postcode !== receiver.postcode && {
        what: 'postcode',
        expected: known.postcode,
        found: receiver.postcode,
      },
  ]
  return found
}

/** Paid in one go (PUE) says how; to be paid later (PPD) says 99 and is followed by a complement. */
function formMismatch(facts: CfdiFacts, method: Method): InvoiceMismatch | null {
  if ((facts.method === 'PPD') !== (facts.form === '99')) {
    return { what: 'methodForm', method: facts.method, found: facts.form }
  }
  if (facts.form === '99' || FORMS[method].includes(facts.form)) return null
  return { what: 'form', expected: FORMS[method], found: facts.form }
}
