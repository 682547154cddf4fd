import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { checkInvoice, type CfdiFacts, type InvoiceExpected, type InvoiceMismatch } from '#domain/invoice.ts'
import { addCentavos } from '#domain/money.ts'
import { readProfile } from '#features/settings/sql.ts'
import * as invoices from './sql.ts'

type Promised = invoices.InvoicePromise

/** One payment, or several of one client that were paid on one day, that a document may be the invoice of. */
export interface Candidate {
  readonly promises: readonly [Promised, ...Promised[]]
  readonly mismatches: readonly InvoiceMismatch[]
}

const MOST = 20

/** A document that nobody said the payment of, by its RFC, total and date: those it fits best first. */
export function candidatesOf(db: ReadDb, facts: CfdiFacts): Candidate[] {
  const open = invoices.openPromises(db, facts.kind, facts.total, facts.receiver.rfc)
  const theirs = open.filter(({ rfc }) => rfc === facts.receiver.rfc)
  const sameDay = [...Map.groupBy(theirs, ({ clientId, paidOn }) => `${clientId} ${paidOn}`).values()]
  return [...open.map((one) => [one]), ...sameDay.filter((group) => group.length > 1)]
    .map((group) => {
      const promises = group as [Promised, ...Promised[]]
      return { promises, mismatches: checkInvoice(facts, expectedOf(db, promises)) }
    })
    .toSorted((a, b) => a.mismatches.length - b.mismatches.length)
    .slice(0, MOST)
}

/** What one invoice for these payments has to say: their sum, after the last of them, for their company (R17). */
export function expectedOf(db: ReadDb, promises: readonly [Promised, ...Promised[]]): InvoiceExpected {
  const [first] = promises
  const invoice =
    first.kind === 'complement'
      ? invoices.promisesOfPayment(db, first.paymentId).find(({ kind }) => kind === 'invoice')
      : undefined
  return {
    kind: first.kind,
    amount: addCentavos(...promises.map(({ amount }) => amount)),
    paidOn: promises.map(({ paidOn }) => paidOn).reduce((a, b): Day => (a > b ? a : b)),
    method: first.method,
    receiver: { rfc: first.rfc, regime: first.regime, postcode: first.postcode },
    issuerRfc: issuerOf(db, first),
    invoiceUuid: invoice?.uuid ?? null,
  }
}

function issuerOf(db: ReadDb, { billedBy, vendorId }: Promised): string | null {
  if (billedBy === 'vendor') return invoices.lastIssuerOf(db, vendorId)
  const { rfc } = readProfile(db)
  return rfc === '' ? null : rfc
}
