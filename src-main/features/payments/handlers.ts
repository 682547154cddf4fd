import type { HandlersOf } from '#core/app.ts'
import type { paymentOperations } from '#contract/payments.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { renewalsOfPayment } from '#features/rentals/sql.ts'
import { serialOfRental } from '#features/serials/sql.ts'
import { switchedOnByCard } from '#features/charges/switch.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { expectInvoice, withdrawInvoice } from '#features/invoices/expect.ts'
import { decideRenewal, saveRenewal } from '#features/rentals/decide.ts'
import * as rentals from '#features/rentals/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { findSlip } from '#features/slips/sql.ts'
import { keepInFavour, movePayment } from './move.ts'
import { applyBalance, payOrder, previewOrder } from './pay-order.ts'
import { saveReceipts } from './receipts.ts'
import { registerPayment } from './register.ts'
import { reversePayment } from './reverse.ts'
import * as payments from './sql.ts'

export const paymentHandlers: HandlersOf<typeof paymentOperations> = {
  'payments.register': (context, input) => registerPayment(context, input),
  'payments.previewOrder': (context, input) => previewOrder(context, input),
  'payments.payOrder': (context, input) => payOrder(context, input),
  'payments.applyBalance': (context, input) => applyBalance(context, input),
  'payments.keepInFavour': (context, input) => keepInFavour(context, input),
  'payments.move': (context, input) => movePayment(context, input),
  'payments.reverse': (context, { id, reason }) => reversePayment(context, id, reason),

  'payments.addReceipts': (context, { id, receipts }) => {
    const payment = payments.findPayment(context.db, id)
    if (!payment || payment.kind === 'reversal') return refuse('payment.notFound', { id })
    const kept = saveReceipts(context, id, receipts)
    return kept.ok ? ok({ id, receipts: payments.receiptsOf(context.db, id).length }) : kept
  'payments.register': (context, input) => {
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
    const cardNumber = input.reference === slip?.paper.reference ? null : cardNumberIn(input.reference ?? '')
    if (cardNumber !== null) return refuse('card.numberRefused', { last4: cardNumber })
    if (paidOn > today) return refuse('payment.inFuture', { paidOn, today })
    const decision = decideRenewal(
      db,
      serial,
      { months: input.months, paidOn, firstDay: input.firstDay ?? null },
      policies,
    )
    if (!decision.ok) return decision
    if (!isMethodAllowed(input.months, input.method, methodPolicyOf(policies))) {
      return refuse('payment.methodNotAllowed', { method: input.method, months: input.months })
    }
    const { plan, rental, taken, price } = decision.value
    const amount = input.amount ?? price.total
    if (amount === null) {
      return refuse('payment.amountRequired', { system: serial.product, months: input.months, day: paidOn })
    }
    const first =
      taken === null || taken.paymentId === null ? null : payments.findPayment(db, taken.paymentId)
    // save
    const id = newId()
    payments.insertPayment(db, {
      id,
      clientId: serial.clientId,
      serialId: serial.id,
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
    rentals.updateRentalTerms(db, {
      id: rental.rentalId,
      months: input.months,
      method: input.method,
      autoCharge: serial.autoCharge === 1 || input.method === 'card',
    })
    const renewalId = saveRenewal(context, serial, rental.rentalId, plan, id, 'payment')
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
  },

  'payments.get': ({ db }, { id }) => {
    const listed = payments.listedPayment(db, id)
    const payment = payments.findPayment(db, id)
    if (!listed || !payment) return refuse('payment.notFound', { id })
    const slip = payment.slipId === null ? null : findSlip(db, payment.slipId)
    return ok({
      payment: shown(listed),
      registeredAt: payment.registeredAt,
      vatBasisPoints: payment.vatBasisPoints,
      slip: slip && { id: slip.id, folio: folioOf(slip.series, slip.number) },
      counterpart: payments.counterpartOf(db, payment),
      renewals: renewalsOfPayment(db, id)
        .filter(({ state }) => state !== 'noService')
        .map(({ rentalId, firstMonth, months }) => {
          const serial = serialOfRental(db, rentalId)!
          const cutoff =
            serial.activatedOn && paidUntil(serial.activatedOn, firstMonth + months, serial.lastDay === 1)
          return { serialId: serial.id, serial: serial.serial, months, cutoff }
        }),
      receipts: payments.receiptsOf(db, id),
    })
    withdrawInvoice(context, id)
    for (const renewal of renewed) rentals.reverseRenewal(db, renewal.id)
    if (!serial?.rentalId || start === null) return ok({ id: reversal, cutoff: null })
    const before = all.filter((renewal) => renewal.firstMonth < start && renewal.paymentId !== id).at(-1)
    rentals.setPaid(db, serial.rentalId, start, before?.state === 'confirmed' ? 'confirmed' : 'presumed')
    refreshChargeTasks(context, serial.id)
    const cutoff = serial.activatedOn && paidUntil(serial.activatedOn, start, serial.lastDay === 1)
    return ok({ id: reversal, cutoff })
  },

  'payments.list': ({ db }, input) => {
    const { offset = 0, limit = 100, ...of } = input
    const { total, payments: rows } = payments.listPayments(db, of, offset, limit)
    return ok({ total, payments: rows.map(shown) })
  },
}

function shown({ orderId, orderSeries, orderNumber, reversed, ...row }: payments.ListedPayment) {
  return {
    ...row,
    order: orderId === null ? null : { id: orderId, folio: folioOf(orderSeries!, orderNumber!) },
    reversed: reversed === 1,
  }
}
