import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { centavos } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { taxRates } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { payOrder } from './pay-order.ts'
import { saveReceipts } from './receipts.ts'
import { checkTyped, registerPayment } from './register.ts'
import { reversePayment } from './reverse.ts'
import * as payments from './sql.ts'

/** Reverse and register again, with the day, the method, the reference and the receipts of the money. */
export function movePayment(
  context: CommandContext,
  { id, reason, to }: InputOf<'payments.move'>,
): Result<OutputOf<'payments.move'>> {
  const { db } = context
  // load
  const payment = payments.findPayment(db, id)
  if (!payment) return refuse('payment.notFound', { id })
  const receipts = payments.receiptsOf(db, id).map((receipt) => receipt.id)
  const { method, paidOn, reference } = payment
  const amount = centavos(payment.amount)
  const same = { amount, method, paidOn, reference }
  // decide, save
  if (isThereAlready(payment, to)) return refuse('payment.sameTarget', {})
  const reversed = reversePayment(context, id, reason)
  if (!reversed.ok) return reversed
  const moved =
    'orderId' in to
      ? payOrder(context, { ...same, orderId: to.orderId, receipts })
      : 'serialId' in to
        ? withReceipts(context, registerPayment(context, { ...same, ...to }), receipts)
        : keepInFavour(context, { ...same, clientId: to.clientId, receipts })
  if (!moved.ok) return moved
  const now = payments.findPayment(db, moved.value.id)!
  return ok({
    reversal: reversed.value.id,
    id: now.id,
    client: findClient(db, now.clientId)!.name,
    inFavour: now.inFavour,
  })
}

/** Money of a client that nobody knows yet for what. */
export function keepInFavour(
  context: CommandContext,
  input: InputOf<'payments.keepInFavour'>,
): Result<OutputOf<'payments.keepInFavour'>> {
  const { db, today, now, newId, operator } = context
  // load
  const client = findClient(db, input.clientId)
  if (!client) return refuse('client.notFound', { id: input.clientId })
  const paidOn = input.paidOn ?? today
  // decide
  if (input.amount === 0) return refuse('payment.amountZero', {})
  const typed = checkTyped(context, { paidOn, reference: input.reference })
  if (!typed.ok) return typed
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, paidOn)
  if (!rate.ok) return rate
  // save
  const id = newId()
  payments.insertPayment(db, {
    id,
    clientId: client.id,
    serialId: null,
    orderId: null,
    slipId: null,
    kind: 'payment',
    amount: input.amount,
    inFavour: input.amount,
    vatBasisPoints: rate.value,
    method: input.method,
    reference: input.reference ?? '',
    paidOn,
    registeredOn: today,
    registeredAt: now,
    operatorId: operator.id,
    reverses: null,
    reason: null,
  })
  const kept = saveReceipts(context, id, input.receipts ?? [])
  return kept.ok ? ok({ id, balance: payments.balanceOf(db, client.id) }) : kept
}

function withReceipts<T extends { readonly id: string }>(
  context: CommandContext,
  registered: Result<T>,
  receipts: readonly string[],
): Result<T> {
  if (!registered.ok) return registered
  const kept = saveReceipts(context, registered.value.id, receipts)
  return kept.ok ? registered : kept
}

function isThereAlready(payment: payments.Payment, to: InputOf<'payments.move'>['to']): boolean {
  if ('orderId' in to) return to.orderId === payment.orderId
  if ('serialId' in to) return to.serialId === payment.serialId
  return to.clientId === payment.clientId && payment.inFavour === payment.amount
}
