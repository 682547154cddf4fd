import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { addCentavos, type Centavos } from '#domain/money.ts'
import { isMethodAllowed, methodPolicyOf } from '#domain/payment-method.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { vatOf } from '#domain/tax.ts'
import { switchedOnByCard } from '#features/charges/switch.ts'
import { expectInvoice } from '#features/invoices/expect.ts'
import { renewedElsewhere } from '#features/orders/progress.ts'
import { decidePaid, saveRenewal } from '#features/rentals/decide.ts'
import * as rentals from '#features/rentals/sql.ts'
import { rememberTerms } from '#features/rentals/terms.ts'
import { findSerial } from '#features/serials/sql.ts'
import { findSlip, type Slip } from '#features/slips/sql.ts'
import * as payments from './sql.ts'

/** Money that came for the renewal of one serial (D19), or that stays in favour because it comes twice (D20). */
export function registerPayment(
  context: CommandContext,
  input: InputOf<'payments.register'>,
): Result<OutputOf<'payments.register'>> {
  const { db, today, now, newId, operator, policies } = context
  // load
  const serial = findSerial(db, input.serialId)
  if (!serial) return refuse('serial.notFound', { id: input.serialId })
  const slip = input.slipId === undefined ? null : findSlip(db, input.slipId)
  if (input.slipId !== undefined && slip?.clientId !== serial.clientId) {
    return refuse('slip.notFound', { id: input.slipId })
  }
  const paidOn = input.paidOn ?? today
  // decide
  if (slip !== null && !slip.paper.lines.some((line) => line.serialId === serial.id)) {
    return refuse('slip.otherSystem', { folio: folioOf(slip.series, slip.number), serial: serial.serial })
  }
  const typed = checkTyped(context, {
    paidOn,
    reference: input.reference,
    slipReference: slip?.paper.reference,
  })
  if (!typed.ok) return typed
  const wish = { months: input.months, paidOn, firstDay: input.firstDay ?? null }
  const decision = decidePaid(db, serial, wish, policies)
  if (!decision.ok) return decision
  if (!isMethodAllowed(input.months, input.method, methodPolicyOf(policies))) {
    return refuse('payment.methodNotAllowed', { method: input.method, months: input.months })
  }
  const { plan, rental, taken, price } = decision.value
  const amount = input.amount ?? askedBy(slip, input) ?? price.total
  if (amount === null) {
    return refuse('payment.amountRequired', { system: serial.product, months: input.months, day: paidOn })
  }
  const first = taken === null || taken.paymentId === null ? null : payments.findPayment(db, taken.paymentId)
  // save
  const id = newId()
  payments.insertPayment(db, {
    id,
    clientId: serial.clientId,
    serialId: serial.id,
    orderId: null,
    slipId: input.slipId ?? null,
    kind: 'payment',
    amount,
    inFavour: taken === null ? 0 : amount,
    vatBasisPoints: price.vatBasisPoints,
    method: input.method,
    reference: input.reference ?? '',
    paidOn,
    registeredOn: today,
    registeredAt: now,
    operatorId: operator.id,
    reverses: null,
    reason: null,
  })
  expectInvoice(context, id)
  if (taken !== null) {
    const named = first && { id: first.id, paidOn: first.paidOn, amount: first.amount }
    return ok({ id, amount, inFavour: amount, renewal: null, first: named })
  }
  // R14: a card switches the automatic charges on by itself; another method leaves the switch as it is.
  if (input.method === 'card') switchedOnByCard(context, serial.id, paidOn)
  const terms = {
    months: input.months,
    method: input.method,
    autoCharge: serial.autoCharge === 1 || input.method === 'card',
  }
  rentals.updateRentalTerms(db, { id: rental.rentalId, ...terms })
  const renewalId = saveRenewal(context, serial, rental.rentalId, plan, id, 'payment')
  rememberTerms(db, renewalId, serial, { ...terms, users: serial.users }, null)
  const paid = { slipId: input.slipId ?? null, method: input.method }
  renewedElsewhere(context, serial.id, { id: renewalId, ...plan.period }, paid)
  return ok({
    id,
    amount,
    inFavour: 0,
    renewal: {
      id: renewalId,
      cutoffBefore: plan.cutoffBefore,
      cutoffAfter: plan.cutoffAfter,
      worksThrough: plan.lastCoveredDay,
    },
    first: null,
  })
}

/** What a slip asks for a system, with IVA, if it is for that period. */
function askedBy(
  slip: Slip | null,
  { serialId, months }: Pick<InputOf<'payments.register'>, 'serialId' | 'months'>,
): Centavos | null {
  const line = slip?.paper.lines.find((one) => one.serialId === serialId && one.months === months)
  if (slip === null || line === undefined || line.amount === null) return null
  return addCentavos(line.amount, vatOf(line.amount, slip.paper.vatBasisPoints))
}

/** No payment of a day to come, and no full card number; a slip's own reference is never taken for one. */
export function checkTyped(
  { today }: Pick<CommandContext, 'today'>,
  typed: {
    readonly paidOn: CommandContext['today']
    readonly reference: string | undefined
    readonly slipReference?: string | null | undefined
  },
): Result<null> {
  const { paidOn, reference = '' } = typed
  const last4 = reference === typed.slipReference ? null : cardNumberIn(reference)
  if (last4 !== null) return refuse('card.numberRefused', { last4 })
  return paidOn > today ? refuse('payment.inFuture', { paidOn, today }) : ok(null)
}
