import type { HandlersOf } from '#core/app.ts'
import type { paymentOperations } from '#contract/payments.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { isMethodAllowed, methodPolicyOf } from '#domain/payment-method.ts'
import { ok, refuse } from '#domain/result.ts'
import { paidUntil } from '#domain/rental.ts'
import { expectInvoice, withdrawInvoice } from '#features/invoices/expect.ts'
import { decideRenewal, saveRenewal } from '#features/rentals/decide.ts'
import * as rentals from '#features/rentals/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { findSlip } from '#features/slips/sql.ts'
import * as payments from './sql.ts'

export const paymentHandlers: HandlersOf<typeof paymentOperations> = {
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

  'payments.reverse': (context, { id, reason }) => {
    const { db, today, now, newId, operator } = context
    // load
    const payment = payments.findPayment(db, id)
    if (!payment || payment.kind === 'reversal') return refuse('payment.notFound', { id })
    if (payments.isReversed(db, id)) return refuse('payment.alreadyReversed', { id })
    const serial = payment.serialId === null ? null : findSerial(db, payment.serialId)
    const renewed = rentals.renewalsOfPayment(db, id)
    const all = serial?.rentalId ? rentals.renewalsOf(db, serial.rentalId) : []
    // decide
    // Months counted from a former anchor are given back there; what is paid from the new one stays (D5).
    const start = renewed.find((renewal) => renewal.former === 0)?.firstMonth ?? null
    const later =
      start === null ? null : all.find((renewal) => renewal.firstMonth > start && renewal.paymentId !== id)
    if (later && serial?.activatedOn) {
      const firstDay = paidUntil(serial.activatedOn, later.firstMonth, serial.lastDay === 1)
      return refuse('payment.laterRenewal', { serial: serial.serial, firstDay })
    }
    // save
    const reversal = newId()
    payments.insertPayment(db, {
      ...payment,
      id: reversal,
      kind: 'reversal',
      amount: -payment.amount,
      inFavour: -payment.inFavour,
      paidOn: today,
      registeredOn: today,
      registeredAt: now,
      operatorId: operator.id,
      reverses: id,
      reason,
    })
    withdrawInvoice(context, id)
    for (const renewal of renewed) rentals.reverseRenewal(db, renewal.id)
    if (!serial?.rentalId || start === null) return ok({ id: reversal, cutoff: null })
    const before = all.filter((renewal) => renewal.firstMonth < start && renewal.paymentId !== id).at(-1)
    rentals.setPaid(db, serial.rentalId, start, before?.state === 'confirmed' ? 'confirmed' : 'presumed')
    const cutoff = serial.activatedOn && paidUntil(serial.activatedOn, start, serial.lastDay === 1)
    return ok({ id: reversal, cutoff })
  },

  'payments.list': ({ db }, input) => {
    const of = { clientId: input.clientId ?? null, serialId: input.serialId ?? null }
    const { total, payments: rows } = payments.listPayments(db, of, input.offset ?? 0, input.limit ?? 100)
    return ok({ total, payments: rows.map((row) => ({ ...row, reversed: row.reversed === 1 })) })
  },
}
