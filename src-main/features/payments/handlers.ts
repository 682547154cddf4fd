import type { HandlersOf } from '#core/app.ts'
import type { paymentOperations } from '#contract/payments.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { renewalsOfPayment } from '#features/rentals/sql.ts'
import { serialOfRental } from '#features/serials/sql.ts'
import { findSlip } from '#features/slips/sql.ts'
import { keepInFavour, movePayment } from './move.ts'
import { applyBalance, payOrder, previewOrder } from './pay-order.ts'
import { saveReceipts } from './receipts.ts'
import { registerPayment } from './register.ts'
import { previewReverse, reversePayment, takeBackBalance } from './reverse.ts'
import * as payments from './sql.ts'

export const paymentHandlers: HandlersOf<typeof paymentOperations> = {
  'payments.register': (context, input) => registerPayment(context, input),
  'payments.previewOrder': (context, input) => previewOrder(context, input),
  'payments.payOrder': (context, input) => payOrder(context, input),
  'payments.applyBalance': (context, input) => applyBalance(context, input),
  'payments.takeBackBalance': (context, { orderId }) => takeBackBalance(context, orderId),
  'payments.keepInFavour': (context, input) => keepInFavour(context, input),
  'payments.move': (context, input) => movePayment(context, input),
  'payments.previewReverse': (context, { id }) => previewReverse(context, id),
  'payments.reverse': (context, { id, reason }) => reversePayment(context, id, reason),

  'payments.addReceipts': (context, { id, receipts }) => {
    const payment = payments.findPayment(context.db, id)
    if (!payment || payment.kind === 'reversal') return refuse('payment.notFound', { id })
    const kept = saveReceipts(context, id, receipts)
    return kept.ok ? ok({ id, receipts: payments.receiptsOf(context.db, id).length }) : kept
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
