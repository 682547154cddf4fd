import type { InputOf } from '#contract/index.ts'
import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { amountInWords } from '#domain/amount-in-words.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Policies } from '#domain/policies.ts'
import { methodPolicyOf } from '#domain/payment-method.ts'
import { payByPolicyOf } from '#domain/pay-by.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { checkSlip, folioOf, slipPayBy, slipSums } from '#domain/slip.ts'
import type { SlipCandidate, SlipPayBy, SlipPayee } from '#domain/slip.ts'
import { vatOf } from '#domain/tax.ts'
import { trialOf } from '#domain/trial.ts'
import { dayAndClock, localMoment } from '#domain/zoned.ts'
import { findCalendar, findVendor } from '#features/catalogue/sql.ts'
import { usersForPeriod } from '#features/changes/users.ts'
import { findClient } from '#features/clients/sql.ts'
import { paidWithSlip } from '#features/payments/sql.ts'
import { decideRenewal } from '#features/rentals/decide.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { SERIAL_TO_COME, slipCutoffNote, slipPayByWhy } from '#messages/es-MX/papers.ts'
import { payByWhy } from '#messages/es-MX/why.ts'
import { officeFor, type StoredPaper } from './paper.ts'
import * as slips from './sql.ts'

type Wish = InputOf<'slips.issue'>
type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'policies'>

/** What a slip asks money for: the renewal of a serial, or a system that has none yet. */
export type AskedLine = AskedSerial | AskedSystem

interface AskedSerial {
  readonly serial: Serial
  readonly months: Months | null
  /** Of the period that is paid; those of today and what is scheduled until then when absent. */
  readonly users?: number
  /** Without IVA; the price of the day when absent. */
  readonly amount?: Centavos | undefined
  readonly firstDay?: Day | undefined
}

interface AskedSystem {
  readonly serial: null
  readonly lineId: string
  readonly client: { readonly id: string; readonly name: string; readonly billedBy: 'vendor' | 'distributor' }
  readonly product: { readonly name: string; readonly vendorId: string }
  readonly months: Months
  readonly users: number
  readonly amount: Centavos
  readonly vatBasisPoints: number
}

export interface PreparedSlip {
  readonly payee: SlipPayee
  readonly paper: StoredPaper
  /** In force until now; void once this one is issued. */
  readonly replaced: readonly slips.Slip[]
}

/** What preview and issue share: load and decide, nothing saved. */
export function prepareSlip(context: Context, wish: Wish): Result<PreparedSlip> {
  const { db } = context
  const asked: AskedSerial[] = []
  for (const { serialId, months, ...line } of wish.lines) {
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    asked.push({ ...line, serial, months: serial.months === null ? null : (months ?? serial.months) })
  }
  return prepareFor(context, asked, wish)
}

/** The same for lines that are known already: those of an order. */
export function prepareFor(
  { db, now, today, policies }: Context,
  asked: readonly AskedLine[],
  wish: Omit<Wish, 'lines'>,
): Result<PreparedSlip> {
  // load
  const bank = findCalendar(db, 'bank')
  if (!bank) throw new Error('the bank calendar is seeded and cannot be removed')
  const method = wish.method ?? 'transfer'
  const reference = wish.reference ?? ''
  // decide
  const [first, ...others] = asked.map((line) => candidateOf(db, line))
  const payee = checkSlip([first!, ...others], method, reference, methodPolicyOf(policies))
  if (!payee.ok) return payee
  const lines = pricedLines(db, asked, today, policies)
  if (!lines.ok) return lines
  const cutoffs = lines.value.map((line) => line.cutoff).filter((cutoff) => cutoff !== null)
  const firstCutoff = cutoffs.toSorted()[0] ?? null
  const there = dayAndClock(localMoment(now, bank.zone))
  const payBy = slipPayBy(
    method,
    firstCutoff,
    wish.payByDay ?? null,
    bank,
    payByPolicyOf(policies),
    today,
    there.day === today ? there.time : '00:00',
  )
  if (!payBy.ok) return payBy
  const replaced = replacedBy(db, wish.replaces ?? null, payee.value.clientId, lines.value)
  if (!replaced.ok) return replaced

  const sums = slipSums(lines.value)
  const client = findClient(db, payee.value.clientId)!
  const isTrial = lines.value.some((line) => line.cutoff === firstCutoff && line.from === null)
  return ok({
    payee: payee.value,
    replaced: replaced.value,
    paper: {
      ...officeFor(db, payee.value, wish.accountId ?? null),
      vendorId: payee.value.vendorId,
      client: { id: client.id, name: client.name, rfc: client.rfc },
      method,
      reference: reference === '' ? null : reference,
      lines: lines.value.map(({ cutoff: _cutoff, vat: _vat, vatBasisPoints: _rate, ...line }) => line),
      subtotal: sums?.subtotal ?? null,
      vatBasisPoints: lines.value[0]!.vatBasisPoints,
      vat: sums?.vat ?? null,
      total: sums?.total ?? null,
      totalInWords: sums && amountInWords(sums.total, policies.wordingUnMil ? 'unMil' : 'mil'),
      payBy: { day: payBy.value.day, time: payBy.value.time, reason: whyThatDay(payBy.value) },
      cutoffNote: slipCutoffNote(firstCutoff, isTrial, today),
      replaces: replaced.value.map(({ series, number }) => folioOf(series, number)).join(', ') || null,
    },
  })
}

function candidateOf(db: ReadDb, line: AskedLine): SlipCandidate {
  if (line.serial === null) {
    const { client, product, months } = line
    return {
      serialId: line.lineId,
      serial: product.name,
      clientId: client.id,
      client: client.name,
      billedBy: client.billedBy,
      vendorId: product.vendorId,
      vendor: findVendor(db, product.vendorId)!.name,
      mode: 'subscription',
      months,
    }
  }
  const { serial, months } = line
  return {
    serialId: serial.id,
    serial: serial.serial,
    clientId: serial.clientId,
    client: serial.client,
    billedBy: serial.billedBy,
    vendorId: serial.vendorId,
    vendor: findVendor(db, serial.vendorId)!.name,
    mode: serial.mode,
    months,
  }
}

type PricedLine = StoredPaper['lines'][number] & {
  readonly vat: StoredPaper['vat']
  readonly vatBasisPoints: number
  /** The first day it may stop without this payment. */
  readonly cutoff: Day | null
}

function pricedLines(
  db: ReadDb,
  asked: readonly AskedLine[],
  today: Day,
  policies: Policies,
): Result<PricedLine[]> {
  const lines: PricedLine[] = []
  for (const line of asked) {
    if (line.serial === null) {
      lines.push(newSystemLine(line))
      continue
    }
    const { serial, firstDay } = line
    const months = line.months!
    const decision = decideRenewal(
      db,
      serial,
      { months, paidOn: today, firstDay: firstDay ?? null },
      policies,
    )
    if (!decision.ok) return decision
    const { plan, price } = decision.value
    const amount = line.amount ?? price.subtotal
    lines.push({
      serialId: serial.id,
      serial: serial.serial,
      system: `${serial.product} ${serial.version}`,
      users: line.users ?? usersForPeriod(db, serial, plan.firstDay),
      months,
      from: plan.firstDay,
      until: plan.lastCoveredDay,
      amount,
      vat: amount === null ? null : vatOf(amount, price.vatBasisPoints),
      vatBasisPoints: price.vatBasisPoints,
      cutoff:
        plan.cutoffBefore ??
        (serial.installedOn && trialOf(serial.installedOn, today, serial.trialDays).stopsOn),
    })
  }
  return ok(lines)
}

/** Its serial comes after the payment, and its period starts with the activation (C4). */
function newSystemLine({ product, months, users, amount, vatBasisPoints }: AskedSystem): PricedLine {
  return {
    serialId: null,
    serial: SERIAL_TO_COME,
    system: product.name,
    users,
    months,
    from: null,
    until: null,
    amount,
    vat: vatOf(amount, vatBasisPoints),
    vatBasisPoints,
    cutoff: null,
  }
}

/** The slip that the operator named, and those that ask for money for the same periods: nobody is to pay both. */
function replacedBy(
  db: ReadDb,
  named: string | null,
  clientId: string,
  lines: readonly PricedLine[],
): Result<slips.Slip[]> {
  const ids = new Set(
    lines.flatMap(({ serialId, from }) => (serialId === null ? [] : slips.openSlipsFor(db, serialId, from))),
  )
  const sharing = [...ids].filter((id) => id !== named && paidWithSlip(db, { id, clientId }) === 0)
  if (named === null) return ok(sharing.map((id) => slips.findSlip(db, id)!))
  const slip = slips.findSlip(db, named)
  if (!slip || slip.clientId !== clientId) return refuse('slip.notFound', { id: named })
  const mayGo = voidable(db, slip)
  return mayGo.ok ? ok([slip, ...sharing.map((id) => slips.findSlip(db, id)!)]) : mayGo
}

/** A slip that was paid, or is void already, stays as it is. */
export function voidable(db: ReadDb, slip: slips.Slip): Result<null> {
  const folio = folioOf(slip.series, slip.number)
  if (slip.status === 'void') return refuse('slip.alreadyVoid', { folio })
  return paidWithSlip(db, slip) === 0 ? ok(null) : refuse('slip.paid', { folio })
}

function whyThatDay(payBy: SlipPayBy): string {
  return payBy.kind === 'computed' ? payByWhy(payBy.payBy) : slipPayByWhy[payBy.kind]
}
